using System.Globalization;
using Abscopal.Formats.DatasetJson;
using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.Csv;

/// <summary>What a field of delimited text is when it stands without quotes.</summary>
internal static class CsvField
{
    /// <summary>A number as programs write it: without a sign of plus, leading zeros or blanks, which mark an identifier.</summary>
    public static double? Number(string field)
    {
        ReadOnlySpan<char> digits = field.StartsWith('-') ? field.AsSpan(1) : field;
        if (digits.IsEmpty || !(char.IsAsciiDigit(digits[0]) || digits[0] == '.')) return null;
        if (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1])) return null;
        return double.TryParse(field, NumberStyles.Float & ~(NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite), CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
    }

    /// <summary>The code of a missing number, or null.</summary>
    public static MissingCode? Missing(string field) => field.Length == 0 || field is "NA" or "NaN" ? MissingCode.Standard : MissingCodes.Parse(field);

    /// <summary>A whole date or date with a time, as SAS counts it.</summary>
    public static double? Moment(ColumnType type, string field) => DatasetJsonTypes.ToNumber(type, field);

    /// <summary>Whether text must be quoted so that it reads back as text.</summary>
    public static bool LooksTyped(string text) =>
        Number(text) is not null || Missing(text) is not null || Moment(ColumnType.Date, text) is not null || Moment(ColumnType.DateTime, text) is not null;
}
