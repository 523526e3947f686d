using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Study.Published;
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
        Option[] ofCurves = [atRisk, events, subjects, facts, arm, reference, referenceAtRisk, referenceArm, endpoint], ofStudies = [cohorts, seed, threads, arms];
        command.SetAction((parsed, cancellation) =>
        {
            string path = parsed.GetValue(source)!;
            bool isStudy = Directory.Exists(path);
            foreach (Option option in isStudy ? ofCurves : ofStudies) Refuse(parsed, option, isStudy);
            if (!isStudy)
            {
                OneOrMore(parsed, subjects, "subjects");
                return Task.FromResult(Rebuild(new ReconstructCurveRequest
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
                }, console));
            }

            OneOrMore(parsed, cohorts, "cohorts");
            OneOrMore(parsed, threads, "threads");
            var request = new ReportRequest { Study = path, Output = parsed.GetValue(output)!, Cohorts = parsed.GetValue(cohorts), Seed = parsed.GetValue(seed) };
            if (parsed.GetValue(threads) is { } count) request = request with { Threads = count };
            string[] chosen = parsed.GetValue(arms)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
            return Task.FromResult(Draw(request, chosen, console, errors, cancellation));
        });
        return command;
    }

    private static int Rebuild(ReconstructCurveRequest request, TextWriter console)
    {
        ReconstructedCurve curve = ReconstructCurveJob.Run(request);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{curve.Times.Length} subjects, {curve.EventCount} events; mean distance from the clicks {curve.Diagnostics.MeanError:0.00} percentage points"));
        console.WriteLine($"  written: {Path.Combine(request.OutputFolder, "reconstructed.csv")} (reconstructed, not patient data)");
        return ExitCode.Success;
    }

    private static int Draw(ReportRequest request, string[] arms, TextWriter console, TextWriter errors, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var progress = new StageProgress(errors, clock);
        PublishedStudy study = SampleJob.ReadFacts(request.Study);
        SampleJob.CheckArms(study, arms);
        if (SampleJob.Applies(request.Study, study))
        {
            SampleOutcome sample = SampleJob.Run(request, arms, progress, cancellation);
            progress.Finish();
            return ReportConsole.WriteSample(sample, request, clock.Elapsed, console, errors);
        }

        ReportOutcome outcome = ReconstructJob.Run(request, progress, cancellation);
        progress.Finish();
        return ReportConsole.WriteCohorts(outcome, request, clock.Elapsed, console, errors);
    }

    private static void Refuse(ParseResult parsed, Option option, bool isStudy)
    {
        if (parsed.GetResult(option) is not { Implicit: false }) return;
        throw new InvalidInputException(isStudy
            ? new InputProblem("is an option of digitised curves, and the source is a study folder", Key: option.Name, Allowed: "the CSV of a curve as SOURCE, or this option left out")
            : new InputProblem("is an option of study folders, and the source is a curve", Key: option.Name, Allowed: "a study folder as SOURCE, or this option left out"));
    }

    private static void OneOrMore(ParseResult parsed, Option<int?> option, string what)
    {
        if (parsed.GetValue(option) is < 1) throw new InvalidInputException(new InputProblem("too few " + what, Key: option.Name, Allowed: "1 or more"));
    }
}
