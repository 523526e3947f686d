using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Abscopal.Reporting.Documents;

/// <summary>A table of a Word document: rules above, below and under the heading row, which repeats on every page.</summary>
internal static class DocxTable
{
    // The text is 170 mm wide, 482 points of 20 twips. Columns are measured in a size larger than that of the cells, since
    // the reader's font may be wider than ours.
    private const double TextWidth = 482;
    private const double TextSize = 10.5;

    // A table of this many rows stays on one page; of a longer one, the heading with the first rows.
    private const int ShortTable = 18;
    private const int FirstRows = 3;

    public static Table Of(ReportTable table)
    {
        string[] widths = [.. TableMeasure.Fit(table, TextWidth, TextSize).Widths.Select(w => Math.Round(20 * w).ToString(CultureInfo.InvariantCulture))];
        var word = new Table(
            new TableProperties(
                new TableStyle { Val = "Plain" },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(Rule<TopBorder>(12), Rule<BottomBorder>(12)),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0420" }),
            new TableGrid(widths.Select(w => new GridColumn { Width = w })));
        var heading = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (int c = 0; c < table.Columns.Count; c++)
            heading.Append(Cell(table.Columns[c].Heading, table.Columns[c].Alignment, bold: true, widths[c], new TableCellBorders(Rule<BottomBorder>(6)), keep: table.Rows.Count > 0));
        word.Append(heading);
        for (int row = 0; row < table.Rows.Count; row++)
        {
            var line = new TableRow(new TableRowProperties(new CantSplit()));
            bool section = table.SectionRows.Contains(row);
            bool keep = row + 1 < table.Rows.Count && (table.Rows.Count <= ShortTable || row < FirstRows || section);
            for (int c = 0; c < table.Columns.Count; c++) line.Append(Cell(table.Rows[row][c], table.Columns[c].Alignment, section, widths[c], borders: null, keep));
            word.Append(line);
        }

        return word;
    }

    private static TableCell Cell(string text, ColumnAlignment alignment, bool bold, string width, TableCellBorders? borders, bool keep)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa });
        if (borders is not null) properties.Append(borders);
        var justification = new Justification
        {
            Val = alignment switch
            {
                ColumnAlignment.Number => JustificationValues.Right,
                ColumnAlignment.Centre => JustificationValues.Center,
                _ => JustificationValues.Left,
            },
        };
        string content = text.TrimStart(ReportTable.Indent);
        int indent = 180 * (text.Length - content.Length);
        var paragraph = new ParagraphProperties(new ParagraphStyleId { Val = "Cell" });
        if (keep) paragraph.Append(new KeepNext());
        if (indent > 0) paragraph.Append(new Indentation { Left = indent.ToString(CultureInfo.InvariantCulture) });
        paragraph.Append(justification);
        return new TableCell(properties, new Paragraph(paragraph, DocxStyles.Run(content, bold)));
    }

    private static TBorder Rule<TBorder>(uint eighths)
        where TBorder : BorderType, new() => new() { Val = BorderValues.Single, Size = eighths, Space = 0, Color = "1F1F1F" };
}
