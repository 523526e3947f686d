using System.Text;

namespace Abscopal.Reporting.Documents;

/// <summary>Writes a table as CSV: RFC 4180 quoting, comma, line feed, a heading line.</summary>
public static class CsvTable
{
    private static readonly System.Buffers.SearchValues<char> NeedQuotes = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>The CSV text of a table; title and footnotes are not part of it.</summary>
    /// <param name="table">The table.</param>
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        StringBuilder csv = new();
        Append(csv, table.Columns.Select(column => column.Heading));
        foreach (IReadOnlyList<string> row in table.Rows)
            Append(csv, row);
        return csv.ToString();
    }

    private static void Append(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Quote)).Append('\n');

    private static string Quote(string text)
    {
        string cell = text.TrimStart(ReportTable.Indent);
        return cell.AsSpan().ContainsAny(NeedQuotes) || cell.StartsWith(' ') || cell.EndsWith(' ')
            ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : cell;
    }
}
