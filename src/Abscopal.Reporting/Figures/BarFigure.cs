using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>Horizontal bars of percentages with counts, with exact intervals as whiskers where given.</summary>
public static class BarFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no bar, or a percentage lies outside 0 to 100.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(BarFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        Check(input);
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        DrawLegend(sketch, input);
        sketch.Notice(input.Notice);
        double width = sketch.Right - sketch.Left;
        double label = Math.Clamp(input.Rows.Max(row => FontBook.Width(row.Label, sketch.Size)) + 1, 3 * sketch.Size, 0.4 * width);
        double texts = Math.Max(input.Rows.Max(row => FontBook.Width(row.Text, sketch.Size)), FontBook.Width(input.TextHeading ?? "", sketch.Size, bold: true));
        double left = sketch.Left + label + 8;
        double right = sketch.Right - texts - 12;
        if (right - left < 90)
            throw new ArgumentException($"Labels and texts leave {right - left:0} points for the bars; they need 90.", nameof(input));
        if (input.TextHeading is { } heading)
        {
            sketch.Text(right + 12, sketch.Y + (FontBook.Ascent * sketch.Size), heading, sketch.Size, bold: true);
            sketch.Y += (FontBook.LineHeight * sketch.Size) + 2;
        }
        double top = sketch.Y;
        double bottom = top + input.Rows.Sum(row => RowHeight(sketch, row, label));
        for (int percent = 0; percent <= 100; percent += 20)
            sketch.Line(X(percent), top, X(percent), bottom, Palette.Faint);
        foreach (BarRow row in input.Rows)
        {
            double height = RowHeight(sketch, row, label);
            DrawRow(sketch, row, label, X, right + 12, height);
            sketch.Y += height;
        }
        sketch.Line(left, top, left, bottom, Palette.Ink);
        DrawAxis(sketch, input, X);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);

        double X(double percent) => left + ((right - left) * percent / 100);
    }

    private static Fill WholeFill => new(Palette.ForSeries(0), 0.38);

    private static Fill PartFill => new(Palette.ForSeries(0));

    private static void Check(BarFigureInput input)
    {
        if (input.Rows.Count == 0)
            throw new ArgumentException("A bar figure has at least one bar.", nameof(input));
        foreach (BarRow row in input.Rows)
        {
            double[] values = [row.Percent, row.Lower ?? 0, row.Upper ?? 0, row.Part ?? 0];
            if (Array.Exists(values, value => value is not (>= 0 and <= 100)))
                throw new ArgumentException($"Bar '{row.Label}': percentages lie between 0 and 100.", nameof(input));
        }
    }

    private static double RowHeight(Sketch sketch, BarRow row, double label) =>
        Math.Max(1, TextWrap.Lines(row.Label, label, sketch.Size).Count) * FontBook.LineHeight * sketch.Size + 6;

    private static void DrawLegend(Sketch sketch, BarFigureInput input)
    {
        Legend legend = new();
        if (input.WholeLabel is not null)
            legend.Add(input.WholeLabel, (s, x, y) => Legend.Area(s, x, y, WholeFill));
        if (input.PartLabel is not null)
            legend.Add(input.PartLabel, (s, x, y) => Legend.Area(s, x, y, PartFill));
        if (input.IntervalLabel is not null)
            legend.Add(input.IntervalLabel, (s, x, y) => Whisker(s, x, x + 18, y));
        if (input.WholeLabel is not null || input.PartLabel is not null || input.IntervalLabel is not null)
            legend.Draw(sketch, sketch.Left);
    }

    private static void DrawRow(Sketch sketch, BarRow row, double label, Func<double, double> x, double textLeft, double height)
    {
        double middle = sketch.Y + (height / 2);
        IReadOnlyList<string> lines = TextWrap.Lines(row.Label, label, sketch.Size);
        double line = FontBook.LineHeight * sketch.Size;
        for (int i = 0; i < lines.Count; i++)
            sketch.TextAt(sketch.Left + label, middle + ((i - ((lines.Count - 1) / 2.0)) * line), lines[i], sketch.Size, TextAnchor.End);
        if (row.Percent > 0)
            sketch.Add(new RectangleShape(new SceneBox(x(0), middle - 5.5, x(row.Percent), middle + 5.5)) { Fill = WholeFill });
        if (row.Part is > 0)
            sketch.Add(new RectangleShape(new SceneBox(x(0), middle - 5.5, x(row.Part.Value), middle + 5.5)) { Fill = PartFill });
        if (row is { Lower: { } lower, Upper: { } upper })
            Whisker(sketch, x(lower), x(upper), middle);
        sketch.TextAt(textLeft, middle, row.Text, sketch.Size);
    }

    private static void Whisker(Sketch sketch, double from, double to, double y)
    {
        sketch.Line(from, y, to, y, Palette.Ink, 0.9);
        sketch.Line(from, y - 3, from, y + 3, Palette.Ink, 0.9);
        sketch.Line(to, y - 3, to, y + 3, Palette.Ink, 0.9);
    }

    private static void DrawAxis(Sketch sketch, BarFigureInput input, Func<double, double> x)
    {
        sketch.Line(x(0), sketch.Y, x(100), sketch.Y, Palette.Ink);
        double baseline = sketch.Y + 4 + (FontBook.Ascent * sketch.Size);
        for (int percent = 0; percent <= 100; percent += 20)
        {
            sketch.Line(x(percent), sketch.Y, x(percent), sketch.Y + 3, Palette.Ink);
            sketch.Text(x(percent), baseline, AxisTicks.Label(percent), sketch.Size, TextAnchor.Middle);
        }
        baseline += 1.4 * sketch.Size;
        sketch.Text((x(0) + x(100)) / 2, baseline, input.AxisTitle ?? sketch.Options.Words["figure.participants"], sketch.Size, TextAnchor.Middle);
        sketch.Y = baseline + (FontBook.Descent * sketch.Size);
    }
}
