using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Sampling;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.StudyReport;

/// <summary>What drawing the arms of a study together came to.</summary>
/// <param name="Study">The printed facts.</param>
/// <param name="Audit">Their audit by arithmetic.</param>
/// <param name="Sample">The cohorts; null when the audit found a contradiction.</param>
/// <param name="Files">The files that were written; none unless cohorts were found.</param>
public sealed record SampleOutcome(PublishedStudy Study, AuditReport Audit, StudySample? Sample, IReadOnlyList<string> Files);
