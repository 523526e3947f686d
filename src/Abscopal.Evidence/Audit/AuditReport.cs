using System.Collections.Immutable;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Orders;
using Abscopal.Survival;

namespace Abscopal.Evidence.Audit;

/// <summary>Whether the printed facts of a study can all be true, and what can have made them.</summary>
public sealed record AuditReport
{
    /// <summary>The study's identifier.</summary>
    public required string Study { get; init; }

    /// <summary>What was found.</summary>
    public required ImmutableArray<AuditFinding> Findings { get; init; }

    /// <summary>How many orders each convention allows, by arm, endpoint and assumption.</summary>
    public required ImmutableArray<ConventionEvidence> Evidence { get; init; }

    /// <summary>For each convention and assumption a cohort that meets every fact at once, or why there is none.</summary>
    public required ImmutableArray<ConventionWitness> Witnesses { get; init; }

    /// <summary>The orders of each endpoint that the evidence was counted in, by arm and assumption.</summary>
    public required ImmutableArray<ArmSearch> Searches { get; init; }

    /// <summary>Whether no contradiction was found.</summary>
    public bool IsConsistent => Findings.All(f => f.Severity != FindingSeverity.Contradiction);

    /// <summary>The interval types under which every arm has a witness, or that nothing excludes where none was looked for; none where the print contradicts itself.</summary>
    public ImmutableArray<ConfidenceIntervalType> CompatibleIntervalTypes => Compatible(c => c.IntervalType);

    /// <summary>The median rules under which every arm has a witness, or that nothing excludes where none was looked for; none where the print contradicts itself.</summary>
    public ImmutableArray<PlateauRule> CompatibleMedianRules => Compatible(c => c.Plateau);

    private ImmutableArray<T> Compatible<T>(Func<OrderConvention, T> part)
        where T : notnull
    {
        if (!IsConsistent) return [];
        return
        [
            .. OrderConvention.All.Select(part).Distinct().Where(value => Witnesses
                .Where(w => part(w.Convention).Equals(value))
                .GroupBy(w => w.Arm, StringComparer.Ordinal)
                .All(arm => arm.Any(w => w.Outcome != CohortOutcome.Contradiction))),
        ];
    }
}
