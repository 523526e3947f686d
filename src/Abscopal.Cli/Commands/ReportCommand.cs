using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Abscopal.Input;
using Abscopal.Workbench.ClinicalReport;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal report</c>: from a study folder to its report.</summary>
internal static class ReportCommand
{
    public static Command Create(TextWriter console, TextWriter errors)
    {
        var study = new Argument<string>("STUDY") { Description = "A study folder with study.yaml and published.yaml, or a folder of ADaM datasets." };
        var protocol = new Option<string?>("--study") { Description = "For a folder of ADaM datasets: the protocol (study.yaml or its folder).", HelpName = "FILE" };
        var output = new Option<string?>("--out") { Description = "Where to write; out/STUDY when left out.", HelpName = "FOLDER" };
        var language = new Option<string>("--lang") { Description = "Language of the report: en or zh.", DefaultValueFactory = _ => "en", HelpName = "LANG" };
        var cohorts = new Option<int?>("--cohorts") { Description = "Number of reconstructed cohorts; the study's choice when left out.", HelpName = "N" };
        var seed = new Option<ulong?>("--seed") { Description = "Seed of the cohorts; the study's choice when left out.", HelpName = "SEED" };
        var threads = new Option<int?>("--threads") { Description = "Threads to use; results do not depend on it.", HelpName = "N" };
        var command = new Command("report", "Takes a study from its folder to its report: page, figures, tables, results.") { study };
        foreach (Option option in new Option[] { output, protocol, language, cohorts, seed, threads }) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var clock = Stopwatch.StartNew();
            string folder = parsed.GetValue(study)!;
            if (TablesJob.IsAdam(folder))
            {
                string target = parsed.GetValue(output) ?? Path.Combine("out", Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));
                TablesCommand.Write(new TablesRequest { Adam = folder, Output = target, Study = parsed.GetValue(protocol), Language = parsed.GetValue(language)! }, console, cancellation);
                return Task.FromResult(ExitCode.Success);
            }

            var request = new ReportRequest
            {
                Study = folder,
                Output = parsed.GetValue(output) ?? Path.Combine("out", Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))),
                Language = parsed.GetValue(language)!,
                Cohorts = AtLeastOne(parsed.GetValue(cohorts), "--cohorts"),
                Seed = parsed.GetValue(seed),
                Threads = AtLeastOne(parsed.GetValue(threads), "--threads") ?? Environment.ProcessorCount,
            };
            var progress = new StageProgress(errors, clock);
            ReportOutcome outcome = ReportJob.Run(request, progress, cancellation);
            progress.Finish();
            return Task.FromResult(ReportConsole.Write(outcome, request, clock.Elapsed, console, errors));
        });
        return command;
    }

    private static int? AtLeastOne(int? value, string key) => value is < 1
        ? throw new InvalidInputException(new InputProblem($"{value.Value.ToString(CultureInfo.InvariantCulture)} is too few", Key: key, Allowed: "1 or more"))
        : value;
}
