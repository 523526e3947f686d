using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>Cumulative incidences of competing causes over the numbers at risk on the same axis.</summary>
public static class IncidenceFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no group, a group has other causes than the first, or the numbers at risk do not fit the times.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(IncidenceFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (input.Groups.Count == 0)
            throw new ArgumentException("A figure of cumulative incidences shows at least one group.", nameof(input));
        string[] causes = [.. input.Groups[0].Curves.Select(curve => curve.Cause)];
        foreach (IncidenceGroup group in input.Groups)
        {
            if (!group.Curves.Select(curve => curve.Cause).SequenceEqual(causes, StringComparer.Ordinal))
                throw new ArgumentException($"'{group.Label}' has other causes than '{input.Groups[0].Label}'.", nameof(input));
        }
        Sketch sketch = new(options);
        bool several = input.Groups.Count > 1;
        (string Label, Colour Colour, IReadOnlyList<int?> Counts)[] risk =
            [.. input.Groups.Select((group, g) => (group.Label, several ? Palette.ForSeries(g) : Palette.Ink, group.AtRisk)).Where(row => row.AtRisk.Count > 0)];
        double left = sketch.Left + Math.Max(TimePlot.AxisWidth(options), RiskTable.LabelWidth(options, risk.Select(row => row.Label)));
        sketch.Title(input.Title);
        DrawLegend(sketch, input, causes);
        sketch.Notice(input.Notice);
        double beyond = FontBook.Width(AxisTicks.Label(input.AtRiskTimes[^1]), options.TextSize) / 2;
        SceneBox area = new(left, sketch.Y + 4, sketch.Right - Math.Max(10, beyond), sketch.Y + 4 + options.PlotHeight);
        TimePlot plot = new(sketch, area, input.MaxTime, input.TimeTitle, input.MaxValue);
        DrawCurves(sketch, plot, input);
        plot.Frame(input.AtRiskTimes, options.Words["figure.cumulativeIncidence"]);
        sketch.Y = plot.TimeLabels(input.AtRiskTimes, area.Bottom);
        RiskTable.Draw(sketch, plot, input.AtRiskTimes, risk);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static void DrawLegend(Sketch sketch, IncidenceFigureInput input, string[] causes)
    {
        Legend legend = new();
        bool several = input.Groups.Count > 1;
        for (int g = 0; several && g < input.Groups.Count; g++)
        {
            Colour colour = Palette.ForSeries(g);
            legend.Add(input.Groups[g].Label, (s, x, y) => Legend.Area(s, x, y, new Fill(colour)));
        }
        for (int c = 0; c < causes.Length; c++)
        {
            int cause = c;
            legend.Add(causes[c], (s, x, y) => Legend.Line(s, x, y, several ? Palette.Ink : Palette.ForSeries(cause), 1.6, PanelPlot.DashOf(cause)));
        }
        if (!several && input.ConfidenceLevel is not null)
            legend.Add(sketch.Options.Words.Format("figure.confidenceBand", input.ConfidenceLevel), (s, x, y) => Legend.Area(s, x, y, BandFill(causes.Length > 1 ? 4 : 0)));
        legend.Draw(sketch, sketch.Left);
    }

    private static Fill BandFill(int series) => new(Palette.ForSeries(series), 0.13);

    private static void DrawCurves(Sketch sketch, TimePlot plot, IncidenceFigureInput input)
    {
        bool several = input.Groups.Count > 1;
        for (int g = 0; g < input.Groups.Count; g++)
        {
            IncidenceGroup group = input.Groups[g];
            for (int c = 0; !several && c < group.Curves.Count; c++)
            {
                foreach ((IReadOnlyList<EnvelopeStep> steps, double end) in TimePlot.Limits(group.Curves[c].Steps, group.LastTime))
                    plot.Band(steps, end, BandFill(c), new Stroke(Palette.ForSeries(c), 0.5) { Opacity = 0.45 });
            }
            for (int c = 0; c < group.Curves.Count; c++)
            {
                Colour colour = Palette.ForSeries(several ? g : c);
                List<ScenePoint> line = plot.StepLine(group.Curves[c].Steps, group.LastTime);
                PathShape path = new(line, Closed: false) { Stroke = new Stroke(colour, 1.6) { Dash = PanelPlot.DashOf(c) } };
                sketch.Add(new SceneGroup(several ? sketch.Options.Words.Format("figure.labelled", group.Label, group.Curves[c].Cause) : group.Curves[c].Cause, [path]));
            }
        }
    }
}
