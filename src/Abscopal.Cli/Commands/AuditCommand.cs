using System.CommandLine;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Cohorts;
using Abscopal.Workbench.Json;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal audit</c>: can the printed numbers of a study all be true?</summary>
internal static class AuditCommand
{
    public static Command Create(Stream output)
    {
        var study = new Argument<string>("STUDY") { Description = "A study folder, or a published.yaml." };
        Option<string?> json = new SurvivalOptions().Json;
        var command = new Command("audit", "Checks whether the printed numbers of a study can all be true together.") { study };
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            AuditReport report = AuditJob.Run(parsed.GetValue(study)!);
            ResultOutput.Write(parsed, json, output, stream => AuditJson.Write(report, stream), () => Show(report));
            return report.IsConsistent ? ExitCode.Success : ExitCode.Findings;
        });
        return command;
    }

    private static void Show(AuditReport report)
    {
        Console.WriteLine(report.IsConsistent ? $"{report.Study}: no contradiction among the printed numbers." : $"{report.Study}: the printed numbers contradict each other.");
        foreach (AuditFinding finding in report.Findings) Console.WriteLine($"  {finding.Severity.ToString().ToLowerInvariant()}: {finding.Message}");
        if (report.Evidence.IsEmpty) return;
        ConsoleTable.Show(
            ["Follow-up, endpoint", .. Enum.GetValues<Survival.ConfidenceIntervalType>().Select(JsonEstimates.Name)],
            report.Evidence.GroupBy(e => (e.Arm, e.FollowUp, e.Endpoint)).Select(g => (IReadOnlyList<string>)
            [
                $"{g.Key.FollowUp.ToString().ToLowerInvariant()}, {g.Key.Endpoint}",
                .. g.GroupBy(e => e.Convention.IntervalType).OrderBy(t => t.Key).Select(t => string.Join(" / ", t.Select(e => ConsoleTable.Whole(e.Orders)))),
            ]));
        Console.WriteLine("Orders of events and censorings that each interval type allows, with the median at the middle of a plateau / at its first time: evidence, not exclusion.");
        Console.WriteLine($"Conventions with a joint cohort as witness: {ConsoleTable.Whole(report.Witnesses.Count(w => w.Outcome == CohortOutcome.Found))} of {ConsoleTable.Whole(report.Witnesses.Length)}.");
    }
}
