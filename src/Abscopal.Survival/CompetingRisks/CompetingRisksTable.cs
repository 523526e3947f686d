namespace Abscopal.Survival;

/// <summary>At each distinct time: the subjects at risk just before it, the events of each cause and the censored at it.</summary>
/// <remarks>All columns have one element for each distinct time, in increasing order.</remarks>
public sealed class CompetingRisksTable
{
    private readonly double[] _times;
    private readonly int[] _atRisk;
    private readonly int[][] _events;
    private readonly int[] _censored;

    private CompetingRisksTable(double[] times, int[] atRisk, int[][] events, int[] censored)
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

    /// <summary>The number of causes.</summary>
    public int Causes => _events.Length;

    /// <summary>The distinct times, increasing.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The subjects at risk just before each time.</summary>
    public ReadOnlySpan<int> AtRisk => _atRisk;

    /// <summary>The censored at each time, after the events.</summary>
    public ReadOnlySpan<int> Censored => _censored;

    /// <summary>The events of a cause at each time.</summary>
    /// <param name="cause">The code of the cause, from 1.</param>
    public ReadOnlySpan<int> Events(int cause) => _events[cause - 1];

    /// <summary>The number of subjects at risk just before a time.</summary>
    /// <param name="time">Any time.</param>
    public int AtRiskBefore(double time)
    {
        int i = Array.BinarySearch(_times, time);
        if (i < 0) i = ~i;
        return i < Count ? _atRisk[i] : 0;
    }

    /// <summary>The index of the last time not after a given one; -1 when there is none.</summary>
    internal int LastAtOrBefore(double time)
    {
        int i = Array.BinarySearch(_times, time);
        return i >= 0 ? i : ~i - 1;
    }

    internal static CompetingRisksTable Create(CompetingRisksData data, int group)
    {
        SortedSample sample = data.Sample;
        double[] times = new double[sample.DistinctTimes.Length];
        int[][] events = new int[data.CauseLabels.Length][];
        for (int c = 0; c < events.Length; c++) events[c] = new int[times.Length];
        int[] censored = new int[times.Length];
        int[] leaving = new int[times.Length];
        int count = 0;
        int rank = -1;
        for (int i = 0; i < sample.Count; i++)
        {
            int row = sample.Order[i];
            if (group >= 0 && data.Groups[row] != group) continue;
            if (sample.Ranks[i] != rank)
            {
                rank = sample.Ranks[i];
                times[count++] = sample.DistinctTimes[rank];
            }

            int cause = data.Causes[row];
            if (cause == 0) censored[count - 1]++;
            else events[cause - 1][count - 1]++;
            leaving[count - 1]++;
        }

        int left = 0;
        for (int i = count - 1; i >= 0; i--) leaving[i] = left += leaving[i];
        return new CompetingRisksTable(
            times.AsSpan(0, count).ToArray(),
            leaving.AsSpan(0, count).ToArray(),
            Array.ConvertAll(events, e => e.AsSpan(0, count).ToArray()),
            censored.AsSpan(0, count).ToArray());
    }
}
