namespace Abscopal.Survival;

/// <summary>The function of time against which coefficients are tested for change.</summary>
public enum ProportionalityScale
{
    /// <summary>One less the Kaplan-Meier estimate of the whole sample just before each time.</summary>
    KaplanMeier,

    /// <summary>The rank of each time among all rows, tied ranks averaged.</summary>
    Rank,

    /// <summary>Time itself.</summary>
    Identity,

    /// <summary>The logarithm of time.</summary>
    Log,
}
