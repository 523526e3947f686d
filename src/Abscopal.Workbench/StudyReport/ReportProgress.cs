namespace Abscopal.Workbench.StudyReport;

/// <summary>How far a report is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">The parts done.</param>
/// <param name="Total">The parts in all; 0 where they are not counted.</param>
public readonly record struct ReportProgress(ReportStage Stage, int Done, int Total);
