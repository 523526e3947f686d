namespace Abscopal.Survival;

/// <summary>Counts the rows of a sample, or of one of its groups, into an event table.</summary>
internal static class EventTableBuilder
{
    /// <summary>The table of one group, or of the whole sample where the group is negative.</summary>
    public static EventTable Create(SurvivalData data, int group)
    {
        SortedSample sample = data.Sample;
        int[] events = new int[sample.DistinctTimes.Length];
        int[] censored = new int[events.Length];
        if (group < 0 && data.Weights is null) CountAll(sample, events, censored);
        else CountRows(data, group, events, censored);
        int[] atRisk = AtRisk(events, censored);
        if (sample.Entries is not null) SubtractNotEntered(data, group, atRisk);
        EventWeights? weights = data.WeightKind == WeightKind.Case ? Weigh(data, group, atRisk) : null;
        EntryCounts? entries = sample.Entries is null ? null : CountEntries(data, group);
        if (atRisk.AsSpan().IndexOfAnyExcept(0) < 0) throw new SurvivalDataException($"group '{data.GroupLabels[group]}' has only weights of 0; every group needs a subject that counts");
        return group < 0
            ? new EventTable(sample.DistinctTimes, atRisk, events, censored, weights, entries)
            : WithoutEmptyTimes(sample.DistinctTimes, atRisk, events, censored, weights, entries);
    }

    private static void CountAll(SortedSample sample, int[] events, int[] censored)
    {
        int[] ranks = sample.Ranks;
        bool[] happened = sample.Events;
        for (int i = 0; i < ranks.Length; i++)
        {
            int e = happened[i] ? 1 : 0;
            events[ranks[i]] += e;
            censored[ranks[i]] += 1 - e;
        }
    }

    private static void CountRows(SurvivalData data, int group, int[] events, int[] censored)
    {
        SortedSample sample = data.Sample;
        for (int i = 0; i < sample.Count; i++)
        {
            int row = sample.Order[i];
            if (group >= 0 && data.Groups[row] != group) continue;
            int[] column = sample.Events[i] ? events : censored;
            column[sample.Ranks[i]] += Subjects(data, row);
        }
    }

    // How many subjects a row stands for; one of weight 0 for none.
    private static int Subjects(SurvivalData data, int row)
    {
        if (data.Weights is null) return 1;
        return data.Weights.Copies?[row] ?? (data.Weights.Values[row] > 0 ? 1 : 0);
    }

    private static int[] AtRisk(int[] events, int[] censored)
    {
        int[] atRisk = new int[events.Length];
        int left = 0;
        for (int i = atRisk.Length - 1; i >= 0; i--) atRisk[i] = left += events[i] + censored[i];
        return atRisk;
    }

    private static void SubtractNotEntered(SurvivalData data, int group, int[] atRisk)
    {
        int[] late = new int[atRisk.Length];
        for (int row = 0; row < data.Count; row++)
        {
            int rank = data.RankOfEntry(row);
            if (rank >= 0 && (group < 0 || data.Groups[row] == group)) late[rank] += Subjects(data, row);
        }

        int waiting = 0;
        for (int i = atRisk.Length - 1; i >= 0; i--) atRisk[i] -= waiting += late[i];
    }

    private static EventWeights Weigh(SurvivalData data, int group, int[] counts)
    {
        double[] events = new double[counts.Length];
        double[] censored = new double[counts.Length];
        double[] late = new double[data.HasEntry ? counts.Length : 0];
        SortedSample sample = data.Sample;
        for (int i = 0; i < sample.Count; i++)
        {
            int row = sample.Order[i];
            if (group >= 0 && data.Groups[row] != group) continue;
            double[] column = sample.Events[i] ? events : censored;
            column[sample.Ranks[i]] += data.Weight(row);
            int entry = data.RankOfEntry(row);
            if (entry >= 0) late[entry] += data.Weight(row);
        }

        double[] atRisk = new double[counts.Length];
        double left = 0;
        double waiting = 0;
        for (int i = counts.Length - 1; i >= 0; i--)
        {
            left += censored[i] + events[i];
            if (late.Length > 0) waiting += late[i];
            atRisk[i] = left - waiting;
            if (counts[i] > 0 && !(atRisk[i] > 0))
                throw new SurvivalDataException($"at time {sample.DistinctTimes[i]:R} the weights at risk are lost in roundoff beside those that enter later; the weights span too wide a range");
        }

        return new EventWeights(atRisk, events, censored);
    }

    private static EntryCounts CountEntries(SurvivalData data, int group)
    {
        var times = new List<double>(data.Count);
        var copies = new List<int>(data.Count);
        for (int row = 0; row < data.Count; row++)
        {
            if (group >= 0 && data.Groups[row] != group) continue;
            times.Add(data.Sample.Entries!.Times[row]);
            copies.Add(Subjects(data, row));
        }

        return EntryCounts.Create([.. times], data.Weights is null ? null : [.. copies]);
    }

    private static EventTable WithoutEmptyTimes(double[] times, int[] atRisk, int[] events, int[] censored, EventWeights? weights, EntryCounts? entries)
    {
        int[] kept = new int[times.Length];
        int count = 0;
        for (int i = 0; i < times.Length; i++)
        {
            if (events[i] + censored[i] > 0) kept[count++] = i;
        }

        ReadOnlySpan<int> rows = kept.AsSpan(0, count);
        EventWeights? keptWeights = weights is null ? null : new EventWeights(Take(weights.AtRisk, rows), Take(weights.Events, rows), Take(weights.Censored, rows));
        return new EventTable(Take(times, rows), Take(atRisk, rows), Take(events, rows), Take(censored, rows), keptWeights, entries);
    }

    private static T[] Take<T>(T[] column, ReadOnlySpan<int> rows)
    {
        var taken = new T[rows.Length];
        for (int i = 0; i < taken.Length; i++) taken[i] = column[rows[i]];
        return taken;
    }
}
