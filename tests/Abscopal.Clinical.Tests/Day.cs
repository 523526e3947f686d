namespace Abscopal.Clinical.Tests;

/// <summary>Days of a timeline: day 0 is 1 January 2022.</summary>
internal static class Day
{
    public static DateOnly At(int day) => new DateOnly(2022, 1, 1).AddDays(day);

    public static DatedRow Row(int day, string domain = "DS") => new(At(day), new SourceRow(domain, domain + "STDTC", 1));
}
