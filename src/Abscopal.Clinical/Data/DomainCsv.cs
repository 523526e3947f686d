using System.Globalization;
using System.Text;

namespace Abscopal.Clinical.Data;

/// <summary>Writes a dataset as CSV: a line of names, dates as ISO 8601, nothing for a missing value.</summary>
public static class DomainCsv
{
    private static readonly System.Buffers.SearchValues<char> NeedQuotes = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>Writes the dataset.</summary>
    /// <param name="table">The dataset.</param>
    /// <param name="output">Where to.</param>
    public static void Write(DomainTable table, Stream output)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.Write(string.Join(',', table.Columns.Select(c => c.Name)));
        writer.Write('\n');
        for (int row = 0; row < table.Rows; row++)
        {
            for (int c = 0; c < table.Columns.Count; c++)
            {
                if (c > 0) writer.Write(',');
                Write(writer, table.Columns[c], row);
            }

            writer.Write('\n');
        }
    }

    private static void Write(StreamWriter writer, DomainColumn column, int row)
    {
        switch (column.Kind)
        {
            case ColumnKind.Text:
                if (column.Texts[row] is not { } text) return;
                if (text.AsSpan().ContainsAny(NeedQuotes)) writer.Write("\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"");
                else writer.Write(text);
                return;
            case ColumnKind.Date:
                if (column.Numbers[row] is { } day) writer.Write(DomainTable.Iso(day));
                return;
            default:
                if (column.Numbers[row] is { } number) writer.Write(number.ToString("R", CultureInfo.InvariantCulture));
                return;
        }
    }
}
