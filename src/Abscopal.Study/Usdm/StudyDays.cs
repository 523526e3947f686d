using System.Globalization;
using System.Text.RegularExpressions;

namespace Abscopal.Study.Usdm;

/// <summary>Days of a study, which have no day 0, and ISO 8601 durations of whole days.</summary>
internal static partial class StudyDays
{
    /// <summary>Days after day 1.</summary>
    public static int Offset(int day) => day > 0 ? day - 1 : day;

    /// <summary>The day that lies some days after day 1.</summary>
    public static int Day(int offset) => offset >= 0 ? offset + 1 : offset;

    /// <summary>The days of a duration such as P2W or P14D; null where it is none of whole days.</summary>
    public static int? Days(string? duration)
    {
        Match match = Whole().Match(duration ?? "");
        if (!match.Success) return null;
        int weeks = match.Groups["w"].Success ? int.Parse(match.Groups["w"].Value, CultureInfo.InvariantCulture) : 0;
        int days = match.Groups["d"].Success ? int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture) : 0;
        return 7 * weeks + days;
    }

    [GeneratedRegex("^(P((?<w>[0-9]{1,4})W)?((?<d>[0-9]{1,5})D)?(?<=[WD])|PT0[HMS])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();
}
