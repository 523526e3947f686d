using System.Globalization;
using System.Text.RegularExpressions;
using Abscopal.Study.Published;

namespace Abscopal.Study.Reading;

/// <summary>The rules of the scalars in a study's files.</summary>
internal static partial class Rules
{
    private const int GreatestDecimals = 12;

    public static Rule<string?> Identifier { get; } =
        new("letters, digits and hyphens, a letter first", text => IdentifierPattern().IsMatch(text) ? text : null);

    public static Rule<string?> Text { get; } = new("a text", text => string.IsNullOrWhiteSpace(text) ? null : text);

    public static Rule<bool?> Flag { get; } = new("true or false", text => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    })
    { Choices = ["true", "false"] };

    public static Rule<int?> Count { get; } = WholeNumber(0, int.MaxValue);

    public static Rule<int?> Positive { get; } = WholeNumber(1, int.MaxValue);

    public static Rule<ulong?> Seed { get; } = new("a whole number from 0 to 18446744073709551615", text =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null);

    public static Rule<decimal?> Level { get; } =
        Number("a number between 0 and 1, for example 0.80", value => value is > 0 and < 1);

    public static Rule<decimal?> Time { get; } = Number("a number from 0", value => value >= 0);

    public static Rule<decimal?> AboveZero { get; } = Number("a number above 0", value => value > 0);

    public static Rule<double?> Share { get; } = Real("a number strictly between 0 and 1", value => value is > 0 and < 1);

    public static Rule<double?> RealAboveZero { get; } = Real("a number above 0", value => value > 0);

    public static Rule<double?> RealFromZero { get; } = Real("a number from 0", value => value >= 0);

    public static Rule<DateOnly?> Date { get; } = new("a day as 2025-05-27", ParseDay);

    public static Rule<DateOnly?> FirstDay { get; } =
        new("a day as 2022-03-14 or a month as 2022-03", text => ParseDay(text) ?? ParseMonth(text));

    public static Rule<DateOnly?> LastDay { get; } =
        new("a day as 2023-02-14 or a month as 2023-02", text => ParseDay(text) ?? ParseMonth(text)?.AddMonths(1).AddDays(-1));

    public static Rule<Printed?> Percentage { get; } =
        new("a percentage from 0% to 100%, as printed", text => ParsePrinted(text, PrintedUnit.Percent, IsPercentage));

    public static Rule<Printed?> Probability { get; } =
        new("a percentage from 0% to 100% or a proportion from 0 to 1, as printed", text =>
            ParsePrinted(text, PrintedUnit.None, p => p.Unit == PrintedUnit.Percent ? IsPercentage(p) : p.Value is >= 0 and <= 1));

    public static Rule<Printed?> Ratio { get; } =
        new("a ratio above 0, as printed", text => ParsePrinted(text, PrintedUnit.None, p => p.Unit == PrintedUnit.None && p.Value > 0));

    /// <summary>A p-value, perhaps behind a less-than sign.</summary>
    public static Rule<string?> PValue { get; } = new("a number from 0 to 1, or '<0.001'", text =>
        ParsePrinted(text.TrimStart('<'), PrintedUnit.None, p => p.Unit == PrintedUnit.None && p.Value is >= 0 and <= 1) is null ? null : text);

    public static Rule<PrintedUnit?> TimeUnit { get; } = OneOf(
        ("months", PrintedUnit.Months), ("days", PrintedUnit.Days), ("years", PrintedUnit.Years));

    public static Rule<int?> WholeNumber(int least, int greatest)
    {
        string allowed = greatest == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {least}")
            : string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {greatest}");
        return new Rule<int?>(allowed, text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= greatest
                ? value
                : null);
    }

    public static Rule<double?> Real(string allowed, Func<double, bool> accepts) => new(allowed, text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && accepts(value) ? value : null);

    public static Rule<Printed?> PrintedNumber(PrintedUnit unit) =>
        new("a number from 0, as printed", text => ParsePrinted(text, unit, p => p.Unit == unit && p.Value >= 0));

    /// <summary>A printed number, or the words for one that was not reached; the latter is answered by <paramref name="notReached"/>.</summary>
    public static Rule<Printed?> PrintedOrNotReached(PrintedUnit unit, Printed notReached) =>
        new("a number from 0, as printed, or NR or NE", text => IsNotReached(text)
            ? notReached
            : ParsePrinted(text, unit, p => p.Unit == unit && p.Value >= 0));

    public static Rule<T?> OneOf<T>(params (string Word, T Value)[] choices)
        where T : struct =>
        new(string.Join(", ", choices.Select(c => c.Word)), text =>
        {
            foreach ((string word, T value) in choices)
            {
                if (string.Equals(word, text, StringComparison.Ordinal)) return value;
            }

            return null;
        })
        {
            Choices = [.. choices.Select(c => c.Word)],
        };

    public static Rule<string?> OneWordOf(params string[] choices) =>
        new(string.Join(", ", choices), text => choices.Contains(text, StringComparer.Ordinal) ? text : null) { Choices = choices };

    public static Rule<decimal?> Number(string allowed, Func<decimal, bool> accepts) =>
        new(allowed, text => Printed.TryParse(text, PrintedUnit.None, out Printed? number)
            && number!.Unit == PrintedUnit.None && accepts(number.Value)
                ? number.Value
                : null);

    private static bool IsNotReached(string text) => text is "NR" or "NE";

    private static bool IsPercentage(Printed printed) => printed.Value is >= 0 and <= 100;

    private static Printed? ParsePrinted(string text, PrintedUnit unit, Func<Printed, bool> accepts) =>
        Printed.TryParse(text, unit, out Printed? printed) && printed!.Decimals <= GreatestDecimals && accepts(printed) ? printed : null;

    private static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static DateOnly? ParseMonth(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdentifierPattern();
}
