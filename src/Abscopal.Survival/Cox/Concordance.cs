namespace Abscopal.Survival;

/// <summary>The concordance of a prediction with times to event.</summary>
/// <remarks>
/// A pair is comparable when the event of one was seen while the other was at risk and stayed so beyond it; pairs of different
/// strata are not. The standard error sums, over subjects, the squares of what a pair's member adds to the estimate. Sources:
/// Harrell, Lee and Mark, Stat. Med. 15 (1996) 361-387; Therneau and Watson, Mayo Clinic Technical Report 85 (2015).
/// </remarks>
internal static class Concordance
{
    public static ConcordanceResult Of(SurvivalData data, double[] prediction)
    {
        int n = data.Count;
        double[] excess = new double[n];
        double[] pairs = new double[n];
        double concordant = 0;
        double discordant = 0;
        double tied = 0;
        foreach (List<int> rows in ByStratum(data))
        {
            (int[] level, int levels) = Levels(rows, prediction);
            (double c, double d, double t) = CountAsFirst(data, rows, level, levels, excess, pairs);
            concordant += c;
            discordant += d;
            tied += t;
            CountAsSecond(data, rows, level, levels, excess, pairs);
        }

        double all = concordant + discordant + tied;
        if (!(all > 0)) return new ConcordanceResult(Estimate.NotEstimable, Estimate.NotEstimable, 0, 0, 0);
        double estimate = (concordant + (0.5 * tied)) / all;
        var influence = new Dictionary<int, double>();
        bool copies = data.WeightKind == WeightKind.Replication;
        for (int i = 0; i < n; i++)
        {
            // excess is concordant less discordant pairs: (c + t/2) - C (c + d + t) = (excess + pairs)/2 - C pairs.
            double change = ((0.5 * (excess[i] + pairs[i])) - (estimate * pairs[i])) / all;
            int subject = data.Subject(i);
            influence[subject] = influence.GetValueOrDefault(subject) + ((copies ? Math.Sqrt(data.Weight(i)) : data.Weight(i)) * change);
        }

        double variance = 0;
        foreach (double x in influence.Values) variance += x * x;
        return new ConcordanceResult(Estimate.Of(estimate), Estimate.Of(Math.Sqrt(variance)), concordant, discordant, tied);
    }

    private static List<int>[] ByStratum(SurvivalData data)
    {
        var rows = new List<int>[Math.Max(1, data.StratumLabels.Length)];
        for (int s = 0; s < rows.Length; s++) rows[s] = [];
        foreach (int row in data.Sample.Order)
        {
            if (data.Weight(row) > 0) rows[data.Stratum(row)].Add(row);
        }

        return rows;
    }

    private static (int[] Level, int Levels) Levels(List<int> rows, double[] prediction)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        Array.Sort(Array.ConvertAll(order, i => prediction[rows[i]]), order);
        int[] level = new int[rows.Count];
        int levels = 0;
        for (int i = 1; i < order.Length; i++)
        {
            double step = prediction[rows[order[i]]] - prediction[rows[order[i - 1]]];
            // Sums of the same products in another order differ in their last bits only.
            if (step > 1e-12 * Math.Max(1, Math.Abs(prediction[rows[order[i]]]))) levels++;
            level[order[i]] = levels;
        }

        return (level, levels + 1);
    }

    // Each event against those at risk who stay beyond it, going back in time.
    private static (double Concordant, double Discordant, double Tied) CountAsFirst(SurvivalData data, List<int> rows, int[] level, int levels, double[] excess, double[] pairs)
    {
        var tree = new LevelSums(levels);
        int[] byEntry = ByEntry(data, rows);
        int leaving = byEntry.Length - 1;
        double concordant = 0;
        double discordant = 0;
        double tied = 0;
        for (int end = rows.Count; end > 0;)
        {
            int rank = data.RankOfExit(rows[end - 1]);
            int start = end;
            while (start > 0 && data.RankOfExit(rows[start - 1]) == rank) start--;
            for (; leaving >= 0 && data.RankOfEntry(rows[byEntry[leaving]]) >= rank; leaving--) tree.Add(level[byEntry[leaving]], -data.Weight(rows[byEntry[leaving]]));
            for (int i = start; i < end; i++)
            {
                if (!data.HasEvent(rows[i])) tree.Add(level[i], data.Weight(rows[i]));
            }

            for (int i = start; i < end; i++)
            {
                if (!data.HasEvent(rows[i])) continue;
                (double below, double equal, double above) = tree.Split(level[i]);
                double w = data.Weight(rows[i]);
                excess[rows[i]] += below - above;
                pairs[rows[i]] += below + equal + above;
                concordant += w * below;
                discordant += w * above;
                tied += w * equal;
            }

            for (int i = start; i < end; i++)
            {
                if (data.HasEvent(rows[i])) tree.Add(level[i], data.Weight(rows[i]));
            }

            end = start;
        }

        return (concordant, discordant, tied);
    }

    // Each row against the events during its time at risk, going forward in time.
    private static void CountAsSecond(SurvivalData data, List<int> rows, int[] level, int levels, double[] excess, double[] pairs)
    {
        var tree = new LevelSums(levels);
        int[] byEntry = ByEntry(data, rows);
        int entering = 0;
        for (int start = 0; start < rows.Count;)
        {
            int rank = data.RankOfExit(rows[start]);
            int end = start;
            while (end < rows.Count && data.RankOfExit(rows[end]) == rank) end++;
            for (; entering < byEntry.Length && data.RankOfEntry(rows[byEntry[entering]]) < rank; entering++) Visit(byEntry[entering], -1);
            for (int i = start; i < end; i++)
            {
                if (data.HasEvent(rows[i])) Visit(i, 1);
            }

            for (int i = start; i < end; i++)
            {
                if (data.HasEvent(rows[i])) tree.Add(level[i], data.Weight(rows[i]));
            }

            for (int i = start; i < end; i++)
            {
                if (!data.HasEvent(rows[i])) Visit(i, 1);
            }

            start = end;
        }

        void Visit(int i, int sign)
        {
            (double below, double equal, double above) = tree.Split(level[i]);
            excess[rows[i]] += sign * (above - below);
            pairs[rows[i]] += sign * (below + equal + above);
        }
    }

    private static int[] ByEntry(SurvivalData data, List<int> rows)
    {
        if (!data.HasEntry) return [];
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        Array.Sort(Array.ConvertAll(order, i => data.RankOfEntry(rows[i])), order);
        return order;
    }

    // A Fenwick tree of weights by level.
    private sealed class LevelSums(int levels)
    {
        private readonly double[] _sums = new double[levels + 1];
        private readonly double[] _own = new double[levels];
        private double _all;

        public void Add(int level, double weight)
        {
            _own[level] += weight;
            _all += weight;
            for (int i = level + 1; i < _sums.Length; i += i & -i) _sums[i] += weight;
        }

        public (double Below, double Equal, double Above) Split(int level)
        {
            double below = 0;
            for (int i = level; i > 0; i -= i & -i) below += _sums[i];
            return (below, _own[level], _all - below - _own[level]);
        }
    }
}
