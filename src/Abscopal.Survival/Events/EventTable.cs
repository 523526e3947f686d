namespace Abscopal.Survival;

/// <summary>At each distinct time: the subjects at risk just before it, the events and the censored at it.</summary>
/// <remarks>
/// All columns have one element for each distinct time, in increasing order. The counts are numbers of subjects; where
/// the sample has case weights, the columns of weights stand beside them.
/// </remarks>
public sealed class EventTable
{
    private readonly double[] _times;
    private readonly int[] _atRisk;
    private readonly int[] _events;
    private readonly int[] _censored;
    private readonly EventWeights? _weights;
    private readonly EntryCounts? _entries;

    internal EventTable(double[] times, int[] atRisk, int[] events, int[] censored, EventWeights? weights = null, EntryCounts? entries = null)
    {
        _times = times;
        _atRisk = atRisk;
        _events = events;
        _censored = censored;
        _weights = weights;
        _entries = entries;
        int subjects = 0;
        for (int i = 0; i < events.Length; i++) subjects += events[i] + censored[i];
        Subjects = subjects;
    }

    /// <summary>The number of distinct times.</summary>
    public int Count => _times.Length;

    /// <summary>The number of subjects.</summary>
    public int Subjects { get; }

    /// <summary>The distinct times, increasing.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The subjects at risk just before each time.</summary>
    public ReadOnlySpan<int> AtRisk => _atRisk;

    /// <summary>The events at each time.</summary>
    public ReadOnlySpan<int> Events => _events;

    /// <summary>The censored at each time.</summary>
    public ReadOnlySpan<int> Censored => _censored;

    /// <summary>Whether the sample has case weights.</summary>
    public bool IsWeighted => _weights is not null;

    /// <summary>The sum of the case weights at risk just before each time; empty without case weights.</summary>
    public ReadOnlySpan<double> WeightAtRisk => _weights is null ? [] : _weights.AtRisk;

    /// <summary>The sum of the case weights of the events at each time; empty without case weights.</summary>
    public ReadOnlySpan<double> WeightOfEvents => _weights is null ? [] : _weights.Events;

    /// <summary>
    /// The first time that leaves nobody at risk although subjects enter later; not estimable where there is none. The
    /// curve beyond it rests on nobody before: 0 for ever when the last at risk had the event.
    /// </summary>
    public Estimate EmptyAfter
    {
        get
        {
            if (_entries is null) return Estimate.NotEstimable;
            for (int i = 0; i + 1 < Count; i++)
            {
                if (_atRisk[i] > 0 && _atRisk[i] == _events[i] + _censored[i]) return Estimate.Of(_times[i]);
            }

            return Estimate.NotEstimable;
        }
    }

    /// <summary>Whether <see cref="Censored"/> left before the risk set of their own time was counted (a reversed table).</summary>
    public bool RemovedBeforeRisk { get; private init; }

    internal EventWeights? Weights => _weights;

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
        return new EventTable(_times, atRisk, _censored, _events, _weights?.Reversed(), _entries) { RemovedBeforeRisk = true };
    }

    /// <summary>The number of subjects at risk just before a time.</summary>
    /// <param name="time">Any time.</param>
    public int AtRiskBefore(double time)
    {
        int i = FirstAtOrAfter(time);
        if (_entries is null) return i < Count ? _atRisk[i] : 0;
        int gone = 0;
        for (int k = 0; k < i; k++) gone += _events[k] + _censored[k];
        return _entries.Before(time) - gone;
    }

    internal int FirstAtOrAfter(double time)
    {
        int i = Array.BinarySearch(_times, time);
        return i >= 0 ? i : ~i;
    }

    /// <summary>The rows of the table after a time: the risk sets of those free of the event then.</summary>
    internal EventTable After(double time)
    {
        int first = FirstAtOrAfter(time);
        if (first < Count && _times[first] <= time) first++;
        return new EventTable(_times[first..], _atRisk[first..], _events[first..], _censored[first..], _weights?.From(first), _entries?.Less(Subjects - Left(first)))
        {
            RemovedBeforeRisk = RemovedBeforeRisk,
        };
    }

    private int Left(int first)
    {
        int left = 0;
        for (int i = first; i < Count; i++) left += _events[i] + _censored[i];
        return left;
    }
}
