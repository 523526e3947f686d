using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>A swimmer figure: what happened to each subject, a lane each.</summary>
public static class SwimmerFigure
{
    private const double Lane = 11;

    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no lane, or the time axis is empty.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(SwimmerFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (input.Lanes.Count == 0 || input.MaxTime <= 0) throw new ArgumentException("A swimmer figure has lanes and a time axis.", nameof(input));
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        DrawLegend(sketch, input);
        sketch.Notice(input.Notice);
        double left = sketch.Left + input.Lanes.Max(lane => FontBook.Width(lane.Label, sketch.Small)) + 6;
        SceneBox area = new(left, sketch.Y + 2, sketch.Right - 8, sketch.Y + 6 + (input.Lanes.Count * Lane));
        IReadOnlyList<double> ticks = input.TimeTitle is null ? AxisTicks.Months(input.MaxTime) : AxisTicks.Covering(input.MaxTime);
        TimePlot plot = new(sketch, area, input.MaxTime, input.TimeTitle);
        foreach (double tick in ticks.Where(t => t <= input.MaxTime))
        {
            sketch.Line(plot.X(tick), area.Top, plot.X(tick), area.Bottom, Palette.Faint);
            sketch.Line(plot.X(tick), area.Bottom, plot.X(tick), area.Bottom + 3, Palette.Ink);
        }

        for (int i = 0; i < input.Lanes.Count; i++) DrawLane(sketch, plot, input.Lanes[i], area.Top + 2 + ((i + 0.5) * Lane));
        sketch.Line(area.Left, area.Top, area.Left, area.Bottom, Palette.Ink);
        sketch.Line(area.Left, area.Bottom, area.Right, area.Bottom, Palette.Ink);
        sketch.Y = plot.TimeLabels([.. ticks.Where(t => t <= input.MaxTime)], area.Bottom);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static Fill BarFill(int kind) => kind == 0 ? new Fill(Palette.Guide, 0.65) : new Fill(Palette.ForSeries(kind - 1), 0.55);

    private static void DrawLegend(Sketch sketch, SwimmerFigureInput input)
    {
        Legend legend = new();
        for (int kind = 0; kind < input.BarKinds.Count; kind++)
        {
            Fill fill = BarFill(kind);
            legend.Add(input.BarKinds[kind], (s, x, y) => Legend.Area(s, x, y, fill));
        }

        for (int kind = 0; kind < input.MarkKinds.Count; kind++)
        {
            int mark = kind;
            legend.Add(input.MarkKinds[kind], (s, x, y) => s.Add(Marker.At(mark, x + 9, y)));
        }

        if (input.OngoingLabel is { } ongoing) legend.Add(ongoing, (s, x, y) => Arrow(s, x + 6, y));
        legend.Draw(sketch, sketch.Left);
    }

    private static void DrawLane(Sketch sketch, TimePlot plot, SwimmerLane lane, double y)
    {
        sketch.TextAt(plot.Area.Left - 4, y, lane.Label, sketch.Small, TextAnchor.End);
        double end = 0;
        foreach (SwimmerBar bar in lane.Bars)
        {
            sketch.Add(new RectangleShape(new SceneBox(plot.X(bar.From), y - 3.6, plot.X(bar.To), y + 3.6)) { Fill = BarFill(bar.Kind) });
            end = Math.Max(end, bar.To);
        }

        if (lane.IsOngoing) Arrow(sketch, plot.X(end) + 1, y);
        foreach (SwimmerMark mark in lane.Marks) sketch.Add(Marker.At(mark.Kind, plot.X(mark.Time), y, 2.8));
    }

    private static void Arrow(Sketch sketch, double x, double y) =>
        sketch.Add(new PathShape([new(x, y - 3), new(x + 6, y), new(x, y + 3)], Closed: true) { Fill = new Fill(Palette.Ink) });
}
