using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Cox;

/// <summary>Draws scaled Schoenfeld residuals against time, a panel a coefficient.</summary>
public static class SchoenfeldFigure
{
    private const string Option = "--schoenfeld";
    private const int SmoothPlaces = 60;

    /// <summary>Draws the residuals.</summary>
    /// <param name="result">The regression.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="style">Its language, title and unit of time; English when left out.</param>
    /// <exception cref="InvalidInputException">The fit has no test of proportionality, all its events are at one time, the ending is another, or the file cannot be written.</exception>
    public static void Save(CoxResult result, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Proportionality is not { } test)
            throw new InvalidInputException(new InputProblem("the fit has no Schoenfeld residuals to draw", result.Request.Path, Key: Option, Allowed: "a fit with finite coefficients and Efron's or Breslow's treatment of ties"));
        var residuals = result.Fit.SchoenfeldTrend();
        if (residuals.Scale.Length == 0 || residuals.Scale[^1] <= residuals.Scale[0])
            throw new InvalidInputException(new InputProblem("all events are at one time", result.Request.Path, Key: Option, Allowed: "events at two times or more"));
        FigureFile.Write(Draw(result, test, residuals, style ?? new FigureStyle()), path, Option);
    }

    private static Scene Draw(CoxResult result, ProportionalityTest test, SchoenfeldTrend residuals, FigureStyle style)
    {
        Vocabulary words = style.Words;
        string time = words.Format("figure.timeKaplanMeierScale", style.TimeTitle(result.Request.Columns.Time));
        return PanelFigure.Draw(
            new PanelFigureInput
            {
                Title = style.TitleOf(result.Request.Path, "figure.title.schoenfeld"),
                Panels = [.. result.Fit.Coefficients.Select((c, j) => Panel(c, test.Coefficients[j], residuals, j, time, words))],
                ReferenceLabel = words["figure.estimatedCoefficient"],
                Notes = [words.Format("figure.note.schoenfeld", FigureFile.Text(test.Global.Statistic, "0.00"), test.Global.DegreesOfFreedom, FigureFile.PValue(test.Global.PValue), EngineVersion.Text)],
            },
            new FigureOptions(words));
    }

    private static FigurePanel Panel(CoxCoefficient coefficient, ChiSquaredTest test, SchoenfeldTrend residuals, int column, string time, Vocabulary words)
    {
        PlotCoordinate[] points = [.. Enumerable.Range(0, residuals.Scale.Length).Select(i => new PlotCoordinate(residuals.Scale[i], residuals[i, column]))];
        double from = residuals.Scale[0];
        double to = residuals.Scale[^1];
        PlotCoordinate[] smooth = [.. Enumerable.Range(0, SmoothPlaces + 1)
            .Select(i => from + ((to - from) * i / SmoothPlaces))
            .Select(at => new PlotCoordinate(at, residuals.Smooth(column, at)))];
        return new FigurePanel
        {
            Heading = words.Format("figure.coefficientTest", coefficient.Name, FigureFile.Text(test.Statistic, "0.00"), FigureFile.PValue(test.PValue)),
            Across = new PlotAxis(time, from - (0.03 * (to - from)), to + (0.03 * (to - from)), Times(residuals)),
            Upwards = Heights(words["figure.coefficientOverTime"], [.. points, .. smooth], coefficient.Estimate.Value),
            Series =
            [
                new PanelSeries(PanelMark.Points, points) { Label = words["figure.scaledResidual"] },
                new PanelSeries(PanelMark.Line, smooth) { Label = words["figure.smoothed"], Style = 3 },
            ],
            Reference = coefficient.Estimate.Value,
        };
    }

    // Times of events at even distances on the transformed scale.
    private static AxisTick[] Times(SchoenfeldTrend residuals)
    {
        const int intervals = 5;
        double[] scale = residuals.Scale.ToArray();
        double[] times = residuals.Times.ToArray();
        return [.. Enumerable.Range(0, intervals + 1)
            .Select(i => scale[0] + ((scale[^1] - scale[0]) * i / intervals))
            .Select(at => Enumerable.Range(0, scale.Length).MinBy(i => Math.Abs(scale[i] - at)))
            .DistinctBy(i => times[i])
            .Select(i => new AxisTick(scale[i], times[i].ToString("0.##", CultureInfo.InvariantCulture)))];
    }

    private static PlotAxis Heights(string title, PlotCoordinate[] places, double reference)
    {
        double least = Math.Min(reference, places.Min(p => p.Y));
        double most = Math.Max(reference, places.Max(p => p.Y));
        double pad = most > least ? 0.05 * (most - least) : 1;
        return new PlotAxis(title, least - pad, most + pad, FigureStyle.Numbers(AxisTicks.Linear(least - pad, most + pad, 8)));
    }
}
