namespace Abscopal.Workbench.StudyReport;

/// <summary>What a report job came to.</summary>
/// <param name="Analysis">Its numbers.</param>
/// <param name="Files">The files that were written; none when the printed facts contradict each other.</param>
public sealed record ReportOutcome(ReportAnalysis Analysis, IReadOnlyList<string> Files);
