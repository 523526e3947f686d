using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.StudyReport;

/// <summary>An arm of another trial that is shown beside the study's own.</summary>
/// <param name="Study">The other trial.</param>
/// <param name="Arm">Its arm.</param>
/// <param name="Group">The group it is pooled in beside all others; null for none.</param>
public sealed record ComparatorArm(PublishedStudy Study, PublishedArm Arm, Words? Group);
