namespace Abscopal.Survival;

/// <summary>The risk sets of one stratum at its event times, by group; sums of weights where there are weights.</summary>
internal sealed class RiskSets
{
    private readonly SurvivalData _data;

    private RiskSets(SurvivalData data, int[] rows, int[] ranks, int groups)
    {
        _data = data;
        Rows = rows;
        Ranks = ranks;
        Groups = groups;
        AtRisk = new double[ranks.Length];
        Events = new double[ranks.Length];
        AtRiskOf = new double[ranks.Length * groups];
        EventsOf = new double[ranks.Length * groups];
    }

    /// <summary>The rows of the stratum that have weight, in order of exit.</summary>
    public int[] Rows { get; }

    /// <summary>The ranks of the event times.</summary>
    public int[] Ranks { get; }

    public int Groups { get; }

    public int Count => Ranks.Length;

    public double[] AtRisk { get; }

    public double[] Events { get; }

    /// <summary>At risk by time and group: element k * <see cref="Groups"/> + g.</summary>
    public double[] AtRiskOf { get; }

    /// <summary>Events by time and group.</summary>
    public double[] EventsOf { get; }

    /// <summary>One for each stratum.</summary>
    public static RiskSets[] Create(SurvivalData data)
    {
        int strata = Math.Max(1, data.StratumLabels.Length);
        var rows = new List<int>[strata];
        for (int s = 0; s < strata; s++) rows[s] = new List<int>(data.Count / strata);
        foreach (int row in data.Sample.Order)
        {
            if (data.Weight(row) > 0) rows[data.Stratum(row)].Add(row);
        }

        return Array.ConvertAll(rows, r => Create(data, [.. r]));
    }

    /// <summary>The index of the last event time at or before a rank, or -1.</summary>
    public int LastAt(int rank)
    {
        int i = Array.BinarySearch(Ranks, rank);
        return i >= 0 ? i : ~i - 1;
    }

    /// <summary>The Kaplan-Meier estimate of all groups together.</summary>
    public double PooledSurvival(double time)
    {
        double s = 1;
        for (int k = 0; k < Count && _data.Sample.DistinctTimes[Ranks[k]] <= time; k++) s *= Math.Max(0, (AtRisk[k] - Events[k]) / AtRisk[k]);
        return s;
    }

    private static RiskSets Create(SurvivalData data, int[] rows)
    {
        var ranks = new List<int>();
        foreach (int row in rows)
        {
            if (data.HasEvent(row) && (ranks.Count == 0 || ranks[^1] != data.RankOfExit(row))) ranks.Add(data.RankOfExit(row));
        }

        var sets = new RiskSets(data, rows, [.. ranks], data.GroupLabels.Length);
        sets.Fill();
        return sets;
    }

    private void Fill()
    {
        foreach (int row in Rows)
        {
            int g = _data.Group(row);
            double w = _data.Weight(row);
            int exit = LastAt(_data.RankOfExit(row));
            if (exit < 0) continue;
            AtRiskOf[(exit * Groups) + g] += w;
            if (_data.HasEvent(row)) EventsOf[(exit * Groups) + g] += w;
            int entry = LastAt(_data.RankOfEntry(row));
            if (entry >= 0) AtRiskOf[(entry * Groups) + g] -= w;
        }

        for (int i = AtRiskOf.Length - Groups - 1; i >= 0; i--) AtRiskOf[i] += AtRiskOf[i + Groups];
        for (int k = 0; k < Count; k++)
        {
            for (int g = 0; g < Groups; g++)
            {
                AtRisk[k] += AtRiskOf[(k * Groups) + g];
                Events[k] += EventsOf[(k * Groups) + g];
            }
        }
    }
}
