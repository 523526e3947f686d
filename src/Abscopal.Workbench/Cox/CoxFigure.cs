using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Cox;

/// <summary>Draws the hazard ratios of a Cox regression as a forest plot.</summary>
public static class CoxFigure
{
    // An axis beyond these would press the other rows together; intervals that leave it end in arrows.
    private const double Least = 0.02;
    private const double Most = 50;

    /// <summary>Draws the plot.</summary>
    /// <param name="result">The regression.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <exception cref="InvalidInputException">The ending is another, or the file cannot be written.</exception>
    public static void Save(CoxResult result, string path)
    {
        ArgumentNullException.ThrowIfNull(result);
        FigureFile.Write(Draw(result), path, "--figure");
    }

    private static Scene Draw(CoxResult result)
    {
        CoxFit fit = result.Fit;
        Vocabulary words = Vocabulary.For("en");
        string level = FigureFile.Level(fit.Options.Level);
        double[] ends = [.. fit.Coefficients.SelectMany(c => new[] { c.HazardRatioLimits.Lower, c.HazardRatio, c.HazardRatioLimits.Upper }).Where(e => e.IsEstimated).Select(e => e.Value)];
        string limits = fit.Options.Limits == CoxLimits.Wald ? "Wald" : "profile-likelihood";
        return IntervalFigure.Draw(
            new IntervalFigureInput
            {
                Title = Path.GetFileNameWithoutExtension(result.Request.Path) + ": Cox regression",
                LabelHeading = words["figure.covariate"],
                ColumnHeadings = [words.Format("figure.hazardRatioInterval", level), words["figure.pValue"]],
                Rows = [.. fit.Coefficients.Select(Row)],
                AxisTitle = words["figure.hazardRatio"],
                From = Math.Clamp(ends.DefaultIfEmpty(1).Min() / 1.08, Least, 0.48),
                To = Math.Clamp(ends.DefaultIfEmpty(1).Max() * 1.08, 2.1, Most),
                Logarithmic = true,
                Reference = 1,
                Notes = [$"{fit.Rows} rows, {fit.Events} events; {CoxJson.Name(fit.Options.Ties)} ties; {(fit.IsRobust ? "robust" : "model")} variance; {limits} limits{(fit.Options.Firth ? "; Firth's penalty" : "")}. Abscopal {EngineVersion.Text}."],
            },
            new FigureOptions(words));
    }

    private static IntervalRow Row(CoxCoefficient c) => new()
    {
        Label = c.Name,
        Estimate = c.HazardRatio.ValueOrNull,
        Lower = c.HazardRatioLimits.Lower.ValueOrNull,
        Upper = c.HazardRatioLimits.Upper.ValueOrNull,
        Texts = [$"{Ratio(c.HazardRatio)} ({Ratio(c.HazardRatioLimits.Lower)}–{Ratio(c.HazardRatioLimits.Upper)})", FigureFile.PValue(c.PValue)],
    };

    private static string Ratio(Estimate ratio) => ratio is { IsEstimated: true, Value: >= 1000 } ? FigureFile.Text(ratio, "0.0E+0") : FigureFile.Text(ratio, "0.00");
}
