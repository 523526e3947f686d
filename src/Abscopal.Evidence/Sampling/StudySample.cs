using System.Collections.Immutable;
using Abscopal.Evidence.Cohorts;

namespace Abscopal.Evidence.Sampling;

/// <summary>Cohorts of several arms drawn together, with what was held and how much the draws tell.</summary>
public sealed record StudySample
{
    /// <summary>What was asked for.</summary>
    public required CohortOptions Options { get; init; }

    /// <summary>What the search found: cohorts, or that the budget ran out. A walk never proves a contradiction.</summary>
    public required CohortOutcome Outcome { get; init; }

    /// <summary>The arms, in the order of the study.</summary>
    public required ImmutableArray<string> Arms { get; init; }

    /// <summary>The cohorts: for each number one of every arm, in the order of <see cref="Arms"/>; empty unless they were found.</summary>
    public ImmutableArray<Cohort> Cohorts { get; init; } = [];

    /// <summary>Printed facts that the cohorts were not held to, each with the reason.</summary>
    public ImmutableArray<string> NotHeld { get; init; } = [];

    /// <summary>Where no cohort was found: the printed facts that the nearest cohorts missed. No proof that they contradict each other.</summary>
    public ImmutableArray<string> Missed { get; init; } = [];

    /// <summary>What was assumed beyond the print.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>How much the draws tell of figures that were not printed.</summary>
    public ImmutableArray<DrawDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>The temperatures that the cohorts were led through.</summary>
    public int Temperatures { get; init; }

    /// <summary>How many of the cohorts that were begun with have descendants among the draws.</summary>
    public int Families { get; init; }

    /// <summary>The proposals of all walks.</summary>
    public long Steps { get; init; }

    /// <summary>The share of proposals that were accepted.</summary>
    public double Acceptance { get; init; }
}
