namespace Abscopal.Survival;

/// <summary>The conventions that made a result.</summary>
/// <param name="Profile">The name of the profile.</param>
/// <param name="Level">The confidence level.</param>
/// <param name="IntervalType">The scale of the limits.</param>
/// <param name="Variance">The variance behind the limits.</param>
/// <param name="Plateau">What a quantile is on a plateau.</param>
public sealed record CumulativeIncidenceConventions(
    string Profile,
    double Level,
    ConfidenceIntervalType IntervalType,
    IncidenceVariance Variance,
    PlateauRule Plateau);
