namespace Abscopal.Survival;

/// <summary>What is known of each subject's time: it lies in (lower, upper], or equals both.</summary>
internal sealed record ObservedTimes(double[] Lower, double[] Upper, double[] Entry, double[][] Covariates)
{
    public int Count => Lower.Length;

    public bool IsExact(int i) => Lower[i] == Upper[i];

    public static ObservedTimes From(SurvivalData data, ParametricOptions options)
    {
        if (data.WeightKind is not null) throw new SurvivalDataException("the data are weighted; a parametric model takes a row a subject, without weights");
        SortedSample sample = data.Sample;
        double[] lower = new double[sample.Count];
        double[] upper = new double[sample.Count];
        for (int i = 0; i < sample.Count; i++)
        {
            int row = sample.Order[i];
            lower[row] = sample.DistinctTimes[sample.Ranks[i]];
            upper[row] = sample.Events[i] ? lower[row] : double.PositiveInfinity;
        }

        return Create(lower, upper, options, sample.Entries?.Times);
    }

    public static ObservedTimes Create(double[] lower, double[] upper, ParametricOptions options, double[]? entryTimes = null)
    {
        options.Check(lower.Length);
        double[] entry = options.EntryTimes ?? entryTimes ?? new double[lower.Length];
        SurvivalDataException.ThrowIfUnequal(lower.Length, entry.Length, "entry");
        for (int i = 0; i < lower.Length; i++)
        {
            if (upper[i] == 0) throw new SurvivalDataException($"row {i + 1}: the event is at time 0; a parametric model needs positive event times");
            if (!(entry[i] >= 0 && entry[i] <= lower[i] && (entry[i] < upper[i])))
                throw new SurvivalDataException($"row {i + 1}: entry {entry[i]:R} must lie between 0 and the time {lower[i]:R}, below the event");
        }

        if (!upper.Any(double.IsFinite)) throw new SurvivalDataException("there are no events; a parametric model needs at least one");
        double[][] rows = new double[lower.Length][];
        for (int i = 0; i < rows.Length; i++) rows[i] = [.. options.Covariates.Select(c => c.Values[i])];
        return new ObservedTimes(lower, upper, entry, rows);
    }

    /// <summary>The rows for which a code is a given one.</summary>
    public ObservedTimes Of(int group, ReadOnlySpan<int> groups)
    {
        var rows = new List<int>();
        for (int i = 0; i < Count; i++)
        {
            if (groups[i] == group) rows.Add(i);
        }

        if (!rows.Exists(i => double.IsFinite(Upper[i]))) throw new SurvivalDataException("a group has no events; a parametric model needs at least one in each");
        return new ObservedTimes([.. rows.Select(i => Lower[i])], [.. rows.Select(i => Upper[i])], [.. rows.Select(i => Entry[i])], [.. rows.Select(i => Covariates[i])]);
    }

    /// <summary>A single time a subject, for starting values: the event, the middle of its interval, or the censoring.</summary>
    public double Typical(int i) => double.IsFinite(Upper[i]) ? 0.5 * (Lower[i] + Upper[i]) : Lower[i];
}
