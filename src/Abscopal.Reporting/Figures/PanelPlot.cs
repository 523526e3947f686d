using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>The plot area of a panel: axes, and series in their coordinates.</summary>
internal sealed class PanelPlot(Sketch sketch, FigurePanel panel, SceneBox area)
{
    internal static double[] DashOf(int style) => (style % 3) switch { 0 => [], 1 => [6, 2.5], _ => [2, 2] };

    /// <summary>The room left of the area for the ticks' labels and the title.</summary>
    internal static double AxisWidth(FigureOptions options, PlotAxis axis) =>
        axis.Ticks.Select(tick => FontBook.Width(tick.Label, options.TextSize)).DefaultIfEmpty(0).Max() + 8 + (1.4 * options.TextSize);

    /// <summary>The room below the area for the ticks' labels and the title.</summary>
    internal static double AxisHeight(FigureOptions options) => (0.7 + FontBook.Ascent + 1.4 + FontBook.Descent) * options.TextSize;

    /// <summary>The room right of the area for the half of a label at its end.</summary>
    internal static double Overhang(FigureOptions options, PlotAxis axis) =>
        axis.Ticks.Select(tick => FontBook.Width(tick.Label, options.TextSize) / 2).DefaultIfEmpty(0).Max() + 2;

    internal void Draw()
    {
        if (panel.Reference is { } reference)
            sketch.Line(area.Left, Y(reference), area.Right, Y(reference), Palette.Muted, 0.8, 4, 2.5);
        foreach (PanelSeries series in panel.Series)
            DrawSeries(series);
        sketch.Line(area.Left, area.Top, area.Left, area.Bottom, Palette.Ink);
        sketch.Line(area.Left, area.Bottom, area.Right, area.Bottom, Palette.Ink);
        DrawUpwards();
        DrawAcross();
    }

    private double X(double value) => area.Left + (area.Width * (value - panel.Across.From) / (panel.Across.To - panel.Across.From));

    private double Y(double value) => area.Bottom - (area.Height * (value - panel.Upwards.From) / (panel.Upwards.To - panel.Upwards.From));

    private void DrawSeries(PanelSeries series)
    {
        Colour colour = Palette.ForSeries(series.Style);
        List<SceneElement> parts = [];
        if (series.Mark == PanelMark.Points)
        {
            parts.AddRange(series.Places.Select(place => new CircleShape(new ScenePoint(X(place.X), Y(place.Y)), 1.7) { Fill = new Fill(colour, 0.55) }));
        }
        else if (series.Places.Count > 0)
        {
            List<ScenePoint> line = [];
            foreach (PlotCoordinate place in series.Places)
            {
                if (series.Mark == PanelMark.Steps && line.Count > 0)
                    line.Add(line[^1] with { X = X(place.X) });
                line.Add(new ScenePoint(X(place.X), Y(place.Y)));
            }
            parts.Add(new PathShape(line, Closed: false) { Stroke = new Stroke(colour, 1.6) { Dash = DashOf(series.Style) } });
        }
        sketch.Add(new SceneGroup(series.Label ?? panel.Heading, parts));
    }

    private void DrawUpwards()
    {
        double free = double.PositiveInfinity;
        foreach (AxisTick tick in panel.Upwards.Ticks)
        {
            double y = Y(tick.At);
            sketch.Line(area.Left - 3, y, area.Left, y, Palette.Ink);
            if (y + (sketch.Size / 2) > free)
                continue;
            sketch.TextAt(area.Left - 5, y, tick.Label, sketch.Size, TextAnchor.End);
            free = y - (0.8 * sketch.Size);
        }
        double baseline = area.Left - AxisWidth(sketch.Options, panel.Upwards) + (FontBook.Ascent * sketch.Size);
        sketch.Add(new TextShape(new ScenePoint(baseline, (area.Top + area.Bottom) / 2), panel.Upwards.Title, sketch.Size) { Anchor = TextAnchor.Middle, Upwards = true });
    }

    private void DrawAcross()
    {
        double baseline = area.Bottom + ((0.7 + FontBook.Ascent) * sketch.Size);
        double free = double.NegativeInfinity;
        foreach (AxisTick tick in panel.Across.Ticks)
        {
            double x = X(tick.At);
            sketch.Line(x, area.Bottom, x, area.Bottom + 3, Palette.Ink);
            double half = FontBook.Width(tick.Label, sketch.Size) / 2;
            if (x - half < free)
                continue;
            sketch.Text(x, baseline, tick.Label, sketch.Size, TextAnchor.Middle);
            free = x + half + 4;
        }
        sketch.Text((area.Left + area.Right) / 2, baseline + (1.4 * sketch.Size), panel.Across.Title, sketch.Size, TextAnchor.Middle);
    }
}
