using Abscopal.Numerics.Distributions;

namespace Abscopal.Survival;

/// <summary>The mean survival time restricted to a horizon, and its comparisons.</summary>
/// <remarks>
/// The mean is the area under the Kaplan-Meier curve up to the horizon; its variance is the sum over event times of
/// A_j^2 d_j / (n_j (n_j - d_j)), with A_j the area from the event to the horizon. Sources: Klein and Moeschberger,
/// 'Survival Analysis', 2nd ed., formula 4.5.2; Royston and Parmar, BMC Med. Res. Methodol. 13 (2013) 152. The variance
/// of min(T, horizon) itself is another thing, larger by about the number of subjects.
/// </remarks>
public static class RestrictedMean
{
    /// <summary>The restricted mean of the whole sample, whatever its groups.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="options">Level and horizon; 95% and the last observed time when left out.</param>
    /// <exception cref="SurvivalDataException">The level or the horizon is out of range.</exception>
    public static RestrictedMeanResult Estimate(SurvivalData data, RestrictedMeanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new RestrictedMeanOptions();
        EventTable table = data.ToEventTable();
        return Estimate(data, -1, table, options, Horizon(options, [table]));
    }

    /// <summary>One restricted mean a group, with one horizon, in the order of the data's labels.</summary>
    /// <param name="data">The sample with groups.</param>
    /// <param name="options">Level and horizon; 95% and the smallest of the last observed times when left out.</param>
    /// <exception cref="SurvivalDataException">The level or the horizon is out of range.</exception>
    public static RestrictedMeanResult[] EstimateByGroup(SurvivalData data, RestrictedMeanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new RestrictedMeanOptions();
        var tables = new EventTable[data.GroupLabels.Length];
        for (int g = 0; g < tables.Length; g++) tables[g] = data.ToEventTable(g);
        double horizon = Horizon(options, tables);
        var results = new RestrictedMeanResult[tables.Length];
        for (int g = 0; g < results.Length; g++) results[g] = Estimate(data, g, tables[g], options, horizon) with { Label = data.GroupLabels[g] };
        return results;
    }

    /// <summary>Compares every group after the first with the first.</summary>
    /// <param name="data">The sample with at least two groups; the first is the reference.</param>
    /// <param name="options">Level and horizon; 95% and the smallest of the last observed times when left out.</param>
    /// <exception cref="SurvivalDataException">The sample has fewer than two groups, or the level or horizon is out of range.</exception>
    public static RestrictedMeanContrast[] Compare(SurvivalData data, RestrictedMeanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.GroupLabels.Length < 2) throw new SurvivalDataException("a comparison of restricted means needs at least two groups");
        RestrictedMeanResult[] means = EstimateByGroup(data, options);
        return Array.ConvertAll(means[1..], m => Compare(m, means[0]));
    }

    /// <summary>Compares two independent restricted means.</summary>
    /// <param name="group">The mean of the group.</param>
    /// <param name="reference">The mean it is compared with, of the same horizon, unit and level.</param>
    /// <exception cref="SurvivalDataException">The horizons, units or levels differ.</exception>
    public static RestrictedMeanContrast Compare(RestrictedMeanResult group, RestrictedMeanResult reference)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(reference);
        if (group.Horizon != reference.Horizon || group.Unit != reference.Unit || group.Level != reference.Level)
            throw new SurvivalDataException("the restricted means differ in horizon, unit or level; they must be equal");
        return new RestrictedMeanContrast(
            group,
            reference,
            Contrast.Difference(group.Mean, reference.Mean, group.StandardError, reference.StandardError, group.Level),
            Contrast.Ratio(group.Mean, reference.Mean, group.StandardError, reference.StandardError, group.Level),
            Contrast.Ratio(group.TimeLost, reference.TimeLost, group.StandardError, reference.StandardError, group.Level));
    }

    private static double Horizon(RestrictedMeanOptions options, EventTable[] tables)
    {
        if (!(options.Level > 0 && options.Level < 1)) throw new SurvivalDataException($"the confidence level is {options.Level:R}; it must lie strictly between 0 and 1");
        if (options.Horizon is not { } horizon) return tables.Min(t => t.Times[^1]);
        return horizon > 0 && double.IsFinite(horizon)
            ? horizon
            : throw new SurvivalDataException($"the horizon is {horizon:R}; it must be a positive number in the unit of the data");
    }

    private static RestrictedMeanResult Estimate(SurvivalData data, int group, EventTable table, RestrictedMeanOptions options, double horizon)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(table, data.Unit, new KaplanMeierOptions { Variance = VarianceKind.Model });
        Estimate none = Survival.Estimate.NotEstimable;
        if (horizon > curve.Times[^1] && curve.Survival[^1] > 0)
            return new RestrictedMeanResult(null, horizon, data.Unit, options.Level, none, none, new Interval(none, none), none);
        double[] areas = AreasAfter(curve, horizon);
        double mean = areas.Length == 0 ? horizon : areas[0] + Math.Min(horizon, curve.Times[0]);
        VarianceKind kind = options.Variance ?? (table.IsWeighted ? VarianceKind.Robust : VarianceKind.Model);
        double error = Math.Sqrt(kind == VarianceKind.Robust ? Robust(data, group, table, areas) : Greenwood(table, areas));
        double width = Normal.UpperQuantile(0.5 * (1 - options.Level)) * error;
        var limits = new Interval(Survival.Estimate.Of(Math.Max(0, mean - width)), Survival.Estimate.Of(Math.Min(horizon, mean + width)));
        return new RestrictedMeanResult(
            null, horizon, data.Unit, options.Level, Survival.Estimate.Of(mean), Survival.Estimate.Of(error), limits, Survival.Estimate.Of(horizon - mean));
    }

    // For each time, the area under the curve from there to the horizon.
    private static double[] AreasAfter(KaplanMeierCurve curve, double horizon)
    {
        double[] areas = new double[curve.Times.Length];
        double area = 0;
        double end = horizon;
        for (int i = areas.Length - 1; i >= 0; i--)
        {
            double start = curve.Times[i];
            if (start < end)
            {
                area += curve.Survival[i] * (end - start);
                end = start;
            }

            areas[i] = area;
        }

        return areas;
    }

    private static double Greenwood(EventTable table, double[] areas)
    {
        double sum = 0;
        for (int i = 0; i < areas.Length && areas[i] > 0; i++)
        {
            double n = table.Weights?.AtRisk[i] ?? table.AtRisk[i];
            double d = table.Weights?.Events[i] ?? table.Events[i];
            if (table.Events[i] > 0) sum += areas[i] * areas[i] * d / n / (n - d);
        }

        return sum;
    }

    private static double Robust(SurvivalData data, int group, EventTable table, double[] areas)
    {
        double[] drift = new double[table.Count];
        double[] jump = new double[table.Count];
        KaplanMeier.FillInfluence(table, drift, jump);
        for (int i = 0; i < areas.Length; i++)
        {
            drift[i] *= areas[i];
            jump[i] *= areas[i];
        }

        return InfluenceVariance.Compute(data, group, table, drift, jump)[^1];
    }
}
