using System.Globalization;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>A forest plot: rows of label, estimate with interval, and text columns.</summary>
public static class IntervalFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no row, the axis is empty, or a row has another number of texts than there are columns.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(IntervalFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        Check(input);
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        if (input.SpreadCohorts is { } cohorts)
        {
            Legend legend = new();
            legend.Add(options.Words.Format("figure.spreadBand", cohorts.ToString(CultureInfo.InvariantCulture)), (s, x, y) => Legend.Area(s, x, y, SpreadFill));
            legend.Draw(sketch, sketch.Left);
        }
        sketch.Notice(input.Notice);
        IntervalColumns columns = IntervalColumns.Fit(sketch, input);
        Headings(sketch, input, columns);
        double top = sketch.Y;
        List<(IntervalRow Row, double Middle)> rows = Labels(sketch, input, columns);
        if (input.Reference is { } reference)
            sketch.Line(columns.X(reference), top, columns.X(reference), sketch.Y, Palette.Muted, 0.6, 4, 2.5);
        foreach ((IntervalRow row, double middle) in rows)
            Interval(sketch, row, columns, middle);
        Axis(sketch, input, columns);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static Fill SpreadFill => new(Palette.ForSeries(1), 0.28);

    private static void Check(IntervalFigureInput input)
    {
        if (input.Rows.Count == 0 || input.To <= input.From || (input.Logarithmic && input.From <= 0))
            throw new ArgumentException("An interval figure has rows and an axis from a lesser to a greater value (positive when logarithmic).", nameof(input));
        foreach (IntervalRow row in input.Rows)
        {
            if (row.Texts.Count != 0 && row.Texts.Count != input.ColumnHeadings.Count)
                throw new ArgumentException($"Row '{row.Label}' has {row.Texts.Count} texts for {input.ColumnHeadings.Count} columns.", nameof(input));
        }
    }

    private static void Headings(Sketch sketch, IntervalFigureInput input, IntervalColumns columns)
    {
        IReadOnlyList<string>[] headings = [.. input.ColumnHeadings.Select((heading, c) => TextWrap.Lines(heading, Math.Max(sketch.Size, columns.TextWidths[c] + 0.01), sketch.Size, bold: true))];
        int lines = headings.Select(h => h.Count).DefaultIfEmpty(1).Max();
        double line = FontBook.LineHeight * sketch.Size;
        double baseline = sketch.Y + (FontBook.Ascent * sketch.Size) + ((lines - 1) * line);
        sketch.Text(sketch.Left, baseline, input.LabelHeading, sketch.Size, bold: true);
        for (int c = 0; c < headings.Length; c++)
        {
            for (int i = 0; i < headings[c].Count; i++)
                sketch.Text(columns.TextLefts[c], baseline - ((headings[c].Count - 1 - i) * line), headings[c][i], sketch.Size, bold: true);
        }
        sketch.Y += (lines * line) + 1;
        sketch.Line(sketch.Left, sketch.Y, sketch.Right, sketch.Y, Palette.Ink);
        sketch.Y += 2;
    }

    private static List<(IntervalRow Row, double Middle)> Labels(Sketch sketch, IntervalFigureInput input, IntervalColumns columns)
    {
        List<(IntervalRow, double)> rows = [];
        double line = FontBook.LineHeight * sketch.Size;
        foreach (IntervalRow row in input.Rows)
        {
            double indent = row.IsHeading ? 0 : columns.Indent;
            double top = sketch.Y + 2;
            double bottom = sketch.Paragraph(sketch.Left + indent, top, columns.LabelWidth - indent, row.Label, sketch.Size, row.IsHeading);
            double middle = top + (FontBook.Ascent * sketch.Size) - (FontBook.CapHeight * sketch.Size / 2) + ((bottom - top - line) / 2);
            for (int c = 0; c < row.Texts.Count; c++)
                sketch.TextAt(columns.TextLefts[c], middle, row.Texts[c], sketch.Size);
            rows.Add((row, middle));
            sketch.Y = bottom + 3;
        }
        return rows;
    }

    private static void Interval(Sketch sketch, IntervalRow row, IntervalColumns columns, double y)
    {
        Colour colour = Palette.ForSeries(0);
        if (row is { SpreadLower: { } least, SpreadUpper: { } most })
        {
            double from = columns.X(least);
            double to = Math.Max(columns.X(most), from + 2);
            sketch.Add(new RectangleShape(new SceneBox(from, y - 6, to, y + 6)) { Fill = SpreadFill });
        }
        if (row.Lower is not null || row.Upper is not null)
        {
            double from = columns.X(row.Lower ?? columns.From);
            double to = columns.X(row.Upper ?? columns.To);
            sketch.Line(from, y, to, y, colour, 1.2);
            End(sketch, from, y, row.Lower is { } lower && lower >= columns.From, -1, colour);
            End(sketch, to, y, row.Upper is { } upper && upper <= columns.To, 1, colour);
        }
        if (row.Estimate is { } estimate && estimate >= columns.From && estimate <= columns.To)
        {
            double x = columns.X(estimate);
            double half = row.Weight is { } weight ? Math.Max(1.6, 4.5 * Math.Sqrt(Math.Clamp(weight, 0, 1))) : 2.8;
            sketch.Add(new RectangleShape(new SceneBox(x - half, y - half, x + half, y + half)) { Fill = new Fill(colour), Stroke = new Stroke(Palette.White, 0.6) });
        }
    }

    // An end outside the axis, or one that is not estimable, is an arrow.
    private static void End(Sketch sketch, double x, double y, bool known, int direction, Colour colour)
    {
        if (known)
            sketch.Line(x, y - 2.5, x, y + 2.5, colour, 1.2);
        else
            sketch.Add(new PathShape([new(x - (5 * direction), y - 2.6), new(x, y), new(x - (5 * direction), y + 2.6)], Closed: true) { Fill = new Fill(colour) });
    }

    private static void Axis(Sketch sketch, IntervalFigureInput input, IntervalColumns columns)
    {
        double y = sketch.Y + 2;
        sketch.Line(columns.PlotLeft, y, columns.PlotRight, y, Palette.Ink);
        double baseline = y + 4 + (FontBook.Ascent * sketch.Size);
        double free = double.NegativeInfinity;
        foreach (double tick in input.Logarithmic ? AxisTicks.Logarithmic(input.From, input.To) : AxisTicks.Linear(input.From, input.To))
        {
            double x = columns.X(tick);
            sketch.Line(x, y, x, y + 3, Palette.Ink);
            double half = FontBook.Width(AxisTicks.Label(tick), sketch.Size) / 2;
            if (x - half < free)
                continue;
            sketch.Text(x, baseline, AxisTicks.Label(tick), sketch.Size, TextAnchor.Middle);
            free = x + half + 4;
        }
        double middle = (columns.PlotLeft + columns.PlotRight) / 2;
        foreach (string line in TextWrap.Lines(input.AxisTitle, columns.PlotRight - columns.PlotLeft + 60, sketch.Size))
            sketch.Text(middle, baseline += 1.4 * sketch.Size, line, sketch.Size, TextAnchor.Middle);
        if (input.Reference is { } reference && (input.LeftOfReference is not null || input.RightOfReference is not null))
        {
            double x = columns.X(reference);
            baseline = Math.Max(Side(input.LeftOfReference, -1, x - 6 - sketch.Left), Side(input.RightOfReference, 1, sketch.Right - x - 6));

            double Side(string? text, int direction, double width)
            {
                double at = baseline;
                IReadOnlyList<string> lines = text is null ? [] : TextWrap.Lines(direction < 0 ? "← " + text : text + " →", Math.Max(sketch.Small, width), sketch.Small);
                foreach (string line in lines)
                    sketch.Text(x + (6 * direction), at += 1.4 * sketch.Size, line, sketch.Small, direction < 0 ? TextAnchor.End : TextAnchor.Start, colour: Palette.Muted);
                return at;
            }
        }
        sketch.Y = baseline + (FontBook.Descent * sketch.Size);
    }
}
