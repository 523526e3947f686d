namespace Abscopal.Survival;

/// <summary>A sample in order of time with its centred covariates and censoring weights, ready for the likelihood.</summary>
internal sealed class FineGrayDesign
{
    private FineGrayDesign(int count, int covariates)
    {
        Count = count;
        Covariates = covariates;
        Z = new double[count * covariates];
        Means = new double[covariates];
        Scales = new double[covariates];
        Rank = new int[count];
        Kind = new EventKind[count];
        Group = new int[count];
    }

    public enum EventKind : byte
    {
        Censored,
        Own,
        Other,
    }

    public int Count { get; }

    public int Covariates { get; }

    /// <summary>The covariates less their means, by position in time.</summary>
    public double[] Z { get; }

    public double[] Means { get; }

    /// <summary>The standard deviations of the covariates.</summary>
    public double[] Scales { get; }

    public int[] Rank { get; }

    public EventKind[] Kind { get; }

    /// <summary>The censoring group of each position.</summary>
    public int[] Group { get; }

    public required CensoringWeights Censoring { get; init; }

    /// <summary>The ranks of the times with an event of the cause.</summary>
    public int[] EventRanks { get; private set; } = [];

    /// <summary>For each of those times, the events of the cause.</summary>
    public int[] Events { get; private set; } = [];

    public static FineGrayDesign Create(CompetingRisksData data, CovariateMatrix covariates, FineGrayOptions options)
    {
        Check(data, covariates, options);
        bool byGroup = options.CensoringByGroup && data.GroupLabels.Length > 1;
        var censoring = CensoringWeights.Create(data, data.Groups, byGroup ? data.GroupLabels.Length : 1, options.CensoringTies);
        var design = new FineGrayDesign(data.Count, covariates.ColumnCount) { Censoring = censoring };
        for (int i = 0; i < design.Count; i++)
        {
            int row = data.Sample.Order[i];
            int cause = data.Causes[row];
            design.Rank[i] = data.Sample.Ranks[i];
            design.Kind[i] = cause == 0 ? EventKind.Censored : cause == options.Cause ? EventKind.Own : EventKind.Other;
            design.Group[i] = byGroup ? data.Groups[row] : 0;
        }

        for (int j = 0; j < covariates.ColumnCount; j++) design.Center(data, covariates.Column(j), j);
        design.FindEventTimes(data, options.Cause);
        return design;
    }

    private static void Check(CompetingRisksData data, CovariateMatrix covariates, FineGrayOptions options)
    {
        data.RequireCause(options.Cause);
        if (!(options.Level > 0 && options.Level < 1)) throw new SurvivalDataException($"the confidence level is {options.Level:R}; it must lie strictly between 0 and 1");
        if (covariates.ColumnCount == 0) throw new SurvivalDataException("there are no covariates; at least one is needed");
        SurvivalDataException.ThrowIfUnequal(data.Count, covariates.RowCount, covariates.Names[0]);
    }

    private void Center(CompetingRisksData data, ReadOnlySpan<double> values, int column)
    {
        double mean = 0;
        for (int i = 0; i < values.Length; i++) mean += (values[i] - mean) / (i + 1);
        double square = 0;
        for (int i = 0; i < Count; i++)
        {
            double z = values[data.Sample.Order[i]] - mean;
            Z[(i * Covariates) + column] = z;
            square += z * z;
        }

        Means[column] = mean;
        Scales[column] = Math.Sqrt(square / Count);
    }

    private void FindEventTimes(CompetingRisksData data, int cause)
    {
        var ranks = new List<int>();
        var events = new List<int>();
        for (int i = 0; i < Count; i++)
        {
            if (Kind[i] != EventKind.Own) continue;
            if (ranks.Count > 0 && ranks[^1] == Rank[i]) events[^1]++;
            else
            {
                ranks.Add(Rank[i]);
                events.Add(1);
            }
        }

        if (ranks.Count == 0) throw new SurvivalDataException($"there is no event of cause '{data.CauseLabels[cause - 1]}'; a regression needs at least one");
        EventRanks = [.. ranks];
        Events = [.. events];
    }
}
