using System.Globalization;
using System.Text;
using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.Parquet;

/// <summary>
/// The codes of the missing numbers of a column chunk as text: a code, then the rows that have it, from 0, as numbers and ranges, such as
/// <c>A 3 17-20;_ 5</c>. The ordinary code is not written: it is what a null stands for.
/// </summary>
internal static class ParquetMissing
{
    /// <summary>The text, or null where no number has another code than the ordinary one.</summary>
    public static string? ToText(NumberColumn column)
    {
        if (!column.HasMissing) return null;
        var texts = new SortedDictionary<MissingCode, StringBuilder>();
        ReadOnlySpan<MissingCode> codes = column.Codes;
        for (int row = 0; row < codes.Length;)
        {
            int end = row + 1;
            MissingCode code = codes[row];
            while (end < codes.Length && codes[end] == code) end++;
            if (code is not (MissingCode.None or MissingCode.Standard))
            {
                if (!texts.TryGetValue(code, out StringBuilder? text)) texts[code] = text = new StringBuilder(code.ToText()[1..]);
                text.Append(CultureInfo.InvariantCulture, $" {row}");
                if (end > row + 1) text.Append(CultureInfo.InvariantCulture, $"-{end - 1}");
            }

            row = end;
        }

        return texts.Count == 0 ? null : string.Join(';', texts.Values);
    }

    /// <summary>Puts the codes of a text in the place of ordinary ones.</summary>
    /// <returns>False where the text is broken, or names a row whose number is there.</returns>
    public static bool TryApply(string text, Span<MissingCode> codes)
    {
        foreach (Range part in text.AsSpan().Split(';'))
        {
            ReadOnlySpan<char> rest = text.AsSpan(part);
            if (rest.Length < 3 || rest[1] != ' ' || MissingCodes.Parse("." + rest[0]) is not { } code) return false;
            rest = rest[2..];
            foreach (Range place in rest.Split(' '))
            {
                ReadOnlySpan<char> rows = rest[place];
                int hyphen = rows.IndexOf('-');
                if (!Row(hyphen < 0 ? rows : rows[..hyphen], codes.Length, out int first)) return false;
                int last = first;
                if (hyphen >= 0 && (!Row(rows[(hyphen + 1)..], codes.Length, out last) || last < first)) return false;
                Span<MissingCode> run = codes[first..(last + 1)];
                if (run.ContainsAnyExcept(MissingCode.Standard)) return false;
                run.Fill(code);
            }
        }

        return true;
    }

    private static bool Row(ReadOnlySpan<char> digits, int rows, out int row) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out row) && row < rows;
}
