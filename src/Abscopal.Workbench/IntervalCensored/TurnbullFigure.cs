using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Parametric;

namespace Abscopal.Workbench.IntervalCensored;

/// <summary>Draws the least and greatest curve that the intervals allow, with the fitted models, a panel a group.</summary>
public static class TurnbullFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="style">Its language, title and unit of time; English when left out.</param>
    /// <exception cref="InvalidInputException">The ending is another, or the file cannot be written.</exception>
    public static void Save(IntervalResult result, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        style ??= new FigureStyle();
        Vocabulary words = style.Words;
        PlotAxis across = style.TimeAxis(result.Request.Upper, result.Groups.Max(Last));
        PlotAxis upwards = style.ShareAxis("figure.survivalPercent");
        FigureFile.Write(
            PanelFigure.Draw(
                new PanelFigureInput
                {
                    Title = style.TitleOf(result.Request.Path, "figure.title.interval"),
                    Panels = [.. result.Groups.Select(g => Panel(g, across, upwards, style))],
                    Notes = [words.Format("figure.note.interval", EngineVersion.Text)],
                },
                style.Options),
            path,
            "--figure");
    }

    // The last finite end of an interval that holds mass; where all mass is open, its beginning.
    private static double Last(IntervalGroup group) =>
        group.Schedule.Turnbull.Intervals.Max(i => double.IsFinite(i.Upper) ? i.Upper : i.Lower) is > 0 and var last ? last : 1;

    private static FigurePanel Panel(IntervalGroup group, PlotAxis across, PlotAxis upwards, FigureStyle style)
    {
        Vocabulary words = style.Words;
        var series = new List<PanelSeries>
        {
            new(PanelMark.Steps, Bound(group, i => i.Upper, across.To)) { Label = words["figure.turnbull.greatest"], Style = 0 },
            new(PanelMark.Steps, Bound(group, i => i.Lower, across.To)) { Label = words["figure.turnbull.least"], Style = 3 },
        };
        for (int m = 0; m < group.Models.Count; m++)
        {
            ParametricFit fit = group.Models[m];
            if (fit.Status != ParametricStatus.Converged) continue;
            series.Add(new PanelSeries(PanelMark.Line, ParametricFigure.Curve(fit, across.To)) { Label = words["figure.family." + ParametricNames.Name(fit.Options.Distribution)], Style = m + 1 });
        }

        return new FigurePanel { Heading = string.Create(CultureInfo.InvariantCulture, $"{style.GroupName(group.Label)} (n = {group.Subjects})"), Across = across, Upwards = upwards, Series = series };
    }

    // All of an interval's mass falls at its beginning for the least curve and at its end for the greatest.
    private static List<PlotCoordinate> Bound(IntervalGroup group, Func<TurnbullInterval, double> fall, double to)
    {
        var places = new List<PlotCoordinate> { new(0, 1) };
        double left = 1;
        foreach (TurnbullInterval interval in group.Schedule.Turnbull.Intervals)
        {
            double time = fall(interval);
            if (time > to) break;
            left = Math.Max(0, left - interval.Mass);
            places.Add(new PlotCoordinate(time, left));
        }

        places.Add(new PlotCoordinate(to, left));
        return places;
    }
}
