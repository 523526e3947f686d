using System.CommandLine;
using System.Globalization;
using Abscopal.Survival;
using Abscopal.Workbench.Km;
using Abscopal.Workbench.Rmst;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal rmst</c>: restricted mean survival times, differences and ratios.</summary>
internal static class RmstCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        var options = new SurvivalOptions();
        var horizon = new Option<double?>("--tau") { Description = "Horizon, in the unit of the file; the least of the groups' last times when left out.", HelpName = "TIME" };
        var command = new Command("rmst", "Restricted mean survival times of groups, with differences and ratios.");
        options.AddColumnsTo(command);
        command.Options.Add(horizon);
        command.Options.Add(options.Level);
        command.Options.Add(options.Json);
        command.SetAction(parsed =>
        {
            RmstResult result = RmstJob.Run(new RmstRequest
            {
                Path = parsed.GetValue(options.File)!,
                Columns = options.Columns(parsed),
                Options = new RestrictedMeanOptions { Level = options.ConfidenceLevel(parsed), Horizon = parsed.GetValue(horizon) },
            });
            ConsoleTable.TellExcluded(errors, result.Rows);
            ResultOutput.Write(parsed, options.Json, output, stream => RmstJson.Write(result, stream), () => Show(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(RmstResult result)
    {
        string level = ConsoleTable.Level(result.Groups[0].Level);
        string horizon = result.Groups[0].Horizon.ToString("0.####", CultureInfo.InvariantCulture);
        ConsoleTable.Show(["Group", $"Mean to {horizon}", "Standard error", $"{level} CI"], result.Groups.Select(g => (IReadOnlyList<string>)[g.Label ?? KmJob.WholeSample, ConsoleTable.Number(g.Mean, "0.####"), ConsoleTable.Number(g.StandardError, "0.####"), Limits(g.Limits)]));
        if (result.Contrasts.Count == 0) return;
        var rows = new List<IReadOnlyList<string>>();
        foreach (RestrictedMeanContrast c in result.Contrasts)
        {
            rows.Add([$"{c.Group.Label} - {c.Reference.Label}", ConsoleTable.Number(c.Difference.Value, "0.####"), Limits(c.Difference.Limits), ConsoleTable.PValue(c.Difference.PValue)]);
            rows.Add([$"{c.Group.Label} / {c.Reference.Label}", ConsoleTable.Number(c.Ratio.Value, "0.####"), Limits(c.Ratio.Limits), ConsoleTable.PValue(c.Ratio.PValue)]);
        }

        ConsoleTable.Show(["Comparison", "Estimate", $"{level} CI", "p"], rows);
    }

    private static string Limits(Interval limits) => $"{ConsoleTable.Number(limits.Lower, "0.####")}–{ConsoleTable.Number(limits.Upper, "0.####")}";
}
