using System.CommandLine;
using System.Globalization;
using Abscopal.Survival;
using Abscopal.Workbench.Cif;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Km;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal cif</c>: cumulative incidences with competing risks, and Gray's test.</summary>
internal static class CifCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        var options = new SurvivalOptions();
        options.Event.Description = "Column of causes: 0 censored, 1, 2, ... the causes.";
        var at = new Option<string?>("--at") { Description = "Times at which incidences are wanted, separated by commas.", HelpName = "TIMES" };
        var figure = new Option<string?>("--figure") { Description = "Draws the curves to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var style = new FigureStyleOptions();
        var command = new Command("cif", "Cumulative incidences with competing risks, and Gray's test.");
        options.AddColumnsTo(command, withSampling: false);
        foreach (Option option in new Option[] { at, options.Level, options.Type, options.Profile, figure }.Concat(style.All).Append(options.Json)) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            FigureFile.Check(parsed.GetValue(figure), figure.Name);
            KaplanMeierOptions curve = options.KaplanMeier(parsed);
            CifResult result = CifJob.Run(new CifRequest
            {
                Path = parsed.GetValue(options.File)!,
                Time = parsed.GetValue(options.Time)!,
                Cause = parsed.GetValue(options.Event)!,
                Group = parsed.GetValue(options.By),
                Parameter = parsed.GetValue(options.Parameter),
                Dataset = parsed.GetValue(options.Dataset),
                At = SurvivalOptions.Numbers(parsed.GetValue(at), "--at"),
                Options = new CumulativeIncidenceOptions { Level = curve.Level, Profile = curve.Profile, IntervalType = curve.IntervalType },
            });
            if (ConsoleTable.Excluded(result.Excluded, result.Rows, []) is { } told) errors.WriteLine("abscopal: " + told);
            if (parsed.GetValue(figure) is { } picture) CifFigure.Save(result, picture, style.Read(parsed));
            ResultOutput.Write(parsed, options.Json, output, stream => CifJson.Write(result, stream), () => Show(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(CifResult result)
    {
        string level = ConsoleTable.Level(result.Groups[0].Conventions.Level);
        string[] headings = ["Group, cause", "Events", .. result.Request.At.Select(t => $"{t.ToString("R", CultureInfo.InvariantCulture)} ({level} CI)")];
        ConsoleTable.Show(headings, from g in result.Groups from c in g.Causes select (IReadOnlyList<string>)[$"{g.Label ?? KmJob.WholeSample}, {c.Label}", ConsoleTable.Whole(c.Events), .. result.Request.At.Select(t => Rate(c.At(t)))]);
        if (result.Tests.Count > 0) ConsoleTable.Show(["Gray's test", "Chi-squared", "df", "p"], result.Tests.Select(t => (IReadOnlyList<string>)[t.CauseLabel, ConsoleTable.Number(t.ChiSquare, "0.0000"), ConsoleTable.Whole(t.DegreesOfFreedom), ConsoleTable.PValue(t.PValue)]));
    }

    private static string Rate(IncidenceRate rate) => $"{ConsoleTable.Number(rate.Incidence, "0.0%")} ({ConsoleTable.Number(rate.Limits.Lower, "0.0%")}–{ConsoleTable.Number(rate.Limits.Upper, "0.0%")})";
}
