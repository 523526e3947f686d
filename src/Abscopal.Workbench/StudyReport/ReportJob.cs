using System.Text;
using Abscopal.Input;
using Abscopal.Reporting.Documents;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Takes a study from its folder to its report.</summary>
public static class ReportJob
{
    /// <summary>Analyses the study, then writes page, figures, tables, cohorts, results and script.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Told how far the work is.</param>
    /// <param name="cancellation">Stops the work; nothing is written before all is computed.</param>
    /// <exception cref="InvalidInputException">The study is wrong or the output folder cannot be written.</exception>
    public static ReportOutcome Run(ReportRequest request, IProgress<ReportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        FigureFile.CheckLanguage(request.Language);
        OutputFile.CheckFolder(request.Output);
        ReportAnalysis analysis = ReportAnalyser.Run(request, progress, cancellation);
        if (!analysis.Audit.IsConsistent) return new ReportOutcome(analysis, []);
        progress?.Report(new ReportProgress(ReportStage.Writing, 0, 0));
        Dictionary<string, byte[]> files = Compose(analysis, request, cancellation);
        foreach ((string name, byte[] content) in files) OutputFile.Write(Path.Combine(request.Output, name), stream => stream.Write(content));
        return new ReportOutcome(analysis, [.. files.Keys]);
    }

    private static Dictionary<string, byte[]> Compose(ReportAnalysis analysis, ReportRequest request, CancellationToken cancellation)
    {
        var text = new ReportText(analysis, Vocabulary.For(request.Language));
        IReadOnlyList<ReportFigure> figures = new ReportFigures(analysis, text).Draw();
        byte[][] pictures = new byte[figures.Count][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancellation };
        Parallel.For(0, figures.Count, parallel, i => pictures[i] = PngWriter.Write(figures[i].Scene));
        var page = new ReportPage(analysis, text, figures);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["report.html"] = Encoding.UTF8.GetBytes(page.Build()) };
        for (int i = 0; i < figures.Count; i++)
        {
            files[$"figures/{figures[i].File}.svg"] = Encoding.UTF8.GetBytes(SvgWriter.Write(figures[i].Scene));
            files[$"figures/{figures[i].File}.png"] = pictures[i];
        }

        foreach (NamedTable table in page.Tables) files[$"tables/{table.File}.csv"] = Encoding.UTF8.GetBytes(CsvTable.Write(table.Table));
        using var results = new MemoryStream();
        ReportJson.Write(analysis, results);
        files["results.json"] = results.ToArray();
        if (analysis.Cohorts is { Cohorts.IsEmpty: false } cohorts)
        {
            files["cohorts.csv"] = Encoding.UTF8.GetBytes(CohortsCsv.Write(cohorts.Cohorts));
            files["report.R"] = Encoding.UTF8.GetBytes(ReportScript.Write(analysis));
        }

        return files;
    }
}
