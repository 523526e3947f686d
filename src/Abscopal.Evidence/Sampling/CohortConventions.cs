using Abscopal.Survival;

namespace Abscopal.Evidence.Sampling;

/// <summary>The conventions that printed limits and medians are taken to follow.</summary>
/// <param name="IntervalType">The scale of the limits.</param>
/// <param name="Plateau">What a quantile is where the curve is flat at its level.</param>
/// <param name="Crossing">Where upper limits that rise again cross a level.</param>
internal readonly record struct CohortConventions(ConfidenceIntervalType IntervalType, PlateauRule Plateau, LimitCrossing Crossing);
