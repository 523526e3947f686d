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

    // Opaque, so that a bar on another keeps its colour; the first two fill the lane, those after lie in it.
    private static Fill BarFill(int kind) => new(kind == 0 ? Lighter(Palette.Guide, 0.6) : kind == 1 ? Lighter(Palette.ForSeries(0), 0.45) : Palette.ForSeries(kind - 1));

    private static double HalfHeight(int kind) => kind < 2 ? 3.8 : 1.5;

    private static Colour Lighter(Colour colour, double share)
    {
        byte Mix(byte part) => (byte)Math.Round(255 - (share * (255 - part)), MidpointRounding.AwayFromZero);
        return new Colour(Mix(colour.Red), Mix(colour.Green), Mix(colour.Blue));
    }

    private static void DrawLegend(Sketch sketch, SwimmerFigureInput input)
    {
        Legend legend = new();
        for (int kind = 0; kind < input.BarKinds.Count; kind++)
        {
            Fill fill = BarFill(kind);
            double half = HalfHeight(kind);
            legend.Add(input.BarKinds[kind], (s, x, y) => s.Add(new RectangleShape(new SceneBox(x, y - half, x + 18, y + half)) { Fill = fill }));
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
            sketch.Add(new RectangleShape(new SceneBox(plot.X(bar.From), y - HalfHeight(bar.Kind), plot.X(bar.To), y + HalfHeight(bar.Kind))) { Fill = BarFill(bar.Kind) });
            end = Math.Max(end, bar.To);
        }

        if (lane.IsOngoing) Arrow(sketch, plot.X(end) + 1, y);
        foreach (SwimmerMark mark in lane.Marks) sketch.Add(Marker.At(mark.Kind, plot.X(mark.Time), y, 2.8));
    }

    private static void Arrow(Sketch sketch, double x, double y) =>
        sketch.Add(new PathShape([new(x, y - 3), new(x + 6, y), new(x, y + 3)], Closed: true) { Fill = new Fill(Palette.Ink) });
}
