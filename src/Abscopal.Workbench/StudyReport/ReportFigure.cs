using Abscopal.Reporting.Scenes;

namespace Abscopal.Workbench.StudyReport;

/// <summary>A figure of a report.</summary>
/// <param name="File">The name of its files, without ending.</param>
/// <param name="Caption">Its caption.</param>
/// <param name="Scene">The drawing.</param>
internal sealed record ReportFigure(string File, string Caption, Scene Scene);
