using System.Globalization;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Parametric;

/// <summary>Draws fitted models over the Kaplan-Meier curve of each group, to the last time asked for.</summary>
public static class ParametricFigure
{
    private const int Points = 160;

    /// <summary>Draws the figure.</summary>
    /// <param name="result">The models.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="unit">The unit of the times, for the axis; null for none.</param>
    public static void Save(ParametricResult result, string path, string? unit)
    {
        ArgumentNullException.ThrowIfNull(result);
        double last = Math.Max(result.Groups.Max(g => g.Observed.Times[^1]), result.Request.At.DefaultIfEmpty(0).Max());
        IReadOnlyList<double> ticks = AxisTicks.Covering(last);
        var across = new PlotAxis(FigureFile.TimeTitle(result.Request.Columns.Time, unit), 0, ticks[^1], [.. ticks.Select(t => new AxisTick(t, t.ToString("0.######", CultureInfo.InvariantCulture)))]);
        double[] heights = [0, 0.2, 0.4, 0.6, 0.8, 1];
        var upwards = new PlotAxis("Survival (%)", 0, 1, [.. heights.Select(h => new AxisTick(h, (100 * h).ToString("0", CultureInfo.InvariantCulture)))]);
        FigureFile.Write(
            PanelFigure.Draw(
                new PanelFigureInput
                {
                    Title = Path.GetFileNameWithoutExtension(result.Request.Path) + ": parametric models",
                    Panels = [.. result.Groups.Select(g => Panel(g, across, upwards))],
                    Notes = [string.Create(CultureInfo.InvariantCulture, $"Steps: Kaplan-Meier. Lines past the last step are extrapolations, right only as far as the family is. A family without a maximum of the likelihood is not drawn. Abscopal {EngineVersion.Text}.")],
                },
                new FigureOptions(Vocabulary.For("en"))),
            path,
            "--figure");
    }

    private static FigurePanel Panel(ParametricGroup group, PlotAxis across, PlotAxis upwards)
    {
        var series = new List<PanelSeries> { new(PanelMark.Steps, Steps(group.Observed)) { Label = "Kaplan-Meier", Style = 0 } };
        for (int m = 0; m < group.Models.Count; m++)
        {
            ParametricFit fit = group.Models[m];
            if (fit.Status == ParametricStatus.Converged)
                series.Add(new PanelSeries(PanelMark.Line, Line(fit, across.To)) { Label = ParametricNames.Title(fit.Options.Distribution), Style = m + 1 });
        }

        return new FigurePanel { Heading = group.Label, Across = across, Upwards = upwards, Series = series };
    }

    private static List<PlotCoordinate> Steps(KaplanMeierCurve curve)
    {
        var places = new List<PlotCoordinate> { new(0, 1) };
        for (int i = 0; i < curve.Times.Length; i++)
        {
            if (curve.Table.Events[i] > 0 || i == curve.Times.Length - 1) places.Add(new PlotCoordinate(curve.Times[i], curve.Survival[i]));
        }

        return places;
    }

    private static PlotCoordinate[] Line(ParametricFit fit, double to)
    {
        var places = new PlotCoordinate[Points + 1];
        for (int i = 0; i <= Points; i++)
        {
            double time = to * i / Points;
            places[i] = new PlotCoordinate(time, fit.Survival(time).Value.ValueOrNull ?? 1);
        }

        return places;
    }
}
