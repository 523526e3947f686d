using System.CommandLine;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Km;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal km</c>: curves, medians, follow-up, rates and the log-rank test of a file.</summary>
internal static class KmCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        var options = new SurvivalOptions();
        var at = new Option<string?>("--at") { Description = "Times at which rates are wanted, separated by commas.", HelpName = "TIMES" };
        var figure = new Option<string?>("--figure") { Description = "Draws the curves to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var logHazard = new Option<string?>("--log-hazard") { Description = "Draws log(-log S) against the logarithm of time, to judge proportional hazards, to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var unit = new Option<string?>("--unit") { Description = "Unit of the times, for the axis of figures.", HelpName = "WORD" };
        var command = new Command("km", "Kaplan-Meier curves, medians, follow-up, rates and the log-rank test of a file.");
        options.AddColumnsTo(command);
        foreach (Option option in new Option[] { at, options.Level, options.Type, options.Profile, figure, logHazard, unit, options.Json }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            FigureFile.Check(parsed.GetValue(figure), figure.Name);
            FigureFile.Check(parsed.GetValue(logHazard), logHazard.Name);
            var request = new KmRequest
            {
                Path = parsed.GetValue(options.File)!,
                Columns = options.Columns(parsed),
                Options = options.KaplanMeier(parsed),
                At = SurvivalOptions.Numbers(parsed.GetValue(at), "--at"),
            };
            KmResult result = KmJob.Run(request);
            ConsoleTable.TellExcluded(errors, result.Rows);
            if (parsed.GetValue(figure) is { } picture) KmFigure.Save(result, picture, parsed.GetValue(unit));
            if (parsed.GetValue(logHazard) is { } logs) LogHazardFigure.Save(result, logs, parsed.GetValue(unit));
            ResultOutput.Write(parsed, options.Json, output, stream => KmJson.Write(result, stream), () => KmConsole.Write(result));
            return ExitCode.Success;
        });
        return command;
    }
}
