using System.Collections.Immutable;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Sampling;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.StudyReport;

/// <summary>What drawing the arms of a study together came to.</summary>
/// <param name="Study">The printed facts.</param>
/// <param name="Audit">Their audit by arithmetic.</param>
/// <param name="Sample">The cohorts; null when the audit found a contradiction.</param>
/// <param name="Files">The files that were written; none unless cohorts were found.</param>
public sealed record SampleOutcome(PublishedStudy Study, AuditReport Audit, StudySample? Sample, IReadOnlyList<string> Files)
{
    /// <summary>What the printed facts prove of figures that were not printed, whatever the draws.</summary>
    public ImmutableArray<EndpointBounds> Bounds { get; init; } = [];

    /// <summary>Where no cohort was found: endpoints whose own facts are proved to allow none, by the study's conventions.</summary>
    public ImmutableArray<Certificate> Proofs { get; init; } = [];
}
