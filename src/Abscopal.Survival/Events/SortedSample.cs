namespace Abscopal.Survival;

/// <summary>A sample in the order of its exit times, with the rank of each distinct time.</summary>
internal sealed class SortedSample
{
    private static readonly double NearTieTolerance = Math.Sqrt(Math.Pow(2, -52));

    private SortedSample(double[] distinctTimes, int[] order, int[] ranks, bool[] events, NearTieRule nearTies)
    {
        DistinctTimes = distinctTimes;
        Order = order;
        Ranks = ranks;
        Events = events;
        NearTies = nearTies;
    }

    /// <summary>The distinct exit times, increasing.</summary>
    public double[] DistinctTimes { get; }

    /// <summary>The rows in order of exit.</summary>
    public int[] Order { get; }

    /// <summary>For each position in <see cref="Order"/>, the index of its time in <see cref="DistinctTimes"/>.</summary>
    public int[] Ranks { get; }

    /// <summary>For each position in <see cref="Order"/>, whether the event happened.</summary>
    public bool[] Events { get; }

    public NearTieRule NearTies { get; }

    /// <summary>The entries, by row; null where every row is at risk from the start.</summary>
    public EntryColumn? Entries { get; private init; }

    public int Count => Order.Length;

    /// <summary>The index of the exit time of each row; made when first asked for.</summary>
    public int[] RankByRow => field ??= ByRow(Ranks);

    /// <summary>Whether the event happened, for each row; made when first asked for.</summary>
    public bool[] EventByRow => field ??= ByRow(Events);

    public static SortedSample Create(ReadOnlySpan<double> times, ReadOnlySpan<bool> events, NearTieRule nearTies)
    {
        if (times.IsEmpty) throw new SurvivalDataException("there are no subjects; at least one is needed");
        for (int i = 0; i < times.Length; i++)
        {
            if (!double.IsFinite(times[i]) || times[i] < 0)
                throw new SurvivalDataException($"row {i + 1}: time {times[i]:R} is not a finite number of at least 0");
        }

        double[] sorted = times.ToArray();
        int[] order = TimeOrder.Sort(sorted);
        int[] ranks = new int[sorted.Length];
        double[] distinct = Rank(sorted, ranks, nearTies);
        bool[] sortedEvents = new bool[order.Length];
        for (int i = 0; i < order.Length; i++) sortedEvents[i] = events[order[i]];
        return new SortedSample(distinct, order, ranks, sortedEvents, nearTies);
    }

    public SortedSample DividedBy(double divisor) => new(Array.ConvertAll(DistinctTimes, t => t / divisor), Order, Ranks, Events, NearTies)
    {
        Entries = Entries is null ? null : Entries with { Times = Array.ConvertAll(Entries.Times, t => t / divisor) },
    };

    /// <summary>
    /// The sample with entries. Entries and exits are ranked together, so that an entry nearly tied with an exit is the
    /// same time; an entry between two exits can join them, as it does in R.
    /// </summary>
    public SortedSample WithEntry(ReadOnlySpan<double> entry)
    {
        SurvivalDataException.ThrowIfUnequal(Count, entry.Length, "entry");
        for (int i = 0; i < entry.Length; i++)
        {
            if (!double.IsFinite(entry[i]) || entry[i] < 0)
                throw new SurvivalDataException($"row {i + 1}: entry {entry[i]:R} is not a finite number of at least 0");
        }

        double[] together = [.. entry, .. DistinctTimes];
        int[] order = TimeOrder.Sort(together);
        int[] rankTogether = new int[together.Length];
        double[] distinct = Rank(together, rankTogether, NearTies);
        int[] places = new int[together.Length];
        for (int i = 0; i < order.Length; i++) places[order[i]] = rankTogether[i];
        (int[] exitsUpTo, double[] exitTimes) = NumberExits(places.AsSpan(entry.Length), distinct);
        int[] ranks = new int[Count];
        for (int i = 0; i < ranks.Length; i++) ranks[i] = exitsUpTo[places[Count + Ranks[i]]] - 1;
        double[] entryTimes = new double[entry.Length];
        int[] entryRanks = new int[entry.Length];
        for (int row = 0; row < entry.Length; row++)
        {
            entryTimes[row] = distinct[places[row]];
            entryRanks[row] = exitsUpTo[places[row]] - 1;
        }

        for (int i = 0; i < Count; i++)
        {
            int row = Order[i];
            if (places[row] >= places[entry.Length + Ranks[i]])
                throw new SurvivalDataException($"row {row + 1}: entry {entry[row]:R} is not before exit {DistinctTimes[Ranks[i]]:R}; a row is at risk on (entry, exit]");
        }

        return new SortedSample(exitTimes, Order, ranks, Events, NearTies) { Entries = new EntryColumn(entryTimes, entryRanks) };
    }

    // For each distinct time, how many distinct exits lie at or before it.
    private static (int[] ExitsUpTo, double[] Times) NumberExits(ReadOnlySpan<int> exitPlaces, double[] distinct)
    {
        int[] exitsUpTo = new int[distinct.Length];
        foreach (int place in exitPlaces) exitsUpTo[place] = 1;
        var times = new List<double>();
        for (int i = 0; i < distinct.Length; i++)
        {
            if (exitsUpTo[i] == 1) times.Add(distinct[i]);
            exitsUpTo[i] = times.Count;
        }

        return (exitsUpTo, [.. times]);
    }

    private T[] ByRow<T>(T[] byPosition)
    {
        var byRow = new T[byPosition.Length];
        for (int i = 0; i < byPosition.Length; i++) byRow[Order[i]] = byPosition[i];
        return byRow;
    }

    // The distinct times overwrite the sorted ones, as memory for both would be the peak of large samples.
    private static double[] Rank(double[] sorted, int[] ranks, NearTieRule nearTies)
    {
        double tolerance = nearTies == NearTieRule.Exact ? 0 : NearTieTolerance * Math.Max(1, MeanOfDistinct(sorted));
        int count = 1;
        double previous = sorted[0];
        for (int i = 1; i < sorted.Length; i++)
        {
            // Each time is held against its neighbour, not against the first of the run, as R does.
            double time = sorted[i];
            if (time - previous > tolerance) sorted[count++] = time;
            previous = time;
            ranks[i] = count - 1;
        }

        return count == sorted.Length ? sorted : sorted.AsSpan(0, count).ToArray();
    }

    private static double MeanOfDistinct(double[] sorted)
    {
        double sum = sorted[0];
        int count = 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1]) continue;
            sum += sorted[i];
            count++;
        }

        return sum / count;
    }
}
