using Abscopal.Survival;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study.Protocol;

namespace Abscopal.Evidence.Tests.Enumeration;

/// <summary>Arms of six, seven and eight subjects with different figures printed.</summary>
internal static class EnumeratedArms
{
    private const string Six = "1x 2x 3o 4x 5o 6o", SixTied = "1o 3x 3x 4o 5x 6x";
    private const string Seven = "1x 2o 3x 4x 4o 6x 6o", SevenTied = "2x 2x 3o 5x 5o 6o 6o";
    private const string Eight = "1x 1o 2x 3x 4o 5x 6o 6o", EightTied = "1x 2x 2x 3o 4x 4x 6o 6o";

    /// <summary>For draws by orders: the events are printed, as that sampler asks.</summary>
    public static IReadOnlyList<(string Name, Func<EnumeratedArm> Make)> ForOrders { get; } =
    [
        ("six, median with limits", () => new(Six, a => a with { Median = true })),
        ("six, rates at days 3 and 5", () => new(Six, a => a with { Landmarks = [3, 5] })),
        ("six tied, median and follow-up", () => new(SixTied, a => a with { Median = true, FollowUp = true })),
        ("six tied, plain limits, median at its first time", () => new(SixTied, a => a with { Median = true }, Options(ConfidenceIntervalType.Plain, PlateauRule.FirstTime))),
        ("seven, rate at day 3 and follow-up", () => new(Seven, a => a with { Landmarks = [3], FollowUp = true })),
        ("seven, median with log limits", () => new(Seven, a => a with { Median = true }, Options(ConfidenceIntervalType.Log))),
        ("seven tied, rate at day 2 and median", () => new(SevenTied, a => a with { Landmarks = [2], Median = true })),
        ("eight, median, follow-up and rate at day 4", () => new(Eight, a => a with { Median = true, FollowUp = true, Landmarks = [4] })),
        ("eight, rates at days 2 and 5", () => new(Eight, a => a with { Landmarks = [2, 5] })),
        ("eight tied, median with arcsine limits", () => new(EightTied, a => a with { Median = true }, Options(ConfidenceIntervalType.Arcsine))),
    ];

    /// <summary>For draws by walks: a row at risk is printed, the events or not.</summary>
    public static IReadOnlyList<(string Name, Func<EnumeratedArm> Make)> ForWalks { get; } =
    [
        ("six, row, rate, events", () => new(Six, a => a with { Landmarks = [4], Columns = [0, 3, 7] })),
        ("six, row, rate, no events", () => new(Six, a => a with { Landmarks = [4], Columns = [0, 3, 7], PrintsEvents = false })),
        ("six tied, row with censored, median", () => new(SixTied, a => a with { Median = true, Columns = [0, 2, 5, 7], Censored = true })),
        ("seven, row, median with limits", () => new(Seven, a => a with { Median = true, Columns = [0, 3, 7] })),
        ("seven tied, long row, follow-up", () => new(SevenTied, a => a with { FollowUp = true, Columns = [0, 2, 4, 6, 7], PrintsEvents = false })),
        ("eight, row with censored, rate", () => new(Eight, a => a with { Landmarks = [3], Columns = [0, 3, 5, 7], Censored = true })),
        ("eight tied, row, median and rate", () => new(EightTied, a => a with { Landmarks = [2], Median = true, Columns = [0, 4, 7], PrintsEvents = false })),
    ];

    /// <summary>For draws of progression and survival together.</summary>
    public static IReadOnlyList<(string Name, Func<EnumeratedPair> Make)> Pairs { get; } =
    [
        ("four, progression and survival", () => Pair("1x 2x 4o 5o", "2o 3x 5x 6o")),
        ("five, progression and survival", () => Pair("1x 2x 3x 4o 6o", "2x 3o 5x 6o 6x")),
    ];

    private static EnumeratedPair Pair(string progression, string survival) => new(
        new EnumeratedArm(progression, a => a with { Columns = [0, 3, 7], Landmarks = [3] }),
        new EnumeratedArm(survival, a => a with { Columns = [0, 4, 7], Median = true, PrintsEvents = false }));

    private static CohortOptions Options(ConfidenceIntervalType type, PlateauRule rule = PlateauRule.MidpointToLastObservation) =>
        new() { FollowUp = FollowUpAssumption.Open, IntervalType = type, Plateau = rule };
}
