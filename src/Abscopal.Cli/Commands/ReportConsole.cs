using System.Globalization;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Cohorts;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Cli.Commands;

/// <summary>Tells on the console what a report came to.</summary>
internal static class ReportConsole
{
    public static int Write(ReportOutcome outcome, ReportRequest request, TimeSpan elapsed, TextWriter console, TextWriter errors)
    {
        ReportAnalysis analysis = outcome.Analysis;
        if (!analysis.Audit.IsConsistent)
        {
            errors.WriteLine($"abscopal: the printed facts of {analysis.Study.Published.Id} contradict each other; no report was written:");
            foreach (AuditFinding finding in analysis.Audit.Findings.Where(f => f.Severity == FindingSeverity.Contradiction)) errors.WriteLine("  " + finding.Message);
            return ExitCode.Findings;
        }

        console.WriteLine($"{analysis.Study.Published.Title}: {analysis.Arm.Label}, n = {Text(analysis.Arm.N)}");
        foreach (FactAgreement fact in analysis.Agreements.Where(a => a.Figure == FactFigure.Quantile))
            console.WriteLine($"  {fact.Endpoint}: median {fact.Published?.ToString() ?? "NE"} months");
        if (analysis.Cohorts is { } cohorts)
        {
            int agreeing = analysis.Agreements.Count(a => a.Agreeing == a.Cohorts);
            console.WriteLine(cohorts.Outcome == CohortOutcome.Found
                ? $"  {Text(cohorts.Cohorts.Length)} reconstructed cohorts; {Text(agreeing)} of {Text(analysis.Agreements.Length)} printed numbers reproduced in every one"
                : "  no cohort was found within the budget: undecided");
        }

        foreach (AuditFinding finding in analysis.Audit.Findings) console.WriteLine($"  {finding.Severity.ToString().ToLowerInvariant()}: {finding.Message}");
        console.WriteLine($"  report: {Path.Combine(request.Output, "report.html")}");
        console.WriteLine($"  also there: figures/, tables/, results.json{(outcome.Files.Contains("cohorts.csv", StringComparer.Ordinal) ? ", cohorts.csv, report.R" : "")}");
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  took {elapsed.TotalSeconds:0.0} s"));
        return ExitCode.Success;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
