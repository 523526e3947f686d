using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Km;

/// <summary>Draws log(-log S) of every group against the logarithm of time: curves of proportional hazards keep one distance.</summary>
public static class LogHazardFigure
{
    /// <summary>Draws the plot.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="style">Its language, title and unit of time; English when left out.</param>
    /// <exception cref="InvalidInputException">No curve has two heights between 0 and 1 after time 0, the ending is another, or the file cannot be written.</exception>
    public static void Save(KmResult result, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        FigureFile.Write(Draw(result, style ?? new FigureStyle()), path, "--log-hazard");
    }

    private static Scene Draw(KmResult result, FigureStyle style)
    {
        FigureOptions options = style.Options;
        PanelSeries[] series = [.. result.Groups.Select((g, i) => new PanelSeries(PanelMark.Steps, Places(g.Curve)) { Label = g.Label, Style = i })];
        PlotCoordinate[] places = [.. series.SelectMany(s => s.Places)];
        if (places.Length == 0 || places.Max(p => p.X) <= places.Min(p => p.X) || places.Max(p => p.Y) <= places.Min(p => p.Y))
            throw new InvalidInputException(new InputProblem("no curve has two heights between 0 and 1 after time 0", result.Request.Path, Key: "--log-hazard", Allowed: "a sample with more events"));
        return PanelFigure.Draw(
            new PanelFigureInput
            {
                Title = style.TitleOf(result.Request.Path, "figure.title.logHazard"),
                Panels =
                [
                    new FigurePanel
                    {
                        Across = LogTimes(options.Words.Format("figure.timeLogScale", style.TimeTitle(result.Request.Columns.Time)), places),
                        Upwards = Heights(options.Words["figure.logCumulativeHazard"], places),
                        Series = series,
                    },
                ],
                Notes = [options.Words.Format("figure.note.logHazard", result.Conventions.Profile, EngineVersion.Text)],
            },
            options);
    }

    private static List<PlotCoordinate> Places(KaplanMeierCurve curve) => CurveSteps.Corners(
        curve, (time, survival) => survival is > 0 and < 1 && time > 0 ? new PlotCoordinate(Math.Log(time), Math.Log(-Math.Log(survival))) : null);

    private static PlotAxis LogTimes(string title, PlotCoordinate[] places)
    {
        double pad = 0.03 * (places.Max(p => p.X) - places.Min(p => p.X));
        double from = places.Min(p => p.X) - pad;
        double to = places.Max(p => p.X) + pad;
        IEnumerable<double> ticks = to - from < Math.Log(4)
            ? AxisTicks.Linear(Math.Exp(from), Math.Exp(to))
            : AxisTicks.Logarithmic(Math.Exp(from + pad), Math.Exp(to - pad));
        return new PlotAxis(title, from, to, [.. ticks.Select(t => new AxisTick(Math.Log(t), t.ToString("0.######", CultureInfo.InvariantCulture)))]);
    }

    private static PlotAxis Heights(string title, PlotCoordinate[] places)
    {
        double pad = 0.04 * (places.Max(p => p.Y) - places.Min(p => p.Y));
        double from = places.Min(p => p.Y) - pad;
        double to = places.Max(p => p.Y) + pad;
        return new PlotAxis(title, from, to, FigureStyle.Numbers(AxisTicks.Linear(from, to, 8)));
    }
}
