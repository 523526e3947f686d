using System.Globalization;
using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.DatasetJson;

/// <summary>The data types of Dataset-JSON 1.1 and the text of dates and times.</summary>
internal static class DatasetJsonTypes
{
    private static readonly Dictionary<string, ColumnType> Names = new(StringComparer.Ordinal)
    {
        ["string"] = ColumnType.Text,
        ["integer"] = ColumnType.Integer,
        ["float"] = ColumnType.Float,
        ["double"] = ColumnType.Double,
        ["decimal"] = ColumnType.Decimal,
        ["boolean"] = ColumnType.Boolean,
        ["date"] = ColumnType.Date,
        ["datetime"] = ColumnType.DateTime,
        ["time"] = ColumnType.Time,
        ["URI"] = ColumnType.Uri,
    };

    public static ColumnType? Parse(string name) => Names.TryGetValue(name, out ColumnType type) ? type : null;

    public static string Name(ColumnType type) => Names.First(n => n.Value == type).Key;

    public static string Allowed => string.Join(", ", Names.Keys);

    public static bool IsMoment(ColumnType type) => type is ColumnType.Date or ColumnType.DateTime or ColumnType.Time;

    /// <summary>The number SAS holds a whole date, date with time or time as; null where the text is none.</summary>
    public static double? ToNumber(ColumnType type, string text) => type switch
    {
        ColumnType.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) => SasTime.FromDate(date),
        ColumnType.DateTime when text.Length >= 16 && text[10] == 'T'
            && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && Seconds(text[11..]) is { } seconds => (SasTime.FromDate(day) * SasTime.SecondsPerDay) + seconds,
        ColumnType.Time => Seconds(text),
        _ => null,
    };

    /// <summary>The text of a number SAS holds; null where it is no whole date, or would not read back to the same number.</summary>
    public static string? ToText(ColumnType type, double number)
    {
        string? text = type switch
        {
            ColumnType.Date when SasTime.TryToDate(number, out DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ColumnType.DateTime when SasTime.TryToDateTime(number, out DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            ColumnType.Time when number is >= 0 and < SasTime.SecondsPerDay => TimeOnly.MinValue.Add(TimeSpan.FromTicks((long)Math.Round(number * TimeSpan.TicksPerSecond))).ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            _ => null,
        };
        return text is not null && ToNumber(type, text) is { } back && back == number && !(number == 0 && double.IsNegative(number)) ? text : null;
    }

    private static double? Seconds(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? time.Ticks / (double)TimeSpan.TicksPerSecond
            : null;
}
