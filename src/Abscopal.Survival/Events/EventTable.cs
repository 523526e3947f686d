namespace Abscopal.Survival;

/// <summary>At each distinct time: the subjects at risk just before it, the events and the censored at it.</summary>
/// <remarks>All columns have one element for each distinct time, in increasing order.</remarks>
public sealed class EventTable
{
    private readonly double[] _times;
    private readonly int[] _atRisk;
    private readonly int[] _events;
    private readonly int[] _censored;

    private EventTable(double[] times, int[] atRisk, int[] events, int[] censored)
    {
        _times = times;
        _atRisk = atRisk;
        _events = events;
        _censored = censored;
    }

    /// <summary>The number of distinct times.</summary>
    public int Count => _times.Length;

    /// <summary>The number of subjects.</summary>
    public int Subjects => _atRisk[0];

    /// <summary>The distinct times, increasing.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The subjects at risk just before each time.</summary>
    public ReadOnlySpan<int> AtRisk => _atRisk;

    /// <summary>The events at each time.</summary>
    public ReadOnlySpan<int> Events => _events;

    /// <summary>The censored at each time.</summary>
    public ReadOnlySpan<int> Censored => _censored;

    /// <summary>A table of given columns, for a curve known only by its counts.</summary>
    /// <param name="times">Increasing times.</param>
    /// <param name="events">The events at each time.</param>
    /// <param name="censored">The censored at each time, after the events.</param>
    public static EventTable FromCounts(ReadOnlySpan<double> times, ReadOnlySpan<int> events, ReadOnlySpan<int> censored)
    {
        SurvivalDataException.ThrowIfUnequal(times.Length, events.Length, "events");
        SurvivalDataException.ThrowIfUnequal(times.Length, censored.Length, "censored");
        int[] atRisk = new int[times.Length];
        int left = 0;
        for (int i = times.Length - 1; i >= 0; i--) atRisk[i] = left += events[i] + censored[i];
        return new EventTable(times.ToArray(), atRisk, events.ToArray(), censored.ToArray());
    }

    /// <summary>
    /// The table of the time to censoring: censorings become events and events censorings. A subject with an event is
    /// not at risk of being censored at the same time, since events come before censorings.
    /// </summary>
    /// <remarks>
    /// Swapping the flag and estimating as usual keeps those subjects at risk, which is wrong wherever an event and a
    /// censoring share a time.
    /// </remarks>
    public EventTable Reversed()
    {
        int[] atRisk = new int[Count];
        for (int i = 0; i < atRisk.Length; i++) atRisk[i] = _atRisk[i] - _events[i];
        return new EventTable(_times, atRisk, _censored, _events) { RemovedBeforeRisk = true, SubjectsBefore = Subjects };
    }

    /// <summary>Whether <see cref="Censored"/> left before the risk set of their own time was counted (a reversed table).</summary>
    public bool RemovedBeforeRisk { get; private init; }

    internal int SubjectsBefore { get; private init; }

    /// <summary>The number of subjects at risk just before a time.</summary>
    /// <param name="time">Any time.</param>
    public int AtRiskBefore(double time)
    {
        int i = FirstAtOrAfter(time);
        return i < Count ? _atRisk[i] : 0;
    }

    internal int FirstAtOrAfter(double time)
    {
        int i = Array.BinarySearch(_times, time);
        return i >= 0 ? i : ~i;
    }

    internal static EventTable Create(SortedSample sample, ReadOnlySpan<int> groups, int group)
    {
        double[] times = sample.DistinctTimes;
        int[] events = new int[times.Length];
        int[] censored = new int[times.Length];
        for (int i = 0; i < sample.Count; i++)
        {
            if (group >= 0 && groups[sample.Order[i]] != group) continue;
            if (sample.Events[i]) events[sample.Ranks[i]]++;
            else censored[sample.Ranks[i]]++;
        }

        return group < 0 ? FromCounts(times, events, censored) : WithoutEmptyTimes(times, events, censored);
    }

    private static EventTable WithoutEmptyTimes(double[] times, int[] events, int[] censored)
    {
        double[] kept = new double[times.Length];
        int count = 0;
        for (int i = 0; i < times.Length; i++)
        {
            if (events[i] + censored[i] == 0) continue;
            kept[count] = times[i];
            events[count] = events[i];
            censored[count] = censored[i];
            count++;
        }

        return FromCounts(kept.AsSpan(0, count), events.AsSpan(0, count), censored.AsSpan(0, count));
    }
}
