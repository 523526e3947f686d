namespace Abscopal.Trials.SampleSize;

/// <summary>Which variances of a weighted log-rank score a sample size is computed with.</summary>
public enum ScoreVariance
{
    /// <summary>That of the alternative, for level and power alike: the mean of the standardised statistic.</summary>
    Alternative,

    /// <summary>
    /// Information of the null for the level, of the alternative for the power, both on the scale of the weighted average
    /// effect score / variance; gsDesign2 does so.
    /// </summary>
    NullAndAlternative,
}
