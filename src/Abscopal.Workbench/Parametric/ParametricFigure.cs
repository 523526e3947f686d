using System.Globalization;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Km;

namespace Abscopal.Workbench.Parametric;

/// <summary>Draws fitted models over the Kaplan-Meier curve of each group, to the last time asked for.</summary>
public static class ParametricFigure
{
    private const int Points = 160;

    /// <summary>Draws the figure.</summary>
    /// <param name="result">The models.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="style">Its language, title and unit of time; English when left out.</param>
    public static void Save(ParametricResult result, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        style ??= new FigureStyle();
        Vocabulary words = style.Words;
        double last = Math.Max(result.Groups.Max(g => g.Observed.Times[^1]), result.Request.At.DefaultIfEmpty(0).Max());
        IReadOnlyList<double> ticks = AxisTicks.Covering(last);
        var across = new PlotAxis(style.TimeTitle(result.Request.Columns.Time), 0, ticks[^1], FigureStyle.Numbers(ticks));
        double[] heights = [0, 0.2, 0.4, 0.6, 0.8, 1];
        var upwards = new PlotAxis(words["figure.survivalPercent"], 0, 1, [.. heights.Select(h => new AxisTick(h, (100 * h).ToString("0", CultureInfo.InvariantCulture)))]);
        FigureFile.Write(
            PanelFigure.Draw(
                new PanelFigureInput
                {
                    Title = style.TitleOf(result.Request.Path, "figure.title.parametric"),
                    Panels = [.. result.Groups.Select(g => Panel(g, across, upwards, words))],
                    Notes = [words.Format("figure.note.parametric", EngineVersion.Text)],
                },
                style.Options),
            path,
            "--figure");
    }

    private static FigurePanel Panel(ParametricGroup group, PlotAxis across, PlotAxis upwards, Vocabulary words)
    {
        var series = new List<PanelSeries> { new(PanelMark.Steps, CurveSteps.Corners(group.Observed, (time, survival) => new PlotCoordinate(time, survival))) { Label = "Kaplan-Meier", Style = 0 } };
        for (int m = 0; m < group.Models.Count; m++)
        {
            ParametricFit fit = group.Models[m];
            if (fit.Status == ParametricStatus.Converged)
                series.Add(new PanelSeries(PanelMark.Line, Line(fit, across.To)) { Label = words["figure.family." + ParametricNames.Name(fit.Options.Distribution)], Style = m + 1 });
        }

        return new FigurePanel { Heading = string.Equals(group.Label, KmJob.WholeSample, StringComparison.Ordinal) ? words["figure.wholeSample"] : group.Label, Across = across, Upwards = upwards, Series = series };
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
