using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Abscopal.Campaigns;
using Abscopal.Input;
using Abscopal.Workbench.Designs;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal simulate</c>: the operating characteristics of a design file.</summary>
internal static class SimulateCommand
{
    public static Command Create(Stream output, TextWriter console, TextWriter errors)
    {
        var file = new Argument<string>("FILE") { Description = "A design file, for example designs/lead-phase3.yaml." };
        var trials = new Option<int>("--trials") { Description = "Trials of each scenario.", DefaultValueFactory = _ => 10_000, HelpName = "N" };
        var seed = new Option<uint>("--seed") { Description = "Seed; the same seed gives the same bits.", DefaultValueFactory = _ => 1, HelpName = "SEED" };
        var threads = new Option<int>("--threads") { Description = "Threads to use; results do not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        var folder = new Option<string?>("--out") { Description = "Writes characteristics as Parquet and JSON to a folder, and keeps finished blocks there.", HelpName = "DIR" };
        var rows = new Option<bool>("--rows") { Description = "Also writes one row a trial (needs --out)." };
        var resume = new Option<bool>("--resume") { Description = "Goes on with a simulation that was broken off in the folder." };
        var shard = new Option<string>("--shard") { Description = "Only a share of the work, for example 17/200; 'merge' brings shards together (needs --out).", DefaultValueFactory = _ => "1/1", HelpName = "K/N" };
        var json = new Option<string?>("--json") { Description = "Writes the result as JSON to a file, or to standard output with '-'.", HelpName = "FILE" };
        var command = new Command("simulate", "Simulates a design patient by patient: power, level, events and times in every scenario.") { file };
        foreach (Option option in new Option[] { trials, seed, threads, folder, rows, resume, shard, json }) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var request = new SimulateRequest
            {
                Path = parsed.GetValue(file)!,
                Trials = AtLeastOne(parsed.GetValue(trials), "--trials"),
                Seed = parsed.GetValue(seed),
                Threads = AtLeastOne(parsed.GetValue(threads), "--threads"),
                Output = parsed.GetValue(folder),
                Rows = parsed.GetValue(rows),
                Resume = parsed.GetValue(resume),
                Shard = ShardOf(parsed.GetValue(shard)!),
            };
            NeedsFolder(request);
            var progress = new SimulationProgressLine(errors);
            SimulateOutcome outcome = SimulateJob.Run(request, progress, cancellation);
            progress.Finish();
            if (request.Output is { } written) WriteLog(written, outcome, request);
            if (outcome.Simulation is null)
            {
                (parsed.GetValue(json) is "-" ? errors : console).WriteLine(string.Create(CultureInfo.InvariantCulture, $"Shard {request.Shard} of {request.Path} is in {request.Output}; 'abscopal merge' brings the shards together."));
                return Task.FromResult(ExitCode.Success);
            }

            ResultOutput.Write(parsed, json, output, stream => SimulationJson.WriteShort(outcome, stream), () => SimulationConsole.Write(outcome, console));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static void NeedsFolder(SimulateRequest request)
    {
        if (request.Output is not null) return;
        string? key = request.Rows ? "--rows" : request.Resume ? "--resume" : request.Shard != Shard.Whole ? "--shard" : null;
        if (key is not null) throw new InvalidInputException(new InputProblem("needs a folder", Key: key, Allowed: "--out DIR beside it"));
    }

    // Beside the folder, not in it: what depends on the run must not make two runs differ.
    private static void WriteLog(string folder, SimulateOutcome outcome, SimulateRequest request) => File.AppendAllText(
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".log",
        string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {request.Path} shard {request.Shard} threads {request.Threads}: {outcome.TrialsRun} trials in {outcome.Seconds:0.000} s ({outcome.ProcessorSeconds:0.000} s of the processor), {outcome.TrialsPerSecond:0} a second; {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors\n"));

    private static Shard ShardOf(string text)
    {
        try
        {
            return Shard.Parse(text);
        }
        catch (CampaignException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, Key: "--shard"), wrong);
        }
    }

    private static int AtLeastOne(int value, string key) => value >= 1
        ? value
        : throw new InvalidInputException(new InputProblem($"{value.ToString(CultureInfo.InvariantCulture)} is too few", Key: key, Allowed: "1 or more"));
}
