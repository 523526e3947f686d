using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
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
    /// <param name="style">Its language, title and unit of time; English when left out.</param>
    /// <exception cref="InvalidInputException">The ending is another, or the file cannot be written.</exception>
    public static void Save(CoxResult result, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        FigureFile.Write(Draw(result, style ?? new FigureStyle()), path, "--figure");
    }

    private static Scene Draw(CoxResult result, FigureStyle style)
    {
        CoxFit fit = result.Fit;
        Vocabulary words = style.Words;
        string level = FigureFile.Level(fit.Options.Level);
        double[] ends = [.. fit.Coefficients.SelectMany(c => new[] { c.HazardRatioLimits.Lower, c.HazardRatio, c.HazardRatioLimits.Upper }).Where(e => e.IsEstimated).Select(e => e.Value)];
        return IntervalFigure.Draw(
            new IntervalFigureInput
            {
                Title = style.TitleOf(result.Request.Path, "figure.title.cox"),
                LabelHeading = words["figure.covariate"],
                ColumnHeadings = [words.Format("figure.hazardRatioInterval", level), words["figure.pValue"]],
                Rows = [.. fit.Coefficients.Select(Row)],
                AxisTitle = words["figure.hazardRatio"],
                From = Math.Clamp(ends.DefaultIfEmpty(1).Min() / 1.08, Least, 0.48),
                To = Math.Clamp(ends.DefaultIfEmpty(1).Max() * 1.08, 2.1, Most),
                Logarithmic = true,
                Reference = 1,
                Notes = [Note(fit, words)],
            },
            new FigureOptions(words));
    }

    private static string Note(CoxFit fit, Vocabulary words) => words.Format(
        "figure.note.cox",
        fit.Rows,
        fit.Events,
        CoxJson.Name(fit.Options.Ties),
        words[fit.IsRobust ? "figure.note.robust" : "figure.note.model"],
        words[fit.Options.Limits == CoxLimits.Wald ? "figure.note.wald" : "figure.note.profileLikelihood"],
        fit.Options.Firth ? words["figure.note.firth"] : "",
        EngineVersion.Text);

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
