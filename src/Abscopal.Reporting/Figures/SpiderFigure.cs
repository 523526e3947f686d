using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>A spider figure: a line a subject, from baseline on.</summary>
public static class SpiderFigure
{
    private static readonly double[][] Dashes = [[], [5, 2], [2, 2], [7, 2, 2, 2], [1, 2], [9, 3], [3, 3]];

    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no line, or the time axis is empty.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(SpiderFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (input.Lines.Count == 0 || input.MaxTime <= 0) throw new ArgumentException("A spider figure has lines and a time axis.", nameof(input));
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        Legend legend = new();
        for (int kind = 0; kind < input.Kinds.Count; kind++)
        {
            int k = kind;
            legend.Add(input.Kinds[kind], (s, x, y) => Legend.Line(s, x, y, Palette.ForSeries(k), 1.2, Dashes[k % Dashes.Length]));
        }

        legend.Draw(sketch, sketch.Left);
        sketch.Notice(input.Notice);
        double top = sketch.Y + 4;
        SceneBox area = new(sketch.Left + TimePlot.AxisWidth(options) + 10, top, sketch.Right - 6, top + options.PlotHeight);
        double most = Math.Max(30, Math.Ceiling(input.Lines.SelectMany(l => l.Points).Max(p => p.Percent) / 10) * 10);
        PercentAxis axis = new(sketch, area, Math.Min(-40, Math.Floor(input.Lines.SelectMany(l => l.Points).Min(p => p.Percent) / 10) * 10), most);
        axis.Frame(input.ValueTitle, input.References);
        TimePlot plot = new(sketch, area, input.MaxTime, input.TimeTitle);
        IReadOnlyList<double> ticks = [.. (input.TimeTitle is null ? AxisTicks.Months(input.MaxTime) : AxisTicks.Covering(input.MaxTime)).Where(t => t <= input.MaxTime)];
        foreach (double tick in ticks) sketch.Line(plot.X(tick), area.Bottom, plot.X(tick), area.Bottom + 3, Palette.Ink);
        sketch.Line(area.Left, area.Bottom, area.Right, area.Bottom, Palette.Ink);
        sketch.Line(area.Left, axis.Y(0), area.Right, axis.Y(0), Palette.Guide);
        foreach (SpiderLine line in input.Lines) DrawLine(sketch, plot, axis, line);
        sketch.Y = plot.TimeLabels(ticks, area.Bottom);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static void DrawLine(Sketch sketch, TimePlot plot, PercentAxis axis, SpiderLine line)
    {
        List<ScenePoint> points = [.. line.Points.Select(p => new ScenePoint(plot.X(p.Time), axis.Y(p.Percent)))];
        Colour colour = Palette.ForSeries(line.Kind);
        List<SceneElement> elements = [];
        if (points.Count > 1) elements.Add(new PathShape(points, Closed: false) { Stroke = new Stroke(colour, 1) { Opacity = 0.8, Dash = Dashes[line.Kind % Dashes.Length] } });
        foreach (ScenePoint point in points) elements.Add(new CircleShape(point, 1.5) { Fill = new Fill(colour) });
        sketch.Add(new SceneGroup(line.Label, elements));
    }
}
