using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>A plot area with months across and probability upwards; draws axes, curves, bands and points in it.</summary>
internal sealed class TimePlot(Sketch sketch, SceneBox area, double maxTime, string? timeTitle = null, double maxValue = 1)
{
    internal SceneBox Area => area;

    internal double X(double time) => area.Left + (area.Width * Math.Min(time, maxTime) / maxTime);

    internal double Y(double value) => area.Bottom - (area.Height * value / maxValue);

    internal ScenePoint At(double time, double value) => new(X(time), Y(value));

    /// <summary>Left edge of the plot when its axis carries 0 to 100 and a title, from the figure's left.</summary>
    internal static double AxisWidth(FigureOptions options) =>
        FontBook.Width("100", options.TextSize) + 6 + (1.4 * options.TextSize);

    internal void Frame(IReadOnlyList<double> ticks, string valueTitle)
    {
        double half = FontBook.CapHeight * sketch.Size / 2;
        foreach (double percent in AxisTicks.Linear(0, 100 * maxValue))
        {
            double y = Y(percent / 100);
            sketch.Line(area.Left - 3, y, area.Left, y, Palette.Ink);
            sketch.Text(area.Left - 5, y + half, AxisTicks.Label(percent), sketch.Size, TextAnchor.End);
        }
        foreach (double tick in ticks)
            sketch.Line(X(tick), area.Bottom, X(tick), area.Bottom + 3, Palette.Ink);
        sketch.Line(area.Left, area.Top, area.Left, area.Bottom, Palette.Ink);
        sketch.Line(area.Left, area.Bottom, area.Right, area.Bottom, Palette.Ink);
        sketch.Add(new TextShape(new ScenePoint(area.Left - AxisWidth(sketch.Options) + (FontBook.Ascent * sketch.Size), (area.Top + area.Bottom) / 2), valueTitle, sketch.Size)
        { Anchor = TextAnchor.Middle, Upwards = true });
    }

    /// <summary>Numbers of the ticks and the title of the time axis, below a height; returns the height they reach.</summary>
    internal double TimeLabels(IReadOnlyList<double> ticks, double top)
    {
        double baseline = top + 4 + (FontBook.Ascent * sketch.Size);
        foreach (double tick in ticks)
            sketch.Text(X(tick), baseline, AxisTicks.Label(tick), sketch.Size, TextAnchor.Middle);
        baseline += 1.4 * sketch.Size;
        sketch.Text((area.Left + area.Right) / 2, baseline, timeTitle ?? sketch.Options.Words["figure.timeMonths"], sketch.Size, TextAnchor.Middle);
        return baseline + (FontBook.Descent * sketch.Size);
    }

    /// <summary>The corners of a step curve.</summary>
    internal List<ScenePoint> StepLine(IReadOnlyList<CurveStep> steps, double lastTime)
    {
        List<ScenePoint> points = [];
        double end = Math.Min(lastTime, maxTime);
        foreach (CurveStep step in steps)
        {
            if (step.Time > end)
                break;
            if (points.Count > 0)
                points.Add(new ScenePoint(X(step.Time), points[^1].Y));
            points.Add(At(step.Time, step.Value));
        }
        if (points.Count > 0)
            points.Add(new ScenePoint(X(end), points[^1].Y));
        return points;
    }

    /// <summary>Fills between lower and upper steps, as long as both are known.</summary>
    internal void Band(IReadOnlyList<EnvelopeStep> steps, double lastTime, Fill fill, Stroke? edge)
    {
        List<ScenePoint> upper = StepLine([.. steps.Select(s => new CurveStep(s.Time, s.Upper))], lastTime);
        List<ScenePoint> lower = StepLine([.. steps.Select(s => new CurveStep(s.Time, s.Lower))], lastTime);
        if (upper.Count < 2)
            return;
        lower.Reverse();
        sketch.Add(new PathShape([.. upper, .. lower], Closed: true) { Fill = fill });
        if (edge is null)
            return;
        sketch.Add(new PathShape(upper, Closed: false) { Stroke = edge });
        sketch.Add(new PathShape(lower, Closed: false) { Stroke = edge });
    }

    /// <summary>The stretches of a curve over which both confidence limits are known, each with the time where it ends.</summary>
    internal static IEnumerable<(IReadOnlyList<EnvelopeStep> Steps, double End)> Limits(IReadOnlyList<CurveStep> steps, double lastTime)
    {
        List<EnvelopeStep> run = [];
        foreach (CurveStep step in steps)
        {
            if (step is { Lower: { } lower, Upper: { } upper })
            {
                run.Add(new EnvelopeStep(step.Time, lower, upper));
                continue;
            }
            if (run.Count > 0)
                yield return (run, step.Time);
            run = [];
        }
        if (run.Count > 0)
            yield return (run, lastTime);
    }

    internal void Point(PlotPoint point, int series, double shift = 0)
    {
        Stroke stroke = new(Palette.ForSeries(series), 1);
        double x = X(point.Time) + shift;
        double y = Y(point.Value);
        if (point is { ValueLower: { } low, ValueUpper: { } high })
            Whisker(new ScenePoint(x, Y(low)), new ScenePoint(x, Y(high)), stroke);
        if (point is { TimeLower: { } early, TimeUpper: { } late })
            Whisker(new ScenePoint(X(early) + shift, y), new ScenePoint(X(late) + shift, y), stroke);
        sketch.Add(Marker.At(series, x, y));
    }

    /// <summary>An interval along the time axis with end caps; an open end is an arrow to the edge.</summary>
    internal void TimeInterval(double y, double? lower, double? upper, Colour colour, double width)
    {
        if (lower is not { } from)
            return;
        Stroke stroke = new(colour, width);
        if (upper is { } to && to <= maxTime)
        {
            Whisker(new ScenePoint(X(from), y), new ScenePoint(X(to), y), stroke);
            return;
        }
        sketch.Add(new LineShape(new ScenePoint(X(from), y - 2.5), new ScenePoint(X(from), y + 2.5), stroke));
        sketch.Add(new LineShape(new ScenePoint(X(from), y), new ScenePoint(area.Right - 4, y), stroke));
        sketch.Add(new PathShape([new(area.Right - 5, y - 2.6), new(area.Right, y), new(area.Right - 5, y + 2.6)], Closed: true) { Fill = new Fill(colour) });
    }

    private void Whisker(ScenePoint from, ScenePoint to, Stroke stroke)
    {
        sketch.Add(new LineShape(from, to, stroke));
        bool across = from.Y == to.Y;
        foreach (ScenePoint end in new[] { from, to })
        {
            sketch.Add(new LineShape(
                across ? end with { Y = end.Y - 2.5 } : end with { X = end.X - 2.5 },
                across ? end with { Y = end.Y + 2.5 } : end with { X = end.X + 2.5 }, stroke));
        }
    }
}
