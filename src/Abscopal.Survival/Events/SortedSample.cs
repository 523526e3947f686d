namespace Abscopal.Survival;

/// <summary>A sample in the order of its times, with the rank of each distinct time.</summary>
internal sealed class SortedSample
{
    private static readonly double NearTieTolerance = Math.Sqrt(Math.Pow(2, -52));

    private SortedSample(double[] distinctTimes, int[] order, int[] ranks, bool[] events)
    {
        DistinctTimes = distinctTimes;
        Order = order;
        Ranks = ranks;
        Events = events;
    }

    /// <summary>The distinct times, increasing.</summary>
    public double[] DistinctTimes { get; }

    /// <summary>The rows in order of time.</summary>
    public int[] Order { get; }

    /// <summary>For each position in <see cref="Order"/>, the index of its time in <see cref="DistinctTimes"/>.</summary>
    public int[] Ranks { get; }

    /// <summary>For each position in <see cref="Order"/>, whether the event happened.</summary>
    public bool[] Events { get; }

    public int Count => Order.Length;

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
        return new SortedSample(distinct, order, ranks, sortedEvents);
    }

    public SortedSample DividedBy(double divisor) => new(Array.ConvertAll(DistinctTimes, t => t / divisor), Order, Ranks, Events);

    private static double[] Rank(double[] sorted, int[] ranks, NearTieRule nearTies)
    {
        double tolerance = nearTies == NearTieRule.Exact ? 0 : NearTieTolerance * Math.Max(1, MeanOfDistinct(sorted));
        int count = 1;
        double previous = sorted[0];
        double[] distinct = new double[sorted.Length];
        distinct[0] = previous;
        for (int i = 1; i < sorted.Length; i++)
        {
            // Each time is held against its neighbour, not against the first of the run, as R does.
            if (sorted[i] - previous > tolerance) distinct[count++] = sorted[i];
            previous = sorted[i];
            ranks[i] = count - 1;
        }

        return distinct.AsSpan(0, count).ToArray();
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
