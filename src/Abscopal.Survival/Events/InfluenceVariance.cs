namespace Abscopal.Survival;

/// <summary>
/// The infinitesimal jackknife variance of a sum over event times: the squared influences of the subjects, each the sum
/// of its rows, with their weights.
/// </summary>
/// <remarks>
/// A row at risk through time j adds <c>drift[j]</c> to its influence and one with the event there takes
/// <c>jump[j]</c> away. As a subject's influence at any time is a + b A, with A the drift so far, b its weight at risk
/// and a fixed, the sum of squares follows from three running sums, and all times cost one pass. Source of the estimator:
/// Therneau and Grambsch, 'Modeling Survival Data', 2000, section 7.2; for curves, the vignette 'methods' of R's survival.
/// </remarks>
internal sealed class InfluenceVariance
{
    private readonly SurvivalData _data;
    private readonly double[] _fixed;
    private readonly double[] _slope;
    // Weights are taken by the largest of them and influences times it, so that squares of tiny weights are not lost.
    private readonly double _unit;
    private double _sumFixed;
    private double _sumCross;
    private double _sumSlope;

    private InfluenceVariance(SurvivalData data)
    {
        _data = data;
        _fixed = new double[data.SubjectCount];
        _slope = new double[data.SubjectCount];
        _unit = data.WeightKind == WeightKind.Case ? data.Weights!.Largest : 1;
    }

    /// <summary>The variance from each time of a table on.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="group">The group, or negative for all rows.</param>
    /// <param name="table">The table of the group; its first time opens the sum.</param>
    /// <param name="drift">What a row at risk adds at each time of the table.</param>
    /// <param name="jump">What a row with the event takes away at each time of the table.</param>
    public static double[] Compute(SurvivalData data, int group, EventTable table, ReadOnlySpan<double> drift, ReadOnlySpan<double> jump)
    {
        var influence = new InfluenceVariance(data);
        int firstRank = Array.BinarySearch(data.Sample.DistinctTimes, table.Times[0]);
        int[] byEntry = influence.Enter(group, firstRank);
        return influence.Walk(group, firstRank, byEntry, table, drift, jump);
    }

    // Those at risk at the first time enter at once; the rows that enter later come back, in order of entry.
    private int[] Enter(int group, int firstRank)
    {
        var later = new List<int>();
        for (int row = 0; row < _data.Count; row++)
        {
            if (!Belongs(row, group) || _data.RankOfExit(row) < firstRank) continue;
            if (_data.RankOfEntry(row) < firstRank) Change(row, 0, Scale(row));
            else later.Add(row);
        }

        int[] byEntry = [.. later];
        int[] ranks = Array.ConvertAll(byEntry, _data.RankOfEntry);
        Array.Sort(ranks, byEntry);
        return byEntry;
    }

    private double[] Walk(int group, int firstRank, int[] byEntry, EventTable table, ReadOnlySpan<double> drift, ReadOnlySpan<double> jump)
    {
        SortedSample sample = _data.Sample;
        double[] variance = new double[table.Count];
        double[] times = sample.DistinctTimes;
        int position = 0;
        while (position < sample.Count && sample.Ranks[position] < firstRank) position++;
        int entering = 0;
        int index = 0;
        double total = 0;
        for (int rank = firstRank; rank < times.Length; rank++)
        {
            for (; entering < byEntry.Length && _data.RankOfEntry(byEntry[entering]) < rank; entering++)
            {
                double w = Scale(byEntry[entering]);
                Change(byEntry[entering], -w * total, w);
            }

            bool listed = index < table.Count && table.Times[index] == times[rank];
            double before = total;
            if (listed) total += drift[index] * _unit;
            for (; position < sample.Count && sample.Ranks[position] == rank; position++)
            {
                int row = sample.Order[position];
                if (!Belongs(row, group)) continue;
                double w = Scale(row);
                bool leavesFirst = table.RemovedBeforeRisk && sample.Events[position];
                bool hit = sample.Events[position] != table.RemovedBeforeRisk;
                double end = leavesFirst ? before : hit ? before - (jump[index] * _unit) : total;
                Change(row, w * end, -w);
            }

            if (listed) variance[index++] = Math.Max(0, _sumFixed + (total * ((2 * _sumCross) + (total * _sumSlope))));
        }

        return variance;
    }

    // A row that stands for w subjects adds w squared influences, not the square of w of them.
    private double Scale(int row) => _data.WeightKind == WeightKind.Replication ? Math.Sqrt(_data.Weight(row)) : _data.Weight(row) / _unit;

    private bool Belongs(int row, int group) => group < 0 || _data.Groups[row] == group;

    private void Change(int row, double fixedPart, double slope)
    {
        int s = _data.Subject(row);
        double a = _fixed[s];
        double b = _slope[s];
        _sumFixed -= a * a;
        _sumCross -= a * b;
        _sumSlope -= b * b;
        a += fixedPart;
        b += slope;
        _fixed[s] = a;
        _slope[s] = b;
        _sumFixed += a * a;
        _sumCross += a * b;
        _sumSlope += b * b;
    }
}
