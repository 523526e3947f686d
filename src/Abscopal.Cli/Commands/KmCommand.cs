using System.CommandLine;
using Abscopal.Input;
using Abscopal.Survival;
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
        var band = new Option<string?>("--band") { Description = "Adds a band that holds the whole curve at the level: hall-wellner or equal-precision.", HelpName = "NAME" };
        var exact = new Option<bool>("--exact") { Description = "Exact limits for small samples (beta product) instead of those of the variance." };
        var midP = new Option<bool>("--mid-p") { Description = "Exact limits with mid-p, shorter and not quite guaranteed." };
        var start = new Option<double>("--start") { Description = "Conditional survival: of those without the event at this time.", HelpName = "TIME" };
        var figure = new Option<string?>("--figure") { Description = "Draws the curves to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var logHazard = new Option<string?>("--log-hazard") { Description = "Draws log(-log S) against the logarithm of time, to judge proportional hazards, to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var style = new FigureStyleOptions();
        var command = new Command("km", "Kaplan-Meier curves, medians, follow-up, rates and the log-rank test of a file.");
        options.AddColumnsTo(command);
        foreach (Option option in new Option[] { at, band, exact, midP, start, options.Level, options.Type, options.Profile, figure, logHazard }.Concat(style.All).Append(options.Json)) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            FigureFile.Check(parsed.GetValue(figure), figure.Name);
            FigureFile.Check(parsed.GetValue(logHazard), logHazard.Name);
            var request = new KmRequest
            {
                Path = parsed.GetValue(options.File)!,
                Columns = options.Columns(parsed),
                Options = options.KaplanMeier(parsed) with { StartTime = Start(parsed.GetValue(start)) },
                Band = parsed.GetValue(band) is { } kind ? Band(kind) : null,
                Exact = parsed.GetValue(exact) || parsed.GetValue(midP),
                MidP = parsed.GetValue(midP),
                At = SurvivalOptions.Numbers(parsed.GetValue(at), "--at"),
            };
            KmResult result = KmJob.Run(request);
            ConsoleTable.TellExcluded(errors, result.Rows);
            if (parsed.GetValue(figure) is { } picture) KmFigure.Save(result, picture, style.Read(parsed));
            if (parsed.GetValue(logHazard) is { } logs) LogHazardFigure.Save(result, logs, style.Read(parsed));
            ResultOutput.Write(parsed, options.Json, output, stream => KmJson.Write(result, stream), () => KmConsole.Write(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static double Start(double time) => time >= 0 && double.IsFinite(time)
        ? time
        : throw new InvalidInputException(new InputProblem("the start is not a time", Key: "--start", Allowed: "a number of at least 0"));

    private static ConfidenceBandKind Band(string name) => name switch
    {
        "hall-wellner" => ConfidenceBandKind.HallWellner,
        "equal-precision" => ConfidenceBandKind.EqualPrecision,
        _ => throw new InvalidInputException(new InputProblem($"there is no band '{name}'", Key: "--band", Allowed: "hall-wellner, equal-precision")),
    };
}
