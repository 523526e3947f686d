using System.CommandLine;
using System.Globalization;
using Abscopal.Survival;
using Abscopal.Workbench.Switching;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal switching</c>: effects as if nobody had changed to the other treatment.</summary>
internal static class SwitchingCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        _ = errors;
        return new Command("switching", "Treatment switching: rank-preserving structural models (rpsft) and inverse probability of censoring weights (ipcw).")
        {
            CreateRankPreserving(output),
            CreateWeighting(output),
        };
    }

    private static Command CreateRankPreserving(Stream output)
    {
        var options = new SurvivalOptions();
        (Option<string> arm, Option<string> experimental) = Arms();
        var treated = new Option<string>("--treated") { Description = "Column of the time spent on the experimental treatment, whatever the arm.", Required = true, HelpName = "COLUMN" };
        var followUp = new Option<string>("--follow-up") { Description = "Column of the potential follow-up, known for the dead too.", Required = true, HelpName = "COLUMN" };
        var keep = new Option<bool>("--no-recensoring") { Description = "Leaves counterfactual times as they are censored; biased when censoring tells of treatment." };
        var command = new Command("rpsft", "The rank-preserving structural failure time model by inverting the log-rank test, with re-censoring.");
        command.Arguments.Add(options.File);
        foreach (Option option in new Option[] { options.Time, options.Event, arm, experimental, treated, followUp, keep, options.Level, options.Json }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            RankPreservingResult result = RankPreservingJob.Run(
                parsed.GetValue(options.File)!,
                Columns(parsed, options, arm, experimental),
                parsed.GetValue(treated)!,
                parsed.GetValue(followUp)!,
                new RankPreservingOptions { Level = options.ConfidenceLevel(parsed), Recensor = !parsed.GetValue(keep) });
            ResultOutput.Write(parsed, options.Json, output, stream => SwitchingJson.Write(result, stream), () => Show(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateWeighting(Stream output)
    {
        var options = new SurvivalOptions();
        (Option<string> arm, Option<string> experimental) = Arms();
        var subject = new Option<string>("--subject") { Description = "Column that says which rows are of one subject.", Required = true, HelpName = "COLUMN" };
        var entry = new Option<string>("--entry") { Description = "Column of the start of each row.", Required = true, HelpName = "COLUMN" };
        var switches = new Option<string>("--switch") { Description = "Column that is 1 where a control switches at the end of the row.", Required = true, HelpName = "COLUMN" };
        var covariates = new Option<string>("--covariates") { Description = "Numeric columns that foretell switching and the event, separated by commas; they may change from row to row.", Required = true, HelpName = "COLUMNS" };
        var command = new Command("ipcw", "Censors controls at their switch and weighs the others by the inverse of the probability of not having switched.");
        command.Arguments.Add(options.File);
        foreach (Option option in new Option[] { options.Time, options.Event, arm, experimental, subject, entry, switches, covariates, options.Level, options.Json }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            CensoringWeightingResult result = CensoringWeightingJob.Run(
                parsed.GetValue(options.File)!,
                Columns(parsed, options, arm, experimental),
                parsed.GetValue(subject)!,
                parsed.GetValue(entry)!,
                parsed.GetValue(switches)!,
                parsed.GetValue(covariates)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                options.ConfidenceLevel(parsed));
            ResultOutput.Write(parsed, options.Json, output, stream => SwitchingJson.Write(result, stream), () => Show(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static (Option<string> Arm, Option<string> Experimental) Arms() => (
        new Option<string>("--arm") { Description = "Column of the randomised arm.", Required = true, HelpName = "COLUMN" },
        new Option<string>("--experimental") { Description = "Label of the experimental arm.", Required = true, HelpName = "LABEL" });

    private static SwitchingColumns Columns(ParseResult parsed, SurvivalOptions options, Option<string> arm, Option<string> experimental) =>
        new(parsed.GetValue(options.Time)!, parsed.GetValue(options.Event)!, parsed.GetValue(arm)!, parsed.GetValue(experimental)!);

    private static void Show(RankPreservingResult result)
    {
        string level = ConsoleTable.Level(result.Options.Level);
        ConsoleTable.Show(["", "Estimate", $"{level} CI"],
        [
            ["psi (effect on log time)", ConsoleTable.Number(result.Psi, "0.0000"), Limits(result.Limits, p => p)],
            ["time stretched by exp(-psi)", ConsoleTable.Number(result.AccelerationFactor, "0.0000"), Limits(new Interval(result.Limits.Upper, result.Limits.Lower), p => Math.Exp(-p))],
        ]);
        if (result.Crossings > 1) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The test crosses 0 {result.Crossings} times: the estimate is their mean and not firm."));
        Console.WriteLine("The effect of a time on treatment is taken to be the same whenever it is received.");
    }

    private static void Show(CensoringWeightingResult result)
    {
        string level = ConsoleTable.Level(result.Fit.Options.Level);
        ConsoleTable.Show(["", "Hazard ratio", $"{level} CI", "p"], result.Fit.Coefficients.Concat(result.Switching.Coefficients).Select((c, i) => (IReadOnlyList<string>)
        [
            i == 0 ? "experimental against control, weighted" : "switching: " + c.Name,
            ConsoleTable.Number(c.HazardRatio, "0.000"),
            $"{ConsoleTable.Number(c.HazardRatioLimits.Lower, "0.000")}–{ConsoleTable.Number(c.HazardRatioLimits.Upper, "0.000")}",
            ConsoleTable.PValue(c.PValue),
        ]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Weights of controls {result.LeastWeight:0.###} to {result.GreatestWeight:0.###}, mean {result.MeanWeight:0.###}. Unbiased only if the covariates foretell all that drives both switching and the event."));
    }

    private static string Limits(Interval limits, Func<double, double> scale) =>
        $"{ConsoleTable.Number(limits.Lower.Map(scale), "0.0000")}–{ConsoleTable.Number(limits.Upper.Map(scale), "0.0000")}";
}
