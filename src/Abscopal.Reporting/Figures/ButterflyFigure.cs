using System.Globalization;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>A butterfly figure: the bars of two groups back to back, with their percentages.</summary>
public static class ButterflyFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no row, or a percentage lies outside 0 to 100.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(ButterflyFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (input.Rows.Count == 0 || input.Rows.Any(r => r.Left is not (>= 0 and <= 100) || r.Right is not (>= 0 and <= 100)))
            throw new ArgumentException("A butterfly figure has rows of percentages from 0 to 100.", nameof(input));
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        Legend legend = new();
        if (input.WholeLabel is not null) legend.Add(input.WholeLabel, (s, x, y) => Swatch(s, x, y, Whole));
        if (input.PartLabel is not null) legend.Add(input.PartLabel, (s, x, y) => Swatch(s, x, y, Part));
        if (input.WholeLabel is not null || input.PartLabel is not null) legend.Draw(sketch, sketch.Left);
        sketch.Notice(input.Notice);
        Columns columns = Columns.Fit(sketch, input);
        double baseline = sketch.Y + (FontBook.Ascent * sketch.Size);
        sketch.Text(columns.Left(50), baseline, input.LeftTitle, sketch.Size, TextAnchor.Middle, bold: true);
        sketch.Text(columns.Right(50), baseline, input.RightTitle, sketch.Size, TextAnchor.Middle, bold: true);
        sketch.Y += (FontBook.LineHeight * sketch.Size) + 3;
        double top = sketch.Y;
        double height = (FontBook.LineHeight * sketch.Size) + 4;
        for (int percent = 0; percent <= 100; percent += 25)
        {
            sketch.Line(columns.Left(percent), top, columns.Left(percent), top + (input.Rows.Count * height), Palette.Faint);
            sketch.Line(columns.Right(percent), top, columns.Right(percent), top + (input.Rows.Count * height), Palette.Faint);
        }

        foreach (ButterflyRow row in input.Rows)
        {
            DrawRow(sketch, columns, row, sketch.Y + (height / 2));
            sketch.Y += height;
        }

        Axis(sketch, columns, input, top);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    // Half in the colour of each side.
    private static void Swatch(Sketch sketch, double x, double y, Func<int, Fill> fill)
    {
        for (int side = 0; side < 2; side++) sketch.Add(new RectangleShape(new SceneBox(x + (9 * side), y - 4, x + (9 * side) + 9, y + 4)) { Fill = fill(side) });
    }

    private static Fill Whole(int side) => new(Palette.ForSeries(side), 0.38);

    private static Fill Part(int side) => new(Palette.ForSeries(side));

    private static void DrawRow(Sketch sketch, Columns columns, ButterflyRow row, double y)
    {
        sketch.TextAt(columns.Middle, y, row.Label, sketch.Size, TextAnchor.Middle);
        Bar(sketch, columns.Left(row.Left), columns.Left(0), y, Whole(0));
        Bar(sketch, columns.Left(row.LeftPart), columns.Left(0), y, Part(0));
        Bar(sketch, columns.Right(0), columns.Right(row.Right), y, Whole(1));
        Bar(sketch, columns.Right(0), columns.Right(row.RightPart), y, Part(1));
        sketch.TextAt(columns.Left(row.Left) - 3, y, Percent(row.Left), sketch.Small, TextAnchor.End);
        sketch.TextAt(columns.Right(row.Right) + 3, y, Percent(row.Right), sketch.Small);
    }

    private static void Bar(Sketch sketch, double from, double to, double y, Fill fill)
    {
        if (to > from) sketch.Add(new RectangleShape(new SceneBox(from, y - 5, to, y + 5)) { Fill = fill });
    }

    private static string Percent(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static void Axis(Sketch sketch, Columns columns, ButterflyFigureInput input, double top)
    {
        double baseline = sketch.Y + 4 + (FontBook.Ascent * sketch.Size);
        foreach (Func<double, double> x in new Func<double, double>[] { columns.Left, columns.Right })
        {
            sketch.Line(x(0), top, x(0), sketch.Y, Palette.Ink);
            sketch.Line(Math.Min(x(0), x(100)), sketch.Y, Math.Max(x(0), x(100)), sketch.Y, Palette.Ink);
            for (int percent = 0; percent <= 100; percent += 25)
            {
                sketch.Line(x(percent), sketch.Y, x(percent), sketch.Y + 3, Palette.Ink);
                sketch.Text(x(percent), baseline, AxisTicks.Label(percent), sketch.Size, TextAnchor.Middle);
            }
        }

        baseline += 1.4 * sketch.Size;
        sketch.Text(columns.Middle, baseline, input.AxisTitle ?? sketch.Options.Words["figure.participants"], sketch.Size, TextAnchor.Middle);
        sketch.Y = baseline + (FontBook.Descent * sketch.Size);
    }

    private sealed record Columns(double Middle, double Inner, double Length)
    {
        public double Left(double percent) => Middle - Inner - (Length * percent / 100);

        public double Right(double percent) => Middle + Inner + (Length * percent / 100);

        public static Columns Fit(Sketch sketch, ButterflyFigureInput input)
        {
            double inner = (input.Rows.Max(r => FontBook.Width(r.Label, sketch.Size)) / 2) + 6;
            double text = FontBook.Width("100.0", sketch.Small) + 4;
            double length = ((sketch.Right - sketch.Left) / 2) - inner - text;
            if (length < 60) throw new ArgumentException($"The labels leave {length:0} points for the bars; they need 60.", nameof(input));
            return new Columns((sketch.Left + sketch.Right) / 2, inner, length);
        }
    }
}
