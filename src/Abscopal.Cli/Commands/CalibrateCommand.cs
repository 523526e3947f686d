using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Abscopal.Biology.Calibration;
using Abscopal.Biology.Ensembles;
using Abscopal.Input;
using Abscopal.Workbench.Calibrate;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal calibrate</c>: a new ensemble, or the report on the one that ships.</summary>
internal static class CalibrateCommand
{
    public static Command Create(TextWriter console, TextWriter errors)
    {
        var folder = new Option<string?>("--out") { Description = "Folder for finished blocks and the ensemble.", HelpName = "DIR" };
        var length = new Option<string>("--length") { Description = "How long: demonstration (minutes), shipped (as the shipped ensemble) or overnight.", DefaultValueFactory = _ => "demonstration", HelpName = "LENGTH" };
        length.AcceptOnlyFromAmong("demonstration", "shipped", "overnight");
        var seed = new Option<ulong?>("--seed") { Description = "Seed; the same seed gives the same bits.", HelpName = "SEED" };
        var threads = new Option<int>("--threads") { Description = "Threads to use; results do not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        var resume = new Option<bool>("--resume") { Description = "Goes on with a calibration that was broken off in the folder." };
        var report = new Option<string?>("--report") { Description = "Instead of calibrating: writes biology.md and its figures to a folder, how the shipped ensemble fits and where it fails.", HelpName = "DIR" };
        var command = new Command("calibrate", "Calibrates the virtual patients on published trials, or reports how they fit.");
        foreach (Option option in new Option[] { folder, length, seed, threads, resume, report }) command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            int workers = ExploreCommand.InRange(parsed.GetValue(threads), "--threads", 1, 1024)!.Value;
            if (parsed.GetValue(report) is { } pages)
            {
                BiologyReport.Write(pages, Ensemble.Shipped, workers, cancellation);
                console.WriteLine($"Wrote {Path.Combine(pages, "biology.md")}.");
                return Task.FromResult(ExitCode.Success);
            }

            CalibrationOptions options = parsed.GetValue(length) switch
            {
                "overnight" => CalibrationOptions.Overnight,
                "shipped" => new CalibrationOptions(),
                _ => CalibrationOptions.Demonstration,
            };
            var request = new CalibrateRequest
            {
                Output = parsed.GetValue(folder) ?? throw new InvalidInputException(new InputProblem("is missing", Key: "--out", Allowed: "a folder, or --report DIR")),
                Options = parsed.GetValue(seed) is { } chosen ? options with { Seed = chosen } : options,
                Threads = workers,
                Resume = parsed.GetValue(resume),
            };
            Ensemble ensemble = CalibrateJob.Run(request, new Line(errors), cancellation);
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ensemble.Members.Length} members, worth {ensemble.EffectiveSize:0} of equal weight, ensemble {ensemble.Hash[..12]}: {Path.Combine(request.Output, CalibrateJob.EnsembleFile)}"));
            console.WriteLine(Biology.GuardRails.Statement);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private sealed class Line(TextWriter errors) : IProgress<CalibrateProgress>
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(Console.IsErrorRedirected ? 30 : 0.2);
        private readonly Lock _lock = new();
        private Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _shown;
        private string? _stage;
        private int _first;

        public void Report(CalibrateProgress value)
        {
            lock (_lock)
            {
                if (!string.Equals(_stage, value.Stage, StringComparison.Ordinal)) (_stage, _clock, _shown, _first) = (value.Stage, Stopwatch.StartNew(), TimeSpan.Zero, value.Done - 1);
                if (_clock.Elapsed - _shown < Pause) return;
                _shown = _clock.Elapsed;
                double left = _clock.Elapsed.TotalSeconds / (value.Done - _first) * (value.Total - value.Done);
                string text = string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {value.Done} of {value.Total}, about {left:0} s left");
                if (Console.IsErrorRedirected) errors.WriteLine(text);
                else errors.Write("\r" + text.PadRight(60));
            }
        }
    }
}
