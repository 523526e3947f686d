using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>Swatches with words that flow over lines above a plot, where no curve can run into them.</summary>
internal sealed class Legend
{
    private const double Swatch = 18;
    private readonly List<(string Text, Action<Sketch, double, double> Draw)> _entries = [];

    /// <summary>Adds an entry; the swatch is drawn from a left edge around a middle height, 18 points wide.</summary>
    internal void Add(string text, Action<Sketch, double, double> draw) => _entries.Add((text, draw));

    internal static void Line(Sketch sketch, double x, double y, Colour colour, double width, params double[] dash) =>
        sketch.Line(x, y, x + Swatch, y, colour, width, dash);

    internal static void Area(Sketch sketch, double x, double y, Fill fill, Stroke? stroke = null)
    {
        sketch.Add(new RectangleShape(new SceneBox(x, y - 4, x + Swatch, y + 4)) { Fill = fill });
        if (stroke is null)
            return;
        foreach (double edge in new[] { y - 4, y + 4 })
            sketch.Add(new LineShape(new ScenePoint(x, edge), new ScenePoint(x + Swatch, edge), stroke));
    }

    /// <summary>Draws the entries from the sketch's height on, and moves it below them.</summary>
    internal void Draw(Sketch sketch, double left)
    {
        double row = FontBook.LineHeight * sketch.Size;
        double x = left;
        double y = sketch.Y + (row / 2);
        foreach ((string text, Action<Sketch, double, double> draw) in _entries)
        {
            IReadOnlyList<string> lines = TextWrap.Lines(text, sketch.Right - left - Swatch - 5, sketch.Size);
            double width = Swatch + 5 + lines.Max(line => FontBook.Width(line, sketch.Size));
            if (x > left && (x + width > sketch.Right || lines.Count > 1))
                (x, y) = (left, y + row);
            draw(sketch, x, y);
            for (int i = 0; i < lines.Count; i++)
            {
                y += i > 0 ? row : 0;
                sketch.TextAt(x + Swatch + 5, y, lines[i], sketch.Size);
            }
            x += width + 16;
        }
        sketch.Y = y + (row / 2) + 4;
    }
}
