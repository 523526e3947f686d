using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Documents;

/// <summary>The widths of a table's columns and the heights of its rows on a page.</summary>
internal sealed record TableMeasure(IReadOnlyList<double> Widths, IReadOnlyList<double> RowHeights, double HeadingHeight, double Size)
{
    private const double Gutter = 8;
    private const double Indent = 9;

    private double Line => FontBook.LineHeight * Size;

    public static TableMeasure Fit(ReportTable table, double width, double size)
    {
        int n = table.Columns.Count;
        double[] wanted = new double[n];
        double[] least = new double[n];
        for (int c = 0; c < n; c++)
        {
            wanted[c] = Math.Max(FontBook.Width(table.Columns[c].Heading, size, bold: true), Cells(table, c, size)) + Gutter;
        }

        if (wanted.Sum() > width)
        {
            for (int c = 0; c < n; c++) least[c] = Math.Min(Math.Min(wanted[c], width / 3), Widest(table, c, size) + Gutter);

            // A heading gives way to two lines before the texts of the first column break.
            for (int c = 1; c < n; c++)
            {
                double heading = FontBook.Width(table.Columns[c].Heading, size, bold: true);
                wanted[c] = Math.Min(wanted[c], Math.Max(least[c], Math.Max(Cells(table, c, size), 0.6 * heading) + Gutter));
            }
        }

        double[] widths = Share(wanted, least, width);
        double[] heights = [.. table.Rows.Select((r, i) => Height(r, widths, size, table.SectionRows.Contains(i)))];
        return new TableMeasure(widths, heights, Height([.. table.Columns.Select(c => c.Heading)], widths, size, bold: true) + 2, size);
    }

    public void Draw(List<SceneElement> page, IReadOnlyList<string> cells, ReportTable table, double x, double y, bool bold)
    {
        for (int c = 0; c < cells.Count; c++)
        {
            string text = cells[c].TrimStart(ReportTable.Indent);
            double indent = Indent * (cells[c].Length - text.Length);
            double right = x + Widths[c] - Gutter;
            double baseline = y + 2 + (FontBook.Ascent * Size);
            ColumnAlignment alignment = table.Columns[c].Alignment;
            foreach (string line in text.Length == 0 ? [] : TextWrap.Lines(text, Math.Max(Size + 1, Widths[c] - Gutter - indent), Size, bold))
            {
                (double at, TextAnchor anchor) = alignment switch
                {
                    ColumnAlignment.Number => (right, TextAnchor.End),
                    ColumnAlignment.Centre => ((x + right) / 2, TextAnchor.Middle),
                    _ => (x + indent, TextAnchor.Start),
                };
                page.Add(new TextShape(new ScenePoint(at, baseline), line, Size) { Anchor = anchor, Bold = bold });
                baseline += Line;
            }

            x += Widths[c];
        }
    }

    private static double Cells(ReportTable table, int column, double size) => table.Rows.Select(r => r[column])
        .Select(t => FontBook.Width(t.TrimStart(ReportTable.Indent), size, bold: true) + (Indent * (t.Length - t.TrimStart(ReportTable.Indent).Length))).DefaultIfEmpty(0).Max();

    private static double Widest(ReportTable table, int column, double size) => table.Rows.Select(r => r[column].TrimStart(ReportTable.Indent))
        .Select((t, i) => TextWrap.WidestWord(t, size, bold: true) + (Indent * (table.Rows[i][column].Length - t.Length)))
        .Append(TextWrap.WidestWord(table.Columns[column].Heading, size, bold: true)).Max();

    // Columns that ask for less than an even share get what they ask for, those whose widest word is wider than it get that;
    // the others share what is left.
    private static double[] Share(double[] wanted, double[] least, double width)
    {
        double[] widths = (double[])wanted.Clone();
        double over = wanted.Sum() - width;
        if (over <= 0)
        {
            widths[0] -= over;
            return widths;
        }

        // Where not even the widest words fit, each column gives up its part.
        if (least.Sum() is var asked && asked > width) return [.. least.Select(l => l * width / asked)];
        bool[] fixedWidth = new bool[widths.Length];
        while (true)
        {
            double left = width;
            int open = 0;
            for (int c = 0; c < widths.Length; c++)
            {
                if (fixedWidth[c]) left -= widths[c];
                else open++;
            }

            if (open == 0) return widths;
            double even = left / open;
            if (Fix(c => wanted[c] <= even, wanted) || Fix(c => least[c] > even, least)) continue;
            for (int c = 0; c < widths.Length; c++)
            {
                if (!fixedWidth[c]) widths[c] = even;
            }

            return widths;
        }

        bool Fix(Func<int, bool> which, double[] asked)
        {
            bool any = false;
            for (int c = 0; c < widths.Length; c++)
            {
                if (fixedWidth[c] || !which(c)) continue;
                widths[c] = asked[c];
                fixedWidth[c] = any = true;
            }

            return any;
        }
    }

    private static double Height(IReadOnlyList<string> cells, IReadOnlyList<double> widths, double size, bool bold)
    {
        int lines = 1;
        for (int c = 0; c < cells.Count; c++)
        {
            string text = cells[c].TrimStart(ReportTable.Indent);
            double indent = Indent * (cells[c].Length - text.Length);
            if (text.Length > 0) lines = Math.Max(lines, TextWrap.Lines(text, Math.Max(size + 1, widths[c] - Gutter - indent), size, bold).Count);
        }

        return (lines * FontBook.LineHeight * size) + 3;
    }
}
