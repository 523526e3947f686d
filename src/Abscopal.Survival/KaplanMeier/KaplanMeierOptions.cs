namespace Abscopal.Survival;

/// <summary>How a Kaplan-Meier curve, its limits and its quantiles are made.</summary>
public sealed record KaplanMeierOptions
{
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

    internal KaplanMeierConventions Resolve()
    {
        if (!(Level > 0 && Level < 1)) throw new SurvivalDataException($"the confidence level is {Level:R}; it must lie strictly between 0 and 1");
        return new KaplanMeierConventions(Profile.Name, Level, IntervalType ?? Profile.IntervalType, Plateau ?? Profile.Plateau, Crossing ?? Profile.Crossing);
    }
}
