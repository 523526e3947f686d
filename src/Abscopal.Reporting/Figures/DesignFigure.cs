using System.Globalization;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>The schema of a trial: population, treatment timeline with days to scale, endpoints.</summary>
public static class DesignFigure
{
    private const double Padding = 7;
    private const double LaneGap = 6;

    /// <summary>Draws the figure.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="options">Language and size.</param>
    /// <exception cref="ArgumentException">There is no cycle or no lane, or a mark lies outside the cycles.</exception>
    /// <exception cref="MissingGlyphException">The embedded font lacks a character of a text.</exception>
    public static Scene Draw(DesignFigureInput input, FigureOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        Check(input);
        Sketch sketch = new(options);
        sketch.Title(input.Title);
        Box(sketch, input.Population);
        Arrow(sketch);
        Timeline(sketch, input);
        Arrow(sketch);
        Box(sketch, input.Endpoints);
        sketch.Notes(input.Notes);
        return sketch.Finish(input.Title, input.Description);
    }

    private static void Check(DesignFigureInput input)
    {
        if (input.Cycles < 1 || input.CycleDays < 1 || input.Lanes.Count == 0)
            throw new ArgumentException("A design figure has at least one cycle of one day and one lane.", nameof(input));
        foreach (DesignLane lane in input.Lanes)
        {
            foreach (DoseMark mark in lane.Marks)
            {
                if (mark.Cycle < 1 || mark.Cycle > input.Cycles || mark.Day < 1 || mark.Day > input.CycleDays)
                    throw new ArgumentException($"Lane '{lane.Label}': cycle {mark.Cycle} day {mark.Day} lies outside {input.Cycles} cycles of {input.CycleDays} days.", nameof(input));
            }
        }
    }

    // The points of a box flow in two columns, filled from the left.
    private static void Box(Sketch sketch, DesignBox box)
    {
        double top = sketch.Y;
        double column = (sketch.Right - sketch.Left - (3 * Padding)) / 2;
        double textTop = top + Padding + (FontBook.LineHeight * sketch.Size) + 1;
        string[][] points = [.. box.Lines.Select(line => TextWrap.Lines(line, column - 10, sketch.Small).ToArray())];
        int split = SplitEvenly([.. points.Select(lines => lines.Length)]);
        double step = FontBook.LineHeight * sketch.Small;
        int rows = Math.Max(points.Take(split).Sum(lines => lines.Length), points.Skip(split).Sum(lines => lines.Length));
        double bottom = textTop + (rows * step) + Padding - 2;
        sketch.Add(new RectangleShape(new SceneBox(sketch.Left, top, sketch.Right, bottom), 4)
        { Fill = new Fill(Palette.Faint), Stroke = new Stroke(Palette.Guide, 0.7) });
        sketch.Text(sketch.Left + Padding, top + Padding + (FontBook.Ascent * sketch.Size), box.Title, sketch.Size, bold: true);
        double y = textTop;
        for (int i = 0; i < points.Length; i++)
        {
            y = i == split ? textTop : y;
            double x = sketch.Left + Padding + (i < split ? 0 : column + Padding);
            sketch.Add(new CircleShape(new ScenePoint(x + 3, y + (0.55 * sketch.Small)), 1.3) { Fill = new Fill(Palette.Ink) });
            foreach (string line in points[i])
            {
                sketch.Text(x + 9, y + (FontBook.Ascent * sketch.Small), line, sketch.Small);
                y += step;
            }
        }
        sketch.Y = bottom;
    }

    private static int SplitEvenly(int[] lengths)
    {
        int half = (lengths.Sum() + 1) / 2;
        int sum = 0;
        int split = 0;
        while (split < lengths.Length && sum < half)
            sum += lengths[split++];
        return split;
    }

    private static void Arrow(Sketch sketch)
    {
        double x = (sketch.Left + sketch.Right) / 2;
        double top = sketch.Y + 2;
        sketch.Line(x, top, x, top + 10, Palette.Muted, 1.2);
        sketch.Add(new PathShape([new(x - 4, top + 9), new(x + 4, top + 9), new(x, top + 15)], Closed: true) { Fill = new Fill(Palette.Muted) });
        sketch.Y = top + 18;
    }

