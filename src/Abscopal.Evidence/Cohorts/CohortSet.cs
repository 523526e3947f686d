using System.Collections.Immutable;
using Abscopal.Evidence.Orders;

namespace Abscopal.Evidence.Cohorts;

/// <summary>Cohorts drawn from one arm's printed facts, with the choices that made them.</summary>
public sealed record CohortSet
{
    /// <summary>What was asked for.</summary>
    public required CohortOptions Options { get; init; }

    /// <summary>What the search found.</summary>
    public required CohortOutcome Outcome { get; init; }

    /// <summary>The cohorts; empty unless they were found.</summary>
    public ImmutableArray<Cohort> Cohorts { get; init; } = [];

    /// <summary>The orders of each endpoint that the cohorts were drawn from.</summary>
    public ImmutableArray<OrderSearchResult> Searches { get; init; } = [];

    /// <summary>The candidates that were drawn; those not in <see cref="Cohorts"/> failed a condition that joins endpoints.</summary>
    public long Attempts { get; init; }

    /// <summary>The endpoint that no order can have printed, when that is the outcome.</summary>
    public string? ContradictoryEndpoint { get; init; }
}
