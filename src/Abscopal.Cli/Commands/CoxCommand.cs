using System.CommandLine;
using System.Globalization;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Cox;
using Abscopal.Workbench.Files;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal cox</c>: Cox regression.</summary>
internal static class CoxCommand
{
    public static Command Create(Stream output, TextWriter errors)
    {
        var options = new SurvivalOptions();
        var covariates = new Option<string>("--covariates") { Description = "Covariates separated by commas; text columns become factors.", Required = true, HelpName = "COLUMNS" };
        var factors = new Option<string?>("--factors") { Description = "Covariates whose numbers are levels, separated by commas.", HelpName = "COLUMNS" };
        var ties = new Option<string>("--ties") { Description = "efron, breslow, exact-partial or exact-marginal.", DefaultValueFactory = _ => "efron", HelpName = "NAME" };
        var robust = new Option<bool>("--robust") { Description = "Robust variance, clustered by --subject where given." };
        var firth = new Option<bool>("--firth") { Description = "Firth's penalty, finite also where the likelihood is monotone." };
        var profile = new Option<bool>("--profile-limits") { Description = "Profile-likelihood limits instead of Wald's." };
        var figure = new Option<string?>("--figure") { Description = "Draws the hazard ratios as a forest plot to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var schoenfeld = new Option<string?>("--schoenfeld") { Description = "Draws scaled Schoenfeld residuals against time to a .svg, .png or .pdf file.", HelpName = "FILE" };
        var style = new FigureStyleOptions();
        var command = new Command("cox", "Cox regression: hazard ratios, tests, proportionality, concordance.");
        command.Arguments.Add(options.File);
        foreach (Option option in new Option[] { options.Time, options.Event, covariates, factors, ties, options.Strata, options.Entry, options.Weight, options.Subject, robust, firth, profile, options.Level, figure, schoenfeld }.Concat(style.All).Append(options.Json)) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            FigureFile.Check(parsed.GetValue(figure), figure.Name);
            FigureFile.Check(parsed.GetValue(schoenfeld), schoenfeld.Name);
            var columns = options.Columns(parsed) with { Further = parsed.GetValue(covariates)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
            CoxResult result = CoxJob.Run(new CoxRequest
            {
                Path = parsed.GetValue(options.File)!,
                Columns = columns,
                Factors = parsed.GetValue(factors)?.Split(',', StringSplitOptions.TrimEntries) ?? [],
                Options = new CoxOptions
                {
                    Ties = Ties(parsed.GetValue(ties)!),
                    Level = options.ConfidenceLevel(parsed),
                    Firth = parsed.GetValue(firth),
                    Limits = parsed.GetValue(profile) ? CoxLimits.ProfileLikelihood : CoxLimits.Wald,
                    Variance = parsed.GetValue(robust) ? CoxVariance.Robust : CoxVariance.Automatic,
                },
            });
            ConsoleTable.TellExcluded(errors, result.Rows);
            if (parsed.GetValue(figure) is { } picture) CoxFigure.Save(result, picture, style.Read(parsed));
            if (parsed.GetValue(schoenfeld) is { } residuals) SchoenfeldFigure.Save(result, residuals, style.Read(parsed));
            ResultOutput.Write(parsed, options.Json, output, stream => CoxJson.Write(result, stream), () => Show(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static CoxTies Ties(string name) => name switch
    {
        "efron" => CoxTies.Efron,
        "breslow" => CoxTies.Breslow,
        "exact-partial" => CoxTies.ExactPartial,
        "exact-marginal" => CoxTies.ExactMarginal,
        _ => throw new InvalidInputException(new InputProblem($"there is no treatment of ties '{name}'", Key: "--ties", Allowed: "efron, breslow, exact-partial, exact-marginal")),
    };

    private static void Show(CoxResult result)
    {
        CoxFit fit = result.Fit;
        string level = ConsoleTable.Level(fit.Options.Level);
        ConsoleTable.Show(
            ["Covariate", "Coefficient", "Standard error", "Hazard ratio", $"{level} CI", "p"],
            fit.Coefficients.Select(c => (IReadOnlyList<string>)
            [
                c.Name,
                ConsoleTable.Number(c.Estimate, "0.0000"),
                ConsoleTable.Number(c.StandardError, "0.0000"),
                ConsoleTable.Number(c.HazardRatio, "0.000"),
                $"{ConsoleTable.Number(c.HazardRatioLimits.Lower, "0.000")}–{ConsoleTable.Number(c.HazardRatioLimits.Upper, "0.000")}",
                ConsoleTable.PValue(c.PValue),
            ]));
        if (fit.Status == CoxStatus.MonotoneLikelihood) Console.WriteLine("The likelihood has no maximum: a coefficient is infinite (see Inf above). Firth's penalty (--firth) or profile limits help.");
        var tests = new List<IReadOnlyList<string>> { Row("likelihood ratio", fit.LikelihoodRatioTest), Row("Wald", fit.WaldTest), Row("score", fit.ScoreTest) };
        if (result.Proportionality is { } proportionality) tests.Add(Row("proportionality", proportionality.Global));
        ConsoleTable.Show(["Test", "Chi-squared", "df", "p"], tests);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fit.Rows} rows, {fit.Events} events; {CoxJson.Name(fit.Options.Ties)} ties; {(fit.IsRobust ? "robust" : "model")} variance; log-likelihood {fit.NullLogLikelihood:0.0000} to {fit.LogLikelihood:0.0000}; concordance {ConsoleTable.Number(result.Concordance.Estimate, "0.000")}."));
    }

    private static IReadOnlyList<string> Row(string name, ChiSquaredTest test) =>
        [name, ConsoleTable.Number(test.Statistic, "0.0000"), ConsoleTable.Whole(test.DegreesOfFreedom), ConsoleTable.PValue(test.PValue)];
}