    private static void Timeline(Sketch sketch, DesignFigureInput input)
    {
        double labelWidth = Math.Min(150, 8 + input.Lanes.Max(lane =>
            Math.Max(FontBook.Width(lane.Label, sketch.Size, bold: true), FontBook.Width(lane.Detail, sketch.Small))));
        double left = sketch.Left + labelWidth;
        double column = (sketch.Right - left) / (input.Cycles + (input.MaintenanceTitle is null ? 0 : 1.3));
        TimelineScale scale = new(left, column, input.CycleDays, input.Cycles, sketch.Right);
        sketch.Y = sketch.Paragraph(sketch.Left, sketch.Y, sketch.Right - sketch.Left, input.TimelineTitle, sketch.Size, bold: true) + 3;
        sketch.Y = Headings(sketch, input, scale);
        for (int i = 0; i < input.Lanes.Count; i++)
            Lane(sketch, input.Lanes[i], i, scale, labelWidth - 6);
        sketch.Line(sketch.Left, sketch.Y, sketch.Right, sketch.Y, Palette.Ink);
        sketch.Y += 3;
    }

    private static double Headings(Sketch sketch, DesignFigureInput input, TimelineScale scale)
    {
        double row = FontBook.LineHeight * sketch.Small;
        IReadOnlyList<string> maintenance = input.MaintenanceTitle is null ? []
            : TextWrap.Lines(input.MaintenanceTitle, scale.Right - scale.MaintenanceLeft - 4, sketch.Small, bold: true);
        double height = (Math.Max(2, maintenance.Count) * row) + 5;
        double top = sketch.Y;
        sketch.Add(new RectangleShape(new SceneBox(scale.Left, top, sketch.Right, top + height)) { Fill = new Fill(Palette.Faint) });
        double baseline = top + 2 + (FontBook.Ascent * sketch.Small);
        string days = sketch.Options.Words.Format("figure.cycleDays", input.CycleDays.ToString(CultureInfo.InvariantCulture));
        for (int c = 0; c < input.Cycles; c++)
        {
            double middle = scale.Left + ((c + 0.5) * scale.Column);
            sketch.Text(middle, baseline, sketch.Options.Words.Format("figure.cycle", (c + 1).ToString(CultureInfo.InvariantCulture)), sketch.Small, TextAnchor.Middle, bold: true);
            sketch.Text(middle, baseline + row, days, sketch.Small, TextAnchor.Middle, colour: Palette.Muted);
        }
        for (int i = 0; i < maintenance.Count; i++)
            sketch.Text((scale.MaintenanceLeft + scale.Right) / 2, baseline + (i * row), maintenance[i], sketch.Small, TextAnchor.Middle, bold: true);
        sketch.Line(sketch.Left, top + height, sketch.Right, top + height, Palette.Ink);
        return top + height;
    }

