using Abscopal.Reporting.Fonts;

namespace Abscopal.Reporting.Figures;

/// <summary>Where the columns of an interval figure stand, fitted to their texts.</summary>
internal sealed record IntervalColumns(double LabelWidth, double Indent, double PlotLeft, double PlotRight, IReadOnlyList<double> TextLefts, IReadOnlyList<double> TextWidths, double From, double To, bool Logarithmic)
{
    private const double Gutter = 14;

    // Headings stand in one line while the plot keeps this; else they are broken, to no less than their widest word.
    private const double LeastPlot = 170;
    private const double MostWord = 90;
    private const double BrokenLabel = 0.22;

    internal double X(double value)
    {
        double held = Math.Clamp(value, From, To);
        double share = Logarithmic ? Math.Log(held / From) / Math.Log(To / From) : (held - From) / (To - From);
        return PlotLeft + (share * (PlotRight - PlotLeft));
    }

    internal static IntervalColumns Fit(Sketch sketch, IntervalFigureInput input)
    {
        double indent = input.Rows.Any(row => row.IsHeading) ? 8 : 0;
        double widest = input.Rows.Max(row => FontBook.Width(row.Label, sketch.Size, row.IsHeading) + (row.IsHeading ? 0 : indent));
        double label = Math.Max(Math.Clamp(widest + 2, 3 * sketch.Size, 0.36 * (sketch.Right - sketch.Left)), FontBook.Width(input.LabelHeading, sketch.Size, bold: true));
        double left = sketch.Left + label + Gutter;
        double[] widths = Widths(sketch, input, broken: false);
        double right = sketch.Right - widths.Sum(width => width + Gutter) - 8;
        if (right - left < LeastPlot)
        {
            widths = Widths(sketch, input, broken: true);
            label = Math.Min(label, Math.Max(BrokenLabel * (sketch.Right - sketch.Left), FontBook.Width(input.LabelHeading, sketch.Size, bold: true)));
            left = sketch.Left + label + Gutter;
            right = sketch.Right - widths.Sum(width => width + Gutter) - 8;
        }
        if (right - left < 90)
            throw new ArgumentException($"The text columns leave {right - left:0} points for the plot; it needs 90: shorten their texts or widen the figure.", nameof(input));
        double[] lefts = new double[widths.Length];
        for (int c = 0; c < widths.Length; c++)
            lefts[c] = c == 0 ? right + 8 + Gutter : lefts[c - 1] + widths[c - 1] + Gutter;
        return new IntervalColumns(label, indent, left, right, lefts, widths, input.From, input.To, input.Logarithmic);
    }

    private static double[] Widths(Sketch sketch, IntervalFigureInput input, bool broken)
    {
        double[] widths = new double[input.ColumnHeadings.Count];
        for (int c = 0; c < widths.Length; c++)
        {
            string heading = input.ColumnHeadings[c];
            double asked = broken ? Math.Min(MostWord, TextWrap.WidestWord(heading, sketch.Size, bold: true)) : FontBook.Width(heading, sketch.Size, bold: true);
            widths[c] = Math.Max(asked, input.Rows.Where(row => row.Texts.Count > 0).Select(row => FontBook.Width(row.Texts[c], sketch.Size)).DefaultIfEmpty(0).Max());
        }
        return widths;
    }
}
