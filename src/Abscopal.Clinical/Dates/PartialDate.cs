using System.Globalization;
using System.Text.RegularExpressions;

namespace Abscopal.Clinical.Dates;

/// <summary>A date of which the day, or the day and the month, may be unknown, as SDTM writes it (ISO 8601).</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, or null where it is unknown.</param>
/// <param name="Day">The day of the month, or null where it is unknown.</param>
public readonly partial record struct PartialDate(int Year, int? Month, int? Day)
{
    /// <summary>Whether year, month and day are known.</summary>
    public bool IsComplete => Month is not null && Day is not null;

    /// <summary>The earliest day it can be.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The latest day it can be.</summary>
    public DateOnly Last => Day is { } day
        ? new DateOnly(Year, Month!.Value, day)
        : new DateOnly(Year, Month ?? 12, DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>Reads a date such as 2022, 2022-03, 2022-03-14 or 2022-03-14T09:30; a time is left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="date">The date.</param>
    /// <returns>Whether it is a date of the calendar.</returns>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (string.IsNullOrEmpty(text)) return false;
        if (text.Length >= 10 && TryFull(text, out date)) return true;
        Match match = Pattern().Match(text);
        if (!match.Success) return false;
        int year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        int? month = Number(match.Groups["m"]);
        int? day = month is null ? null : Number(match.Groups["d"]);
        if (year < 1 || month is < 1 or > 12 || (day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month!.Value)))) return false;
        date = new PartialDate(year, month, day);
        return true;
    }

    /// <summary>The date as ISO 8601, to the precision it has.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("0000", CultureInfo.InvariantCulture),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{month:00}"),
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{month:00}-{day:00}"),
    };

    // The common case without a regular expression: a table holds many dates.
    private static bool TryFull(string text, out PartialDate date)
    {
        date = default;
        if (text.Length > 10 && text[10] != 'T') return false;
        if (!DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly full)) return false;
        date = new PartialDate(full.Year, full.Month, full.Day);
        return true;
    }

    private static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<y>\d{4})(?:-(?:(?<m>\d{2})|-)(?:-(?:(?<d>\d{2})|-))?)?(?:T[\d:.+\-Z]*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
