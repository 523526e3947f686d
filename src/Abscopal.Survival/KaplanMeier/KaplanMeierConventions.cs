namespace Abscopal.Survival;

/// <summary>The conventions that made a result.</summary>
/// <param name="Profile">The name of the profile.</param>
/// <param name="Level">The confidence level.</param>
/// <param name="IntervalType">The scale of the limits.</param>
/// <param name="Plateau">What a quantile is on a plateau.</param>
/// <param name="Crossing">Where limits of a quantile lie when the limits of the curve are not monotone.</param>
/// <param name="Variance">How the variance was estimated.</param>
public sealed record KaplanMeierConventions(
    string Profile,
    double Level,
    ConfidenceIntervalType IntervalType,
    PlateauRule Plateau,
    LimitCrossing Crossing,
    VarianceKind Variance);
