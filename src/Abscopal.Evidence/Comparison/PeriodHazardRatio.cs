using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>The hazard ratio in a period.</summary>
/// <param name="From">Months; events after it count.</param>
/// <param name="To">Months; events up to and at it count. Infinite in the last period.</param>
/// <param name="LogRatio">The log hazard ratio of treatment over control.</param>
public sealed record PeriodHazardRatio(double From, Estimate To, ImputedEstimate LogRatio);
