using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>The hazard ratio of a time to event between two arms, in a subgroup.</summary>
/// <param name="Variable">The variable; null for everyone.</param>
/// <param name="Value">The value of the variable.</param>
/// <param name="Arms">Who had the event, by arm in the order of the study.</param>
/// <param name="Ratio">The hazard ratio of the treated arm against the reference, by Cox regression with Efron's handling of ties; not estimable where an arm or an event is missing.</param>
/// <param name="Limits">Its Wald limits.</param>
public sealed record SubgroupHazard(string? Variable, string Value, ImmutableArray<ArmEvents> Arms, Estimate Ratio, Interval Limits);
