using Abscopal.Reporting.Documents;

namespace Abscopal.Workbench.StudyReport;

/// <summary>A table of a report.</summary>
/// <param name="File">The name of its CSV file, without ending.</param>
/// <param name="Table">The table.</param>
internal sealed record NamedTable(string File, ReportTable Table);
