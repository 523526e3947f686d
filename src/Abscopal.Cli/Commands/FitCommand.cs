using System.CommandLine;
using System.Globalization;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Parametric;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal fit</c>: parametric models and what they say beyond the last observation.</summary>
internal static class FitCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        var options = new SurvivalOptions();
        var models = new Option<string?>("--models") { Description = $"Families separated by commas: {ParametricNames.All}. All when left out (piecewise with --cuts).", HelpName = "NAMES" };
        var cuts = new Option<string?>("--cuts") { Description = "Times at which the hazard of the piecewise exponential model changes.", HelpName = "TIMES" };
        var knots = new Option<int>("--knots") { Description = "Internal knots of the Royston-Parmar spline.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var at = new Option<string?>("--at") { Description = "Times at which survival is wanted, also past the last observation.", HelpName = "TIMES" };
        var horizon = new Option<double?>("--tau") { Description = "Horizon of the restricted mean.", HelpName = "TIME" };
        var figure = new Option<string?>("--figure") { Description = "Draws the models over the Kaplan-Meier curve to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var style = new FigureStyleOptions();
        var command = new Command("fit", "Parametric survival models of each group: AIC, BIC, medians, extrapolated survival with its uncertainty.");
        command.Arguments.Add(options.File);
        foreach (Option option in new Option[] { options.Time, options.Event, options.By, options.Entry, models, cuts, knots, at, horizon, options.Level, figure }.Concat(style.All).Append(options.Json)) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            FigureFile.Check(parsed.GetValue(figure), figure.Name);
            ParametricResult result = ParametricJob.Run(new ParametricRequest
            {
                Path = parsed.GetValue(options.File)!,
                Columns = options.Columns(parsed),
                Distributions = Distributions(parsed.GetValue(models)),
                CutPoints = SurvivalOptions.Numbers(parsed.GetValue(cuts), "--cuts"),
                InternalKnots = parsed.GetValue(knots),
                At = SurvivalOptions.Numbers(parsed.GetValue(at), "--at"),
                Horizon = parsed.GetValue(horizon) is { } tau ? Positive(tau) : null,
                Level = options.ConfidenceLevel(parsed),
            });
            ConsoleTable.TellExcluded(errors, result.Rows);
            if (parsed.GetValue(figure) is { } picture) ParametricFigure.Save(result, picture, style.Read(parsed));
            ResultOutput.Write(parsed, options.Json, output, stream => ParametricJson.Write(result, stream), () => Show(result));
            return ExitCode.Success;
        });
        return command;
    }

    internal static List<ParametricDistribution> Distributions(string? names)
    {
        var distributions = new List<ParametricDistribution>();
        foreach (string name in names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            distributions.Add(ParametricNames.Find(name) ?? throw new InvalidInputException(new InputProblem($"there is no family '{name}'", Key: "--models", Allowed: ParametricNames.All)));
        return distributions;
    }

    private static double Positive(double horizon) => horizon > 0 && double.IsFinite(horizon)
        ? horizon
        : throw new InvalidInputException(new InputProblem("the horizon is not a positive time", Key: "--tau", Allowed: "a number above 0"));

    private static void Show(ParametricResult result)
    {
        string level = ConsoleTable.Level(result.Request.Level);
        bool extrapolated = false;
        foreach (ParametricGroup group in result.Groups)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Label}: {group.Models[0].Subjects} subjects, {group.Models[0].Events} events, last observation {group.Models[0].LastObservation:0.####}"));
            var headings = new List<string> { "Model", "AIC", "BIC", $"Median ({level} CI)" };
            headings.AddRange(result.Request.At.Select(t => string.Create(CultureInfo.InvariantCulture, $"S({t:0.####})")));
            if (result.Request.Horizon is { } tau) headings.Add(string.Create(CultureInfo.InvariantCulture, $"Mean to {tau:0.####}"));
            var rows = new List<IReadOnlyList<string>>();
            foreach (ParametricFit fit in group.Models)
            {
                var cells = new List<string>
                {
                    ParametricNames.Title(fit.Options.Distribution) + (fit.Status == ParametricStatus.Converged ? "" : " (not identified)"),
                    fit.Aic.ToString("0.00", CultureInfo.InvariantCulture),
                    fit.Bic.ToString("0.00", CultureInfo.InvariantCulture),
                };
                List<ParametricEstimate> shown = Predictions(fit, result.Request);
                cells.AddRange(fit.Status == ParametricStatus.Converged ? shown.Select(Cell) : shown.Select(_ => "NE"));
                extrapolated |= shown.Exists(e => e.Extrapolated);
                rows.Add(cells);
            }

            ConsoleTable.Show(headings, rows);
        }

        foreach ((ParametricDistribution distribution, string reason) in result.LeftOut) Console.WriteLine($"{ParametricNames.Title(distribution)}: not fitted, {reason}.");
        if (extrapolated) Console.WriteLine("* past the last observation: right only as far as the family is; the limits do not hold what the choice of family adds.");
    }

    private static List<ParametricEstimate> Predictions(ParametricFit fit, ParametricRequest request)
    {
        var shown = new List<ParametricEstimate> { fit.Quantile(0.5) };
        shown.AddRange(request.At.Select(t => fit.Survival(t)));
        if (request.Horizon is { } end) shown.Add(fit.RestrictedMean(end));
        return shown;
    }

    internal static string Cell(ParametricEstimate estimate) =>
        $"{ConsoleTable.Number(estimate.Value, "0.####")} ({ConsoleTable.Number(estimate.Limits.Lower, "0.####")}–{ConsoleTable.Number(estimate.Limits.Upper, "0.####")}){(estimate.Extrapolated ? " *" : "")}";
}
