using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>A waterfall figure: a bar a subject, up for growth and down for shrinkage.</summary>
public static class WaterfallFigure
{
    private const double LeastBar = 2.4;

    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no bar.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(WaterfallFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (input.Bars.Count == 0) throw new ArgumentException("A waterfall figure has bars.", nameof(input));
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        Legend legend = new();
        for (int kind = 0; kind < input.Kinds.Count; kind++)
        {
            Fill fill = BarFill(kind);
            legend.Add(input.Kinds[kind], (s, x, y) => Legend.Area(s, x, y, fill));
        }

        legend.Draw(sketch, sketch.Left);
        sketch.Notice(input.Notice);
        double top = sketch.Y + 4;
        double most = Math.Max(30, Math.Ceiling(input.Bars.Max(b => b.Percent) / 10) * 10);
        PercentAxis axis = new(sketch, new SceneBox(sketch.Left + TimePlot.AxisWidth(options) + 10, top, sketch.Right, top + options.PlotHeight), Math.Min(-40, Math.Floor(input.Bars.Min(b => b.Percent) / 10) * 10), most);
        axis.Frame(input.ValueTitle, input.References);
        sketch.Line(axis.Area.Left, axis.Y(0), axis.Area.Right, axis.Y(0), Palette.Ink);
        double step = axis.Area.Width / input.Bars.Count;
        bool labels = input.Bars.Max(b => FontBook.Width(b.Label, sketch.Small)) + 2 < 2.6 * step || step > sketch.Small;
        for (int i = 0; i < input.Bars.Count; i++)
        {
            WaterfallBar bar = input.Bars[i];
            double x = axis.Area.Left + ((i + 0.5) * step);
            double half = Math.Min(0.42 * step, 14);
            (double a, double b) = (axis.Y(0), axis.Y(bar.Percent));
            // A change of nothing is a thin bar, so that its colour is seen.
            if (Math.Abs(a - b) < LeastBar) (a, b) = (axis.Y(0) - (LeastBar / 2), axis.Y(0) + (LeastBar / 2));
            sketch.Add(new RectangleShape(new SceneBox(x - half, Math.Min(a, b), x + half, Math.Max(a, b))) { Fill = BarFill(bar.Kind) });
            if (labels) sketch.Add(new TextShape(new ScenePoint(x + (FontBook.CapHeight * sketch.Small / 2), axis.Area.Bottom + 4), bar.Label, sketch.Small) { Anchor = TextAnchor.End, Upwards = true });
        }

        sketch.Y = axis.Area.Bottom + 6 + (labels ? input.Bars.Max(b => FontBook.Width(b.Label, sketch.Small)) : 0);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static Fill BarFill(int kind) => new(Palette.ForSeries(kind), 0.8);
}
