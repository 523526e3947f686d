using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Files;

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
        PlotAxis across = style.TimeAxis(result.Request.Columns.Time, last);
        PlotAxis upwards = style.ShareAxis("figure.survivalPercent");
        FigureFile.Write(
            PanelFigure.Draw(
                new PanelFigureInput
                {
                    Title = style.TitleOf(result.Request.Path, "figure.title.parametric"),
                    Panels = [.. result.Groups.Select(g => Panel(g, across, upwards, style))],
                    Notes = [words.Format("figure.note.parametric", EngineVersion.Text)],
                },
                style.Options),
            path,
            "--figure");
    }

    private static FigurePanel Panel(ParametricGroup group, PlotAxis across, PlotAxis upwards, FigureStyle style)
    {
        var series = new List<PanelSeries> { new(PanelMark.Steps, CurveSteps.Corners(group.Observed, (time, survival) => new PlotCoordinate(time, survival))) { Label = "Kaplan-Meier", Style = 0 } };
        for (int m = 0; m < group.Models.Count; m++)
        {
            ParametricFit fit = group.Models[m];
            if (fit.Status == ParametricStatus.Converged)
                series.Add(new PanelSeries(PanelMark.Line, Curve(fit, across.To)) { Label = style.Words["figure.family." + ParametricNames.Name(fit.Options.Distribution)], Style = m + 1 });
        }

        return new FigurePanel { Heading = style.GroupName(group.Label), Across = across, Upwards = upwards, Series = series };
    }

    /// <summary>The fitted survival from 0 to a time.</summary>
    internal static PlotCoordinate[] Curve(ParametricFit fit, double to)
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
