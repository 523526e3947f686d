using Abscopal.Numerics.Distributions;

namespace Abscopal.Survival;

/// <summary>The product-limit estimator of the survival function.</summary>
/// <remarks>
/// S(t) is the product over event times t_j &lt;= t of (1 - d_j / n_j); Greenwood's variance of log S(t) is the sum of
/// d_j / (n_j (n_j - d_j)). With case weights d and n are sums of weights, and the variance is the sum of the squared
/// influences of the subjects. Sources: Kaplan and Meier, J. Am. Stat. Assoc. 53 (1958) 457-481; Greenwood, Reports on
/// Public Health and Medical Subjects 33 (1926).
/// </remarks>
public static class KaplanMeier
{
    /// <summary>The curve of the whole sample, whatever its groups.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="options">Level, limits and conventions; R's at 95% when left out.</param>
    /// <exception cref="SurvivalDataException">An option is out of range, or nobody is followed beyond the start time.</exception>
    public static KaplanMeierCurve Estimate(SurvivalData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Estimate(data, -1, data.ToEventTable(), data.Unit, options);
    }

    /// <summary>One curve a group, in the order of the data's labels.</summary>
    /// <param name="data">The sample with groups.</param>
    /// <param name="options">Level, limits and conventions; R's at 95% when left out.</param>
    /// <exception cref="SurvivalDataException">An option is out of range, or nobody is followed beyond the start time.</exception>
    public static KaplanMeierCurve[] EstimateByGroup(SurvivalData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var curves = new KaplanMeierCurve[data.GroupLabels.Length];
        for (int g = 0; g < curves.Length; g++)
            curves[g] = Estimate(data, g, data.ToEventTable(g), data.Unit, options) with { Label = data.GroupLabels[g] };
        return curves;
    }

    /// <summary>The curve of the time to censoring, whose median is the median follow-up.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="options">Level, limits and conventions; R's at 95% when left out.</param>
    /// <remarks>
    /// Reverse Kaplan-Meier, Schemper and Smith, Control. Clin. Trials 17 (1996) 343-346. At one time an event precedes
    /// a censoring, here too: a subject who had the event was not followed beyond it.
    /// </remarks>
    public static KaplanMeierCurve EstimateFollowUp(SurvivalData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Estimate(data, -1, data.ToEventTable().Reversed(), data.Unit, options);
    }

    /// <summary>The curve of an event table, with Greenwood's variance.</summary>
    /// <param name="table">The numbers at risk, events and censored.</param>
    /// <param name="unit">The unit of the table's times.</param>
    /// <param name="options">Level, limits and conventions; R's at 95% when left out.</param>
    /// <exception cref="SurvivalDataException">
    /// An option is out of range, or asks for the robust variance, which needs the rows of the sample.
    /// </exception>
    public static KaplanMeierCurve Estimate(EventTable table, TimeUnit unit, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Estimate(data: null, -1, table, unit, options);
    }

    private static KaplanMeierCurve Estimate(SurvivalData? data, int group, EventTable table, TimeUnit unit, KaplanMeierOptions? options)
    {
        options ??= KaplanMeierOptions.Default;
        KaplanMeierConventions conventions = options.Resolve(table.IsWeighted);
        if (options.StartTime > 0) table = table.After(options.StartTime);
        if (table.Count == 0) throw new SurvivalDataException($"nobody is followed beyond the start time {options.StartTime:R}");
        double[] survival = new double[table.Count];
        double[] logVariance = new double[table.Count];
        if (table.Weights is null) MultiplyCounts(table, survival, logVariance);
        else MultiplyWeights(table, table.Weights, survival, logVariance);
        if (conventions.Variance == VarianceKind.Robust)
        {
            if (data is null) throw new SurvivalDataException("the robust variance needs the rows of the sample; estimate from SurvivalData, or ask for VarianceKind.Model");
            logVariance = RobustVariance(data, group, table);
        }

        double[] lower = new double[table.Count];
        double[] upper = new double[table.Count];
        double z = Normal.UpperQuantile(0.5 * (1 - conventions.Level));
        ConfidenceScale.Fill(conventions.IntervalType, z, table.Events, survival, logVariance, lower, upper);
        return new KaplanMeierCurve(table, survival, logVariance, lower, upper, conventions) { Unit = unit, StartTime = options.StartTime };
    }

    private static void MultiplyCounts(EventTable table, double[] survival, double[] logVariance)
    {
        ReadOnlySpan<int> atRisk = table.AtRisk;
        ReadOnlySpan<int> events = table.Events;
        double s = 1;
        double v = 0;
        for (int i = 0; i < survival.Length; i++)
        {
            if (events[i] > 0)
            {
                double n = atRisk[i];
                double left = n - events[i];
                s *= left / n;
                v += events[i] / (n * left);
            }

            survival[i] = s;
            logVariance[i] = v;
        }
    }

    private static void MultiplyWeights(EventTable table, EventWeights weights, double[] survival, double[] logVariance)
    {
        double s = 1;
        double v = 0;
        for (int i = 0; i < survival.Length; i++)
        {
            if (table.Events[i] > 0)
            {
                double n = weights.AtRisk[i];
                // The counts know that nobody is left; the difference of sums may not.
                double left = table.Events[i] == table.AtRisk[i] ? 0 : n - weights.Events[i];
                s *= left / n;
                v += weights.Events[i] / n / left;
            }

            survival[i] = s;
            logVariance[i] = v;
        }
    }

    private static double[] RobustVariance(SurvivalData data, int group, EventTable table)
    {
        double[] drift = new double[table.Count];
        double[] jump = new double[table.Count];
        FillInfluence(table, drift, jump);
        return InfluenceVariance.Compute(data, group, table, drift, jump);
    }

    /// <summary>
    /// The derivative of -log S by the weight of a row: with h = d / n, a row at risk adds -h / (n (1 - h)) at each event
    /// time, and one with the event 1 / n.
    /// </summary>
    internal static void FillInfluence(EventTable table, Span<double> drift, Span<double> jump)
    {
        for (int i = 0; i < table.Count; i++)
        {
            if (table.Events[i] == 0) continue;
            double n = table.Weights?.AtRisk[i] ?? table.AtRisk[i];
            double d = table.Weights?.Events[i] ?? table.Events[i];
            jump[i] = 1 / n;
            if (table.Events[i] < table.AtRisk[i]) drift[i] = d / n / (n - d);
        }
    }
}
