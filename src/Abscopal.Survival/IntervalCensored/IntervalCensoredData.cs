using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>Times known only to lie in an interval (lower, upper], as progression between two scans.</summary>
/// <remarks>An upper end of positive infinity is a censoring at the lower end; equal ends are an exact time.</remarks>
public sealed class IntervalCensoredData
{
    private IntervalCensoredData(ImmutableArray<double> lower, ImmutableArray<double> upper, TimeUnit unit)
    {
        Lower = lower;
        Upper = upper;
        Unit = unit;
    }

    /// <summary>The number of subjects.</summary>
    public int Count => Lower.Length;

    /// <summary>The last time at which each subject was known to be without the event.</summary>
    public ImmutableArray<double> Lower { get; }

    /// <summary>The first time at which each subject was known to have had it; infinite when censored.</summary>
    public ImmutableArray<double> Upper { get; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; }

    /// <summary>Data from the ends of the intervals.</summary>
    /// <param name="lower">Finite and not negative; n elements.</param>
    /// <param name="upper">At least the lower end, infinite when censored; n elements.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <exception cref="SurvivalDataException">The columns differ in length, are empty, or an interval is none.</exception>
    public static IntervalCensoredData FromIntervals(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, TimeUnit unit = TimeUnit.Unstated)
    {
        SurvivalDataException.ThrowIfUnequal(lower.Length, upper.Length, "upper");
        if (lower.IsEmpty) throw new SurvivalDataException("there are no subjects; at least one is needed");
        for (int i = 0; i < lower.Length; i++)
        {
            if (!(lower[i] >= 0 && double.IsFinite(lower[i]) && upper[i] >= lower[i]))
                throw new SurvivalDataException($"row {i + 1}: ({lower[i]:R}, {upper[i]:R}] is no interval; 0 <= lower <= upper is needed");
        }

        return new IntervalCensoredData([.. lower], [.. upper], unit);
    }

    /// <summary>What remains of right-censored times when events are seen only at scans.</summary>
    /// <param name="times">The true times; n elements.</param>
    /// <param name="events">Whether each is an event; n elements.</param>
    /// <param name="everyScan">The time between scans, positive; the first scan is at this time.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <remarks>An event lies between the scan before it and the first scan at or after it; a censoring moves back to the last scan.</remarks>
    public static IntervalCensoredData OnSchedule(ReadOnlySpan<double> times, ReadOnlySpan<bool> events, double everyScan, TimeUnit unit = TimeUnit.Unstated)
    {
        if (!(everyScan > 0 && double.IsFinite(everyScan))) throw new SurvivalDataException($"scans are every {everyScan:R}; a positive time is needed");
        SurvivalDataException.ThrowIfUnequal(times.Length, events.Length, "events");
        double[] lower = new double[times.Length];
        double[] upper = new double[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            double scans = events[i] ? Math.Max(0, Math.Ceiling(times[i] / everyScan) - 1) : Math.Floor(times[i] / everyScan);
            lower[i] = scans * everyScan;
            upper[i] = events[i] ? (scans + 1) * everyScan : double.PositiveInfinity;
        }

        return FromIntervals(lower, upper, unit);
    }
}
