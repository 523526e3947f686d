namespace Abscopal.Study.Published;

/// <summary>The unit of a printed number.</summary>
public enum PrintedUnit
{
    /// <summary>A count, a ratio or a probability.</summary>
    None,

    /// <summary>Months of 30.4375 days.</summary>
    Months,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Years.</summary>
    Years,

    /// <summary>Hundredths of the whole.</summary>
    Percent,
}
