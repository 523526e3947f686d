using System.CommandLine;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Km;
using Abscopal.Workbench.Tables;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal km</c>: curves, medians, follow-up, rates and the log-rank test of a file.</summary>
internal static class KmCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        var options = new SurvivalOptions();
        var at = new Option<string?>("--at") { Description = "Times at which rates are wanted, separated by commas.", HelpName = "TIMES" };
        var figure = new Option<string?>("--figure") { Description = "Draws the curves to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var unit = new Option<string?>("--unit") { Description = "Unit of the times, for the figure's axis.", HelpName = "WORD" };
        var command = new Command("km", "Kaplan-Meier curves, medians, follow-up, rates and the log-rank test of a file.");
        options.AddTo(command);
        command.Options.Add(at);
        command.Options.Add(figure);
        command.Options.Add(unit);
        command.SetAction(parsed =>
        {
            var request = new KmRequest
            {
                Path = parsed.GetValue(options.File)!,
                Columns = new SurvivalColumns(parsed.GetValue(options.Time)!, parsed.GetValue(options.Event)!, parsed.GetValue(options.By)),
                Options = options.KaplanMeier(parsed),
                At = SurvivalOptions.Numbers(parsed.GetValue(at), "--at"),
            };
            KmResult result = KmJob.Run(request);
            if (result.Rows.Excluded > 0) errors.WriteLine("abscopal: " + KmConsole.Excluded(result));
            if (parsed.GetValue(figure) is { } picture) KmFigure.Save(result, picture, parsed.GetValue(unit));
            string? json = parsed.GetValue(options.Json);
            if (json is "-") KmJson.Write(result, output);
            else if (json is not null) OutputFile.Write(json, stream => KmJson.Write(result, stream));
            if (json is not "-") KmConsole.Write(result);
            return ExitCode.Success;
        });
        return command;
    }
}
