namespace Abscopal.Survival;

/// <summary>The unit in which times are given and results are stated.</summary>
public enum TimeUnit
{
    /// <summary>Not stated.</summary>
    Unstated,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Weeks of 7 days.</summary>
    Weeks,

    /// <summary>Months of 30.4375 days.</summary>
    Months,

    /// <summary>Years of 365.25 days.</summary>
    Years,
}
