namespace Abscopal.Survival;

/// <summary>How restricted mean survival times are made.</summary>
public sealed record RestrictedMeanOptions
{
    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>
    /// The time to which the mean is restricted, in the unit of the data; null takes the smallest of the groups' last
    /// observed times.
    /// </summary>
    public double? Horizon { get; init; }

    /// <summary>The variance; null takes the robust one for case weights and Greenwood's otherwise.</summary>
    public VarianceKind? Variance { get; init; }
}
