using System.Globalization;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Cli.Commands;

/// <summary>Tells on the console what a report came to.</summary>
internal static class ReportConsole
{
    public static int Write(ReportOutcome outcome, ReportRequest request, TimeSpan elapsed, TextWriter console, TextWriter errors)
    {
        ReportAnalysis analysis = outcome.Analysis;
        if (!analysis.Audit.IsConsistent) return Contradiction(analysis, errors);
        console.WriteLine($"{analysis.Study.Published.Title}: {analysis.Arm.Label}, n = {Text(analysis.Arm.N)}");
        foreach (FactAgreement fact in analysis.Agreements.Where(a => a.Figure == FactFigure.Quantile))
            console.WriteLine($"  {fact.Endpoint}: median {fact.Published?.ToString() ?? "NE"} {analysis.Study.Published.TimeUnit.ToString().ToLowerInvariant()}");
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

    /// <summary>Tells what a reconstruction without a report came to.</summary>
    public static int WriteCohorts(ReportOutcome outcome, ReportRequest request, TimeSpan elapsed, TextWriter console, TextWriter errors)
    {
        ReportAnalysis analysis = outcome.Analysis;
        if (!analysis.Audit.IsConsistent) return Contradiction(analysis, errors);
        if (analysis.Cohorts is not { } cohorts)
        {
            errors.WriteLine($"abscopal: {analysis.Arm.Label}: undecided; cohorts are searched for arms of at most 64 subjects with the events of PFS or OS printed");
            return ExitCode.Findings;
        }

        if (cohorts.Outcome != CohortOutcome.Found)
        {
            if (WriteProofs(analysis.Proofs, analysis.Study.Published.Id, errors)) return ExitCode.Findings;
            errors.WriteLine(cohorts.Outcome == CohortOutcome.Contradiction
                ? $"abscopal: {cohorts.ContradictoryEndpoint}: no order of events can have printed these figures under the study's interval type, median rule and follow-up (all were tried)"
                : "abscopal: no cohort was found within the budget, and no proof that there is none: undecided");
            return ExitCode.Findings;
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cohorts.Cohorts.Length} cohorts that reproduce every printed number ({cohorts.Attempts} candidates) in {elapsed.TotalSeconds:0.0} s"));
        foreach (string line in BoundsTable.Lines(analysis.Bounds)) console.WriteLine("  " + line);
        console.WriteLine($"  written: {Path.Combine(request.Output, "cohorts.csv")}, summary.json, bounds.csv (reconstructed, not patient data)");
        return ExitCode.Success;
    }

    /// <summary>Tells what drawing the arms of a study together came to.</summary>
    public static int WriteSample(SampleOutcome outcome, ReportRequest request, TimeSpan elapsed, TextWriter console, TextWriter errors)
    {
        if (outcome.Sample is not { } sample)
        {
            errors.WriteLine($"abscopal: the printed facts of {outcome.Study.Id} contradict each other; nothing was written:");
            foreach (AuditFinding finding in outcome.Audit.Findings.Where(f => f.Severity == FindingSeverity.Contradiction)) errors.WriteLine("  " + finding.Message);
            return ExitCode.Findings;
        }

        if (sample.Outcome != CohortOutcome.Found)
        {
            if (WriteProofs(outcome.Proofs, outcome.Study.Id, errors)) return ExitCode.Findings;
            errors.WriteLine($"abscopal: {outcome.Study.Id}: no cohort was found within the budget, and no proof that there is none: undecided; nothing was written. The nearest cohorts miss:");
            foreach (string fact in sample.Missed) errors.WriteLine("  " + fact);
            if (sample.Missed.Any(m => m.Contains(" against ", StringComparison.Ordinal)))
                errors.WriteLine("A ratio of a stratified model is hardly met without its strata; if it is one, mark the comparison 'stratified: true' and it is not held.");
            return ExitCode.Findings;
        }

        double least = sample.Diagnostics.Select(d => d.EffectiveSampleSize).DefaultIfEmpty(sample.Options.Count).Min();
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample.Options.Count} cohorts of {string.Join(", ", sample.Arms)} that reproduce every printed number held (they tell as much as {least:0} independent ones or more) in {elapsed.TotalSeconds:0.0} s"));
        foreach (string fact in sample.NotHeld) console.WriteLine("  not held: " + fact);
        foreach (string text in sample.Assumptions) console.WriteLine("  assumed: " + text);
        foreach (string line in BoundsTable.Lines(outcome.Bounds)) console.WriteLine("  " + line);
        console.WriteLine($"  written: {Path.Combine(request.Output, "cohorts.csv")}, summary.json, bounds.csv (reconstructed, not patient data)");
        return ExitCode.Success;
    }

    private static bool WriteProofs(IReadOnlyCollection<Certificate> proofs, string study, TextWriter errors)
    {
        if (proofs.Count == 0) return false;
        errors.WriteLine($"abscopal: {study}: no cohort can have printed these facts together by the study's interval type, median rule and follow-up (proved); nothing was written:");
        foreach (Certificate proof in proofs)
            errors.WriteLine($"  {proof.Arm}, {proof.Endpoint}: {string.Join("; ", proof.Facts)} ({(proof.Proof == CertificateProof.Search ? "every order of events was tried" : "by the counts at the printed times")}; without any one of them the proof would not hold)");
        return true;
    }

    private static int Contradiction(ReportAnalysis analysis, TextWriter errors)
    {
        errors.WriteLine($"abscopal: the printed facts of {analysis.Study.Published.Id} contradict each other; nothing was written:");
        foreach (AuditFinding finding in analysis.Audit.Findings.Where(f => f.Severity == FindingSeverity.Contradiction)) errors.WriteLine("  " + finding.Message);
        return ExitCode.Findings;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
