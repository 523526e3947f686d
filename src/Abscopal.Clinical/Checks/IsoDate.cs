using System.Globalization;

namespace Abscopal.Clinical.Checks;

/// <summary>Dates of SDTM: ISO 8601, whole or cut off at the right, with a time after a whole date, or with missing parts in the middle as hyphens.</summary>
internal static class IsoDate
{
    /// <summary>Whether text is such a date, or an interval of two.</summary>
    public static bool IsValid(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? IsOne(text) : IsOne(text[..slash]) && IsOne(text[(slash + 1)..]);
    }

    /// <summary>The whole date that text begins with, or null.</summary>
    public static DateOnly? Whole(string text) =>
        text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    private static bool IsOne(string text)
    {
        int t = text.IndexOf('T', StringComparison.Ordinal);
        string date = t < 0 ? text : text[..t];
        return IsDate(date) && (t < 0 || IsTime(text[(t + 1)..]));
    }

    // 2014, 2014-01, 2014-01-02; a missing year, month or day in front of a known part is one hyphen: 2014---02, --01-02.
    private static bool IsDate(string text)
    {
        if (text.Length == 10 && !text.Contains("--", StringComparison.Ordinal)) return Whole(text) is not null;
        if (Whole4(text)) return true;
        if (text.Length == 7 && Whole4(text[..4]) && text[4] == '-') return Between(text[5..], 1, 12);
        if (text.Length == 9 && Whole4(text[..4]) && text[4..7] is "---") return Between(text[7..], 1, 31);
        return text.Length == 7 && text.StartsWith("--", StringComparison.Ordinal) && text[4] == '-' && Between(text[2..4], 1, 12) && Between(text[5..], 1, 31);
    }

    private static bool IsTime(string text)
    {
        int zone = text.IndexOfAny(['Z', '+']);
        if (zone >= 0) text = text[..zone];
        string[] parts = text.Split(':');
        if (parts.Length > 3 || !Between(parts[0], 0, 24)) return parts is ["-", _, ..] && parts.Length <= 3;
        if (parts.Length > 1 && parts[1] is not "-" && !Between(parts[1], 0, 59)) return false;
        return parts.Length < 3 || Between(parts[2].Split('.')[0], 0, 60);
    }

    private static bool Whole4(string text) => text.Length == 4 && text.All(char.IsAsciiDigit);

    private static bool Between(string text, int least, int most) =>
        text.Length == 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most;
}
