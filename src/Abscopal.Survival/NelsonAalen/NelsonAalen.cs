namespace Abscopal.Survival;

/// <summary>The Nelson-Aalen estimator of the cumulative hazard.</summary>
/// <remarks>
/// H(t) is the sum over event times t_j &lt;= t of d_j / n_j, its variance that of d_j / n_j^2. Sources: Nelson,
/// Technometrics 14 (1972) 945-966; Aalen, Ann. Stat. 6 (1978) 701-726; events one after the other: Fleming and
/// Harrington, Commun. Stat. Theory Methods 13 (1984) 2469-2486.
/// </remarks>
public static class NelsonAalen
{
    /// <summary>The cumulative hazard of the whole sample, whatever its groups.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="options">Level, limits and conventions; 95% and log limits when left out.</param>
    public static NelsonAalenCurve Estimate(SurvivalData data, NelsonAalenOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Estimate(data, -1, data.ToEventTable(), options);
    }

    /// <summary>One cumulative hazard a group, in the order of the data's labels.</summary>
    /// <param name="data">The sample with groups.</param>
    /// <param name="options">Level, limits and conventions; 95% and log limits when left out.</param>
    public static NelsonAalenCurve[] EstimateByGroup(SurvivalData data, NelsonAalenOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var curves = new NelsonAalenCurve[data.GroupLabels.Length];
        for (int g = 0; g < curves.Length; g++)
            curves[g] = Estimate(data, g, data.ToEventTable(g), options) with { Label = data.GroupLabels[g] };
        return curves;
    }

    private static NelsonAalenCurve Estimate(SurvivalData data, int group, EventTable table, NelsonAalenOptions? options)
    {
        options ??= new NelsonAalenOptions();
        if (!(options.Level > 0 && options.Level < 1)) throw new SurvivalDataException($"the confidence level is {options.Level:R}; it must lie strictly between 0 and 1");
        VarianceKind kind = options.Variance ?? (table.IsWeighted ? VarianceKind.Robust : VarianceKind.Model);
        var conventions = new NelsonAalenConventions(options.Level, options.Ties, options.Scale, kind);
        double[] hazard = new double[table.Count];
        double[] variance = new double[table.Count];
        double[] drift = new double[table.Count];
        double[] jump = new double[table.Count];
        double h = 0;
        double v = 0;
        for (int i = 0; i < table.Count; i++)
        {
            if (table.Events[i] > 0)
            {
                Step step = options.Ties == HazardTies.Together ? Together(table, i) : OneByOne(table, i);
                h += step.Hazard;
                v += step.Variance;
                drift[i] = step.Drift;
                jump[i] = step.Jump;
            }

            hazard[i] = h;
            variance[i] = v;
        }

        if (kind == VarianceKind.Robust) variance = InfluenceVariance.Compute(data, group, table, drift, jump);
        return new NelsonAalenCurve(table, hazard, variance, conventions) { Unit = data.Unit };
    }

    private static Step Together(EventTable table, int i)
    {
        double n = table.Weights?.AtRisk[i] ?? table.AtRisk[i];
        double d = table.Weights?.Events[i] ?? table.Events[i];
        double h = d / n;
        return new Step(h, h / n, h / n, (1 - h) / n);
    }

    // Each of the tied events has the mean weight and one of them has left before the next; before its own turn an
    // event is still at risk in the share 1 - l / d of the l-th step.
    private static Step OneByOne(EventTable table, int i)
    {
        int events = table.Events[i];
        double n = table.Weights?.AtRisk[i] ?? table.AtRisk[i];
        double d = table.Weights?.Events[i] ?? table.Events[i];
        double hazard = 0;
        double variance = 0;
        double jump = 0;
        for (int l = 0; l < events; l++)
        {
            double gone = (double)l / events;
            double left = n - (gone * d);
            double h = d / events / left;
            hazard += h;
            variance += h / left;
            jump += ((1.0 / events) - ((1 - gone) * h)) / left;
        }

        return new Step(hazard, variance, variance, jump);
    }

    // Drift and jump: the derivatives of the hazard by the weight of a row at risk (negative) and of one with the event.
    private readonly record struct Step(double Hazard, double Variance, double Drift, double Jump);
}
