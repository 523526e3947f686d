using System.Globalization;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Figures;

/// <summary>Rows of numbers at risk, each number under its time on the axis of the plot above.</summary>
internal static class RiskTable
{
    // Labels wider than this stand on a line of their own, so that they do not squeeze the plot.
    private const double WidestLabel = 88;

    /// <summary>The room the labels of the rows need at the left of the plot.</summary>
    internal static double LabelWidth(FigureOptions options, IEnumerable<string> labels)
    {
        double widest = labels.Select(label => FontBook.Width(label, options.TextSize, bold: true)).DefaultIfEmpty(0).Max();
        return widest <= WidestLabel ? widest + 18 : 0;
    }

    internal static void Draw(Sketch sketch, TimePlot plot, IReadOnlyList<double> times, IReadOnlyList<(string Label, Colour Colour, IReadOnlyList<int?> Counts)> rows)
    {
        if (rows.Count == 0)
            return;
        double line = 1.3 * sketch.Size;
        sketch.Y += 6;
        sketch.Text(sketch.Left, sketch.Y + (FontBook.Ascent * sketch.Size), sketch.Options.Words["figure.atRisk"], sketch.Size, bold: true);
        sketch.Y += line + 1;
        bool own = LabelWidth(sketch.Options, rows.Select(row => row.Label)) == 0;
        foreach ((string label, Colour colour, IReadOnlyList<int?> counts) in rows)
        {
            if (counts.Count != times.Count)
                throw new ArgumentException($"'{label}' has {counts.Count} numbers at risk for {times.Count} times.", nameof(rows));
            if (own)
            {
                sketch.Y = sketch.Paragraph(sketch.Left, sketch.Y, sketch.Right - sketch.Left, label, sketch.Size, bold: true, colour);
            }
            else
            {
                sketch.Text(sketch.Left, sketch.Y + (FontBook.Ascent * sketch.Size), label, sketch.Size, bold: true, colour: colour);
            }
            for (int i = 0; i < times.Count; i++)
            {
                string count = counts[i]?.ToString(CultureInfo.InvariantCulture) ?? "–";
                sketch.Text(plot.X(times[i]), sketch.Y + (FontBook.Ascent * sketch.Size), count, sketch.Size, TextAnchor.Middle);
            }
            sketch.Y += line;
        }
    }
}
