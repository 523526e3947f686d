namespace Abscopal.Survival;

/// <summary>How a Kaplan-Meier curve, its limits and its quantiles are made.</summary>
public sealed record KaplanMeierOptions
{
    internal static readonly KaplanMeierOptions Default = new();

    /// <summary>The conventions that nothing else decides.</summary>
    /// <value>R by default.</value>
    public ConventionProfile Profile { get; init; } = ConventionProfile.R;

    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>The interval type; null takes that of the profile.</summary>
    public ConfidenceIntervalType? IntervalType { get; init; }

    /// <summary>What a quantile is on a plateau; null takes the rule of the profile.</summary>
    public PlateauRule? Plateau { get; init; }

    /// <summary>Where limits of a quantile lie when the limits of the curve are not monotone; null takes the rule of the profile.</summary>
    public LimitCrossing? Crossing { get; init; }

    /// <summary>The variance; null takes the robust one for case weights and Greenwood's otherwise.</summary>
    public VarianceKind? Variance { get; init; }

    /// <summary>
    /// The time at which the curve starts at 1: the curve is then the survival conditional on being free of the event
    /// at that time.
    /// </summary>
    /// <value>0 by default, not negative.</value>
    public double StartTime { get; init; }

    internal KaplanMeierConventions Resolve(bool weighted)
    {
        if (!(Level > 0 && Level < 1)) throw new SurvivalDataException($"the confidence level is {Level:R}; it must lie strictly between 0 and 1");
        if (!(StartTime >= 0 && double.IsFinite(StartTime))) throw new SurvivalDataException($"the start time is {StartTime:R}; it must be a finite number of at least 0");
        return new KaplanMeierConventions(
            Profile.Name,
            Level,
            IntervalType ?? Profile.IntervalType,
            Plateau ?? Profile.Plateau,
            Crossing ?? Profile.Crossing,
            Variance ?? (weighted ? VarianceKind.Robust : VarianceKind.Model));
    }
}
