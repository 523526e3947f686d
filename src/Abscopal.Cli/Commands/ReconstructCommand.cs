using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Workbench.Curves;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal reconstruct</c>: cohorts from printed facts, or one data set from a digitised curve.</summary>
internal static class ReconstructCommand
{
    public static Command Create(TextWriter console, TextWriter errors)
    {
        var source = new Argument<string>("SOURCE") { Description = "A study folder, or the CSV of a digitised curve (columns time, survival)." };
        var output = new Option<string>("--out") { Description = "Where to write.", Required = true, HelpName = "FOLDER" };
        var cohorts = new Option<int?>("--cohorts") { Description = "Number of cohorts (study folder).", HelpName = "N" };
        var seed = new Option<ulong?>("--seed") { Description = "Seed (study folder).", HelpName = "SEED" };
        var atRisk = new Option<string?>("--at-risk") { Description = "CSV of numbers at risk (columns time, at_risk), for a curve.", HelpName = "FILE" };
        var events = new Option<int?>("--events") { Description = "Total events, for a curve.", HelpName = "N" };
        var subjects = new Option<int?>("--subjects") { Description = "Subjects, for a curve without numbers at risk.", HelpName = "N" };
        var facts = new Option<string?>("--facts") { Description = "Printed facts (published.yaml) that sharpen a curve: events, median, rates, row at risk, hazard ratio.", HelpName = "FILE" };
        var arm = new Option<string?>("--arm") { Description = "The curve's arm in the facts.", HelpName = "ID" };
        var reference = new Option<string?>("--reference") { Description = "CSV of the curve of the other arm: both are rebuilt to meet the printed hazard ratio.", HelpName = "FILE" };
        var referenceAtRisk = new Option<string?>("--reference-at-risk") { Description = "CSV of its numbers at risk.", HelpName = "FILE" };
        var referenceArm = new Option<string?>("--reference-arm") { Description = "Its arm in the facts.", HelpName = "ID" };
        var endpoint = new Option<string>("--endpoint") { Description = "Name of the endpoint, for a curve.", DefaultValueFactory = _ => "OS", HelpName = "NAME" };
        var threads = new Option<int?>("--threads") { Description = "Threads (study folder); the result does not depend on it.", HelpName = "N" };
        var arms = new Option<string?>("--arms") { Description = "Arms to draw, with commas between (study folder).", HelpName = "ID,ID" };
        var command = new Command("reconstruct", "Cohorts from printed facts, or one data set from a digitised curve.") { source };
        foreach (Option option in new Option[] { output, cohorts, seed, atRisk, events, subjects, facts, arm, reference, referenceAtRisk, referenceArm, endpoint, threads, arms }) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetValue(source)!;
            if (!Directory.Exists(path))
            {
                ReconstructedCurve curve = ReconstructCurveJob.Run(new ReconstructCurveRequest
                {
                    Curve = path,
                    AtRisk = parsed.GetValue(atRisk),
                    Options = new CurveReconstructionOptions { TotalEvents = parsed.GetValue(events), Subjects = parsed.GetValue(subjects) },
                    Facts = parsed.GetValue(facts),
                    Arm = parsed.GetValue(arm),
                    Reference = parsed.GetValue(reference),
                    ReferenceAtRisk = parsed.GetValue(referenceAtRisk),
                    ReferenceArm = parsed.GetValue(referenceArm),
                    OutputFolder = parsed.GetValue(output)!,
                    Endpoint = parsed.GetValue(endpoint)!,
                });
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{curve.Times.Length} subjects, {curve.EventCount} events; mean distance from the clicks {curve.Diagnostics.MeanError:0.00} percentage points"));
                console.WriteLine($"  written: {Path.Combine(parsed.GetValue(output)!, "reconstructed.csv")} (reconstructed, not patient data)");
                return Task.FromResult(ExitCode.Success);
            }

            if (parsed.GetValue(cohorts) is < 1) throw new InvalidInputException(new InputProblem("too few cohorts", Key: "--cohorts", Allowed: "1 or more"));
            var clock = Stopwatch.StartNew();
            var progress = new StageProgress(errors, clock);
            var request = new ReportRequest { Study = path, Output = parsed.GetValue(output)!, Cohorts = parsed.GetValue(cohorts), Seed = parsed.GetValue(seed) };
            if (parsed.GetValue(threads) is { } count)
            {
                if (count < 1) throw new InvalidInputException(new InputProblem("too few threads", Key: "--threads", Allowed: "1 or more"));
                request = request with { Threads = count };
            }

            string[] chosen = parsed.GetValue(arms)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
            if (SampleJob.Applies(StudyFolder.Read(path).Published))
            {
                SampleOutcome sample = SampleJob.Run(request, chosen, progress, cancellation);
                progress.Finish();
                return Task.FromResult(ReportConsole.WriteSample(sample, request, clock.Elapsed, console, errors));
            }

            ReportOutcome outcome = ReconstructJob.Run(request, progress, cancellation);
            progress.Finish();
            return Task.FromResult(ReportConsole.WriteCohorts(outcome, request, clock.Elapsed, console, errors));
        });
        return command;
    }
}
