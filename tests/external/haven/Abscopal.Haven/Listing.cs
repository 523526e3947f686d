using System.Globalization;
using System.Text;
using Abscopal.Formats.Datasets;

namespace Abscopal.Haven;

/// <summary>
/// A dataset as lines that two programs can agree on to the bit: a column's name, label and format, then a line a value. A number is the
/// 16 hexadecimal digits of its bits, a missing one its code, text the hexadecimal digits of its bytes.
/// </summary>
internal static class Listing
{
    public static string Of(Dataset dataset, Encoding encoding)
    {
        var lines = new StringBuilder();
        foreach (Column column in dataset.Columns)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{column.Name}|{Hex(column.Definition.Label, encoding)}|{column.Definition.DisplayFormat?.TrimEnd('.')}\n");
            for (int row = 0; row < column.Rows; row++) lines.Append(column is NumberColumn number ? Bits(number[row]) : Hex(((TextColumn)column)[row] ?? "", encoding)).Append('\n');
        }

        return lines.ToString();
    }

    private static string Bits(NumericValue value) =>
        value.IsMissing ? value.Code.ToText() : BitConverter.DoubleToUInt64Bits(value.Value).ToString("x16", CultureInfo.InvariantCulture);

    private static string Hex(string text, Encoding encoding) => "t" + Convert.ToHexStringLower(encoding.GetBytes(text));
}