    private static void Lane(Sketch sketch, DesignLane lane, int series, TimelineScale scale, double labelWidth)
    {
        Colour colour = Palette.ForSeries(series);
        double top = sketch.Y;
        double labelHeight = FontBook.LineHeight * ((TextWrap.Lines(lane.Label, labelWidth, sketch.Size, bold: true).Count * sketch.Size)
            + (lane.Detail.Length == 0 ? 0 : TextWrap.Lines(lane.Detail, labelWidth, sketch.Small).Count * sketch.Small));
        IReadOnlyList<string> words = lane.Span is null ? [] : TextWrap.Lines(lane.Span.Text, scale.SpanEnd(lane.Span) - scale.X(lane.Span.From) - 8, sketch.Small);
        double height = Math.Max(labelHeight + LaneGap, (words.Count * FontBook.LineHeight * sketch.Small) + 10);
        height = Math.Max(height, lane.Maintenance is null ? 26 : 30);
        double middle = top + (height / 2);
        if (series > 0)
            sketch.Line(sketch.Left, top, sketch.Right, top, Palette.Guide, 0.5);
        for (int c = 1; c <= scale.Cycles; c++)
            sketch.Line(scale.Left + (c * scale.Column), top, scale.Left + (c * scale.Column), top + height, Palette.Guide, 0.5, 1.5, 2);
        double y = sketch.Paragraph(sketch.Left, middle - (labelHeight / 2) + 1, labelWidth, lane.Label, sketch.Size, bold: true, colour);
        if (lane.Detail.Length > 0)
            sketch.Paragraph(sketch.Left, y - 1, labelWidth, lane.Detail, sketch.Small, colour: Palette.Muted);
        if (lane.Span is { } span)
            Span(sketch, scale, span, words, colour, top + 3, top + height - 3);
        bool often = lane.Marks.GroupBy(mark => mark.Cycle).Any(cycle => cycle.Count() > 1);
        double width = often || lane.Mark == LaneMark.Fraction ? Math.Min(0.84 * scale.Day, 6) : 6;
        List<SceneElement> marks = [.. lane.Marks.Select(mark => MarkOn(lane.Mark, scale.X(mark) + (scale.Day / 2), middle, width, colour))];
        if (marks.Count > 0)
        {
            if (lane.Mark == LaneMark.Dose)
                sketch.Line(scale.Left, middle + 5, scale.MaintenanceLeft, middle + 5, colour, 0.6);
            sketch.Add(new SceneGroup(lane.Label, marks));
        }
        if (lane.Maintenance is not null)
            MaintenanceArrow(sketch, scale, lane.Maintenance, colour, middle);
        sketch.Y = top + height;
    }

    private static SceneElement MarkOn(LaneMark mark, double x, double middle, double width, Colour colour) => mark == LaneMark.Fraction
        ? new RectangleShape(new SceneBox(x - (width / 2), middle - 8, x + (width / 2), middle + 8)) { Fill = new Fill(colour) }
        : new PathShape([new(x - (width / 2), middle - 4), new(x + (width / 2), middle - 4), new(x, middle + 4)], Closed: true) { Fill = new Fill(colour) };

    private static void Span(Sketch sketch, TimelineScale scale, LaneSpan span, IReadOnlyList<string> words, Colour colour, double top, double bottom)
    {
        SceneBox box = new(scale.X(span.From), top, scale.SpanEnd(span), bottom);
        sketch.Add(new RectangleShape(box, 3) { Fill = new Fill(Palette.White) });
        sketch.Add(new RectangleShape(box, 3) { Fill = new Fill(colour, 0.08), Stroke = new Stroke(colour, 0.8) { Dash = [3, 2] } });
        double row = FontBook.LineHeight * sketch.Small;
        double middle = ((top + bottom) / 2) - ((words.Count - 1) * row / 2);
        foreach (string line in words)
        {
            sketch.TextAt((box.Left + box.Right) / 2, middle, line, sketch.Small, TextAnchor.Middle, colour: colour);
            middle += row;
        }
    }

    private static void MaintenanceArrow(Sketch sketch, TimelineScale scale, string words, Colour colour, double middle)
    {
        double from = scale.MaintenanceLeft + 4;
        double y = middle + 5;
        IReadOnlyList<string> lines = TextWrap.Lines(words, scale.Right - from, sketch.Small);
        if (lines.Count > 1)
            throw new ArgumentException($"'{words}' does not fit the maintenance column: at most {scale.Right - from:0} points.", nameof(words));
        sketch.Line(from, y, scale.Right - 6, y, colour, 2);
        sketch.Add(new PathShape([new(scale.Right - 7, y - 4), new(scale.Right, y), new(scale.Right - 7, y + 4)], Closed: true) { Fill = new Fill(colour) });
        sketch.Text((from + scale.Right) / 2, y - 6, words, sketch.Small, TextAnchor.Middle, colour: colour);
    }

    private sealed record TimelineScale(double Left, double Column, int CycleDays, int Cycles, double Right)
    {
        internal double Day => Column / CycleDays;

        internal double MaintenanceLeft => Left + (Cycles * Column);

        internal double X(DoseMark mark) => Left + ((mark.Cycle - 1) * Column) + ((mark.Day - 1) * Day);

        internal double SpanEnd(LaneSpan span) => span.To is { } last ? X(last) + Day : Right - 2;
    }
}
