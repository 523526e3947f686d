using System.CommandLine;
using System.Globalization;
using Abscopal.Survival;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.IntervalCensored;
using Abscopal.Workbench.Parametric;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal interval</c>: times known only to lie between two scans.</summary>
internal static class IntervalCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        var options = new SurvivalOptions();
        var lower = new Option<string>("--lower") { Description = "Column of the last time without the event.", Required = true, HelpName = "COLUMN" };
        var upper = new Option<string>("--upper") { Description = "Column of the first time with the event; empty or Inf where censored.", Required = true, HelpName = "COLUMN" };
        var covariates = new Option<string?>("--covariates") { Description = "Numeric covariates of a proportional hazards model, separated by commas.", HelpName = "COLUMNS" };
        var models = new Option<string>("--models") { Description = $"Parametric families separated by commas: {ParametricNames.All}.", DefaultValueFactory = _ => "weibull", HelpName = "NAMES" };
        var at = new Option<string?>("--at") { Description = "Times at which survival is wanted.", HelpName = "TIMES" };
        var figure = new Option<string?>("--figure") { Description = "Draws the curves to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var style = new FigureStyleOptions();
        var command = new Command("interval", "Interval-censored times: Turnbull's curve, parametric and Cox models, and how a median moves with the date given to a progression between two scans.");
        command.Arguments.Add(options.File);
        foreach (Option option in (Option[])[lower, upper, options.By, covariates, models, at, options.Level, figure, .. style.All, options.Json]) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            FigureFile.Check(parsed.GetValue(figure), figure.Name);
            IntervalResult result = IntervalJob.Run(new IntervalRequest
            {
                Path = parsed.GetValue(options.File)!,
                Lower = parsed.GetValue(lower)!,
                Upper = parsed.GetValue(upper)!,
                Group = parsed.GetValue(options.By),
                Covariates = parsed.GetValue(covariates)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
                Distributions = FitCommand.Distributions(parsed.GetValue(models)),
                At = SurvivalOptions.Numbers(parsed.GetValue(at), "--at"),
                Level = options.ConfidenceLevel(parsed),
            });
            if (parsed.GetValue(figure) is { } picture) TurnbullFigure.Save(result, picture, style.Read(parsed));
            ResultOutput.Write(parsed, options.Json, output, stream => IntervalJson.Write(result, stream), () => Show(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(IntervalResult result)
    {
        string level = ConsoleTable.Level(result.Request.Level);
        foreach (IntervalGroup group in result.Groups)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Label}: {group.Subjects} subjects, {group.Events} events"));
            ConsoleTable.Show(["Median when a progression is dated", "Median", $"{level} CI"], Medians(group));
            if (result.Request.At.Count > 0)
                ConsoleTable.Show(["Time", "Turnbull, least", "greatest"], result.Request.At.Select(t => Bounds(t.ToString("0.####", CultureInfo.InvariantCulture), group.Schedule.Turnbull.Survival(t))));
            ConsoleTable.Show(["Model", "AIC", $"Median ({level} CI)"], group.Models.Select(f => (IReadOnlyList<string>)
            [
                ParametricNames.Title(f.Options.Distribution) + (f.Status == ParametricStatus.Converged ? "" : " (not identified)"),
                f.Aic.ToString("0.00", CultureInfo.InvariantCulture),
                f.Status == ParametricStatus.Converged ? FitCommand.Cell(f.Quantile(0.5)) : "NE",
            ]));
        }

        if (result.Cox is not { } cox) return;
        ConsoleTable.Show(["Covariate", "Coefficient", "Standard error", $"Hazard ratio ({level} CI)"], cox.CoefficientNames.Select((name, i) => (IReadOnlyList<string>)
        [
            name,
            cox.Coefficients[i].ToString("0.0000", CultureInfo.InvariantCulture),
            ConsoleTable.Number(cox.StandardErrors[i], "0.0000"),
            string.Create(CultureInfo.InvariantCulture, $"{Math.Exp(cox.Coefficients[i]):0.000} ({ConsoleTable.Number(cox.Limits[i].Lower.Map(Math.Exp), "0.000")}–{ConsoleTable.Number(cox.Limits[i].Upper.Map(Math.Exp), "0.000")})"),
        ]));
        if (!cox.Converged) Console.WriteLine("The iterations of the proportional hazards model did not converge.");
    }

    private static IReadOnlyList<string>[] Medians(IntervalGroup group) =>
    [
        Median("at the scan that shows it (usual)", group.Schedule.AtDetection),
        Median("halfway between the scans", group.Schedule.AtMidpoint),
        Median("just after the last scan without it", group.Schedule.AfterLastNegative),
        ["Turnbull, no date assumed", $"{ConsoleTable.Number(group.Schedule.TurnbullMedian.Lower, "0.####")} to {ConsoleTable.Number(group.Schedule.TurnbullMedian.Upper, "0.####")}", ""],
    ];

    private static string[] Median(string name, SurvivalQuantile median) =>
        [name, ConsoleTable.Number(median.Estimate, "0.####"), $"{ConsoleTable.Number(median.Lower, "0.####")}–{ConsoleTable.Number(median.Upper, "0.####")}"];

    private static string[] Bounds(string time, Interval bounds) =>
        [time, ConsoleTable.Number(bounds.Lower, "0.0000"), ConsoleTable.Number(bounds.Upper, "0.0000")];
}
