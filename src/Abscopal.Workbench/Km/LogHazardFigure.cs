using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Km;

/// <summary>Draws log(-log S) of every group against the logarithm of time: curves of proportional hazards keep one distance.</summary>
public static class LogHazardFigure
{
    /// <summary>Draws the plot.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="unit">The unit of the times, for the axis; null for none.</param>
    /// <exception cref="InvalidInputException">No curve has two heights between 0 and 1 after time 0, the ending is another, or the file cannot be written.</exception>
    public static void Save(KmResult result, string path, string? unit)
    {
        ArgumentNullException.ThrowIfNull(result);
        FigureFile.Write(Draw(result, unit), path, "--log-hazard");
    }

    private static Scene Draw(KmResult result, string? unit)
    {
        var options = new FigureOptions(Vocabulary.For("en"));
        PanelSeries[] series = [.. result.Groups.Select((g, i) => new PanelSeries(PanelMark.Steps, Places(g.Curve)) { Label = g.Label, Style = i })];
        PlotCoordinate[] places = [.. series.SelectMany(s => s.Places)];
        if (places.Length == 0 || places.Max(p => p.X) <= places.Min(p => p.X) || places.Max(p => p.Y) <= places.Min(p => p.Y))
            throw new InvalidInputException(new InputProblem("no curve has two heights between 0 and 1 after time 0", result.Request.Path, Key: "--log-hazard", Allowed: "a sample with more events"));
        return PanelFigure.Draw(
            new PanelFigureInput
            {
                Title = Path.GetFileNameWithoutExtension(result.Request.Path) + ": log-cumulative hazard",
                Panels =
                [
                    new FigurePanel
                    {
                        Across = LogTimes(options.Words.Format("figure.timeLogScale", FigureFile.TimeTitle(result.Request.Columns.Time, unit)), places),
                        Upwards = Heights(options.Words["figure.logCumulativeHazard"], places),
                        Series = series,
                    },
                ],
                Notes = [$"Parallel curves speak for proportional hazards. Kaplan-Meier estimates of S; heights of 0 and 1 have no place here. Profile {result.Conventions.Profile}; Abscopal {EngineVersion.Text}."],
            },
            options);
    }

    private static List<PlotCoordinate> Places(KaplanMeierCurve curve)
    {
        var places = new List<PlotCoordinate>();
        int last = -1;
        for (int i = 0; i < curve.Times.Length; i++)
        {
            if (!(curve.Survival[i] is > 0 and < 1 && curve.Times[i] > 0)) continue;
            last = i;
            if (curve.Table.Events[i] > 0) places.Add(new PlotCoordinate(Math.Log(curve.Times[i]), Math.Log(-Math.Log(curve.Survival[i]))));
        }

        // The last height holds as long as anyone was observed at it.
        if (places.Count > 0 && Math.Log(curve.Times[last]) > places[^1].X) places.Add(places[^1] with { X = Math.Log(curve.Times[last]) });
        return places;
    }

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
        return new PlotAxis(title, from, to, [.. AxisTicks.Linear(from, to, 8).Select(t => new AxisTick(t, t.ToString("0.######", CultureInfo.InvariantCulture)))]);
    }
}
