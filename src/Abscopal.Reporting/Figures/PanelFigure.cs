using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>One plot, or several in two columns, the last across both where their number is odd, of points, lines and steps on axes whose ticks are given.</summary>
public static class PanelFigure
{
    private const double Gutter = 10;

    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size; panels beside each other have 0.72 of the plot height.</param>
    /// <exception cref="ArgumentException">There is no panel, or an axis is empty.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(PanelFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (input.Panels.Count == 0)
            throw new ArgumentException("A figure of panels shows at least one.", nameof(input));
        foreach (PlotAxis axis in input.Panels.SelectMany(panel => new[] { panel.Across, panel.Upwards }))
        {
            if (!(axis.To > axis.From))
                throw new ArgumentException($"The axis '{axis.Title}' ends at {axis.To}, where it does not lie after its beginning {axis.From}.", nameof(input));
        }
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        DrawLegend(sketch, input);
        int columns = input.Panels.Count > 1 ? 2 : 1;
        double axisWidth = input.Panels.Max(panel => PanelPlot.AxisWidth(options, panel.Upwards));
        double height = columns == 1 ? options.PlotHeight : 0.72 * options.PlotHeight;
        foreach (FigurePanel[] row in input.Panels.Chunk(columns))
            DrawRow(sketch, row, axisWidth, height);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static void DrawLegend(Sketch sketch, PanelFigureInput input)
    {
        Legend legend = new();
        PanelSeries[] named = [.. input.Panels.SelectMany(panel => panel.Series).Where(series => series.Label is not null).DistinctBy(series => series.Label, StringComparer.Ordinal)];
        foreach (PanelSeries series in named)
        {
            Colour colour = Palette.ForSeries(series.Style);
            legend.Add(series.Label!, series.Mark == PanelMark.Points
                ? (s, x, y) => s.Add(new CircleShape(new ScenePoint(x + 9, y), 1.7) { Fill = new Fill(colour, 0.55) })
                : (s, x, y) => Legend.Line(s, x, y, colour, 1.6, PanelPlot.DashOf(series.Style)));
        }
        bool reference = input.ReferenceLabel is not null && input.Panels.Any(panel => panel.Reference is not null);
        if (reference)
            legend.Add(input.ReferenceLabel!, (s, x, y) => Legend.Line(s, x, y, Palette.Muted, 0.8, 4, 2.5));
        if (named.Length > 0 || reference)
            legend.Draw(sketch, sketch.Left);
    }

    // Plots of a row stand on one height, below the longest of their headings.
    private static void DrawRow(Sketch sketch, FigurePanel[] row, double axisWidth, double height)
    {
        FigureOptions options = sketch.Options;
        double width = (sketch.Right - sketch.Left - ((row.Length - 1) * Gutter)) / row.Length;
        double top = sketch.Y + 2;
        double below = top;
        for (int c = 0; c < row.Length; c++)
        {
            if (row[c].Heading.Length > 0)
                below = Math.Max(below, sketch.Paragraph(sketch.Left + (c * (width + Gutter)), top, width, row[c].Heading, sketch.Size, bold: true));
        }
        for (int c = 0; c < row.Length; c++)
        {
            double left = sketch.Left + (c * (width + Gutter));
            SceneBox area = new(left + axisWidth, below + 5, left + width - PanelPlot.Overhang(options, row[c].Across), below + 5 + height);
            new PanelPlot(sketch, row[c], area).Draw();
        }
        sketch.Y = below + 5 + height + PanelPlot.AxisHeight(options) + 4;
    }
}
