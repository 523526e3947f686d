using System.Text;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Draws the cohorts of a study and writes them with a summary, without the report.</summary>
public static class ReconstructJob
{
    /// <summary>Draws and writes <c>cohorts.csv</c>, <c>summary.json</c> and <c>bounds.csv</c>; nothing where no cohort was found.</summary>
    /// <param name="request">The study, the folder, how many cohorts and from which seed.</param>
    /// <param name="progress">Told how far the work is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static ReportOutcome Run(ReportRequest request, IProgress<ReportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OutputFile.CheckFolder(request.Output);
        ReportAnalysis analysis = ReportAnalyser.RunOwnNumbers(request, progress, cancellation);
        if (analysis.Cohorts is not { Cohorts.IsEmpty: false } cohorts) return new ReportOutcome(analysis, []);
        byte[] csv = Encoding.UTF8.GetBytes(CohortsCsv.Write(cohorts.Cohorts));
        OutputFile.Write(Path.Combine(request.Output, "cohorts.csv"), stream => stream.Write(csv));
        OutputFile.Write(Path.Combine(request.Output, "summary.json"), stream => ReportJson.Write(analysis, stream));
        byte[] bounds = Encoding.UTF8.GetBytes(BoundsTable.Csv(analysis.Bounds));
        OutputFile.Write(Path.Combine(request.Output, BoundsTable.File), stream => stream.Write(bounds));
        return new ReportOutcome(analysis, ["cohorts.csv", "summary.json", BoundsTable.File]);
    }
}
