namespace Abscopal.Survival;

/// <summary>How a cumulative hazard and its limits are made.</summary>
public sealed record NelsonAalenOptions
{
    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>How events at one time enter.</summary>
    /// <value>Together by default.</value>
    public HazardTies Ties { get; init; }

    /// <summary>The scale on which the limits are symmetric.</summary>
    /// <value>The logarithm by default.</value>
    public HazardScale Scale { get; init; } = HazardScale.Log;

    /// <summary>The variance; null takes the robust one for case weights and the model's otherwise.</summary>
    public VarianceKind? Variance { get; init; }
}
