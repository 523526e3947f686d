namespace Abscopal.Survival;

/// <summary>The probability of being uncensored just before each distinct time, by censoring group.</summary>
internal sealed class CensoringWeights
{
    private CensoringWeights(int groups, int times)
    {
        Before = new double[groups][];
        AtRisk = new int[groups][];
        Censored = new int[groups][];
        for (int g = 0; g < groups; g++)
        {
            Before[g] = new double[times];
            AtRisk[g] = new int[times];
            Censored[g] = new int[times];
        }
    }

    public int Groups => Before.Length;

    /// <summary>G(t-) for each group and rank of time.</summary>
    public double[][] Before { get; }

    /// <summary>Those at risk of being censored at each time.</summary>
    public int[][] AtRisk { get; }

    /// <summary>The censored at each time.</summary>
    public int[][] Censored { get; }

    public static CensoringWeights Create(CompetingRisksData data, ReadOnlySpan<int> groupOfRow, int groups, CensoringTies ties)
    {
        SortedSample sample = data.Sample;
        int times = sample.DistinctTimes.Length;
        var weights = new CensoringWeights(groups, times);
        int[][] events = new int[groups][];
        for (int g = 0; g < groups; g++) events[g] = new int[times];
        for (int i = 0; i < sample.Count; i++)
        {
            int row = sample.Order[i];
            int g = groups == 1 ? 0 : groupOfRow[row];
            if (data.Causes[row] == 0) weights.Censored[g][sample.Ranks[i]]++;
            else events[g][sample.Ranks[i]]++;
        }

        for (int g = 0; g < groups; g++) weights.Estimate(g, events[g], ties);
        return weights;
    }

    private void Estimate(int group, int[] events, CensoringTies ties)
    {
        int[] atRisk = AtRisk[group];
        int[] censored = Censored[group];
        int left = 0;
        for (int t = atRisk.Length - 1; t >= 0; t--)
        {
            left += censored[t] + events[t];
            atRisk[t] = ties == CensoringTies.EventsFirst ? left - events[t] : left;
        }

        double g = 1;
        for (int t = 0; t < atRisk.Length; t++)
        {
            Before[group][t] = g;
            if (censored[t] > 0) g *= (double)(atRisk[t] - censored[t]) / atRisk[t];
        }
    }
}
