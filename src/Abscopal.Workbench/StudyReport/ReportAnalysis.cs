using System.Collections.Immutable;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Survival;
using Abscopal.Workbench.AcrossTrials;
using Abscopal.Workbench.Explore;
using Abscopal.Workbench.NextTrial;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Every number of a report, before any of it is drawn or written.</summary>
public sealed record ReportAnalysis
{
    /// <summary>The study.</summary>
    public required StudyFolder Study { get; init; }

    /// <summary>The arm that is reported.</summary>
    public required PublishedArm Arm { get; init; }

    /// <summary>The audit of the printed facts.</summary>
    public required AuditReport Audit { get; init; }

    /// <summary>How curves, limits and medians are made.</summary>
    public required KaplanMeierOptions Options { get; init; }

    /// <summary>The cohorts under the study's assumption on follow-up; null where the arm is too large to search.</summary>
    public CohortSet? Cohorts { get; init; }

    /// <summary>The cohorts under the opposite assumption.</summary>
    public CohortSet? Opposite { get; init; }

    /// <summary>The endpoints as recomputed from the cohorts.</summary>
    public ImmutableArray<EndpointAnalysis> Endpoints { get; init; } = [];

    /// <summary>What the printed facts prove of figures that were not printed, whatever the draws.</summary>
    public ImmutableArray<EndpointBounds> Bounds { get; init; } = [];

    /// <summary>Where no cohort was found: endpoints whose own facts are proved to allow none, by the study's conventions.</summary>
    public ImmutableArray<Certificate> Proofs { get; init; } = [];

    /// <summary>Printed numbers beside the cohorts' own.</summary>
    public ImmutableArray<FactAgreement> Agreements { get; init; } = [];

    /// <summary>The arms of other trials that are shown beside this one.</summary>
    public ImmutableArray<ComparatorArm> Comparators { get; init; } = [];

    /// <summary>The study compared with those arms, an endpoint each: ratios, means, rates, pooled arms, and what bias could do.</summary>
    public ImmutableArray<ContrastResult> AcrossTrials { get; init; } = [];

    /// <summary>What virtual patients show under each explanation; null without a regimen file <c>regimens/ID.yaml</c> beside the studies.</summary>
    public ExploreResult? Mechanism { get; init; }

    /// <summary>Options for the next trial; null without a design file <c>designs/ID-phase3.yaml</c> beside the studies, or without a signal.</summary>
    public NextTrialPlan? NextTrial { get; init; }
}
