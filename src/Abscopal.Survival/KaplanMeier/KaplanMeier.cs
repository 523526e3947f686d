using Abscopal.Numerics.Distributions;

namespace Abscopal.Survival;

/// <summary>The product-limit estimator of the survival function.</summary>
/// <remarks>
/// S(t) is the product over event times t_j &lt;= t of (1 - d_j / n_j); Greenwood's variance of log S(t) is the sum of
/// d_j / (n_j (n_j - d_j)). Sources: Kaplan and Meier, J. Am. Stat. Assoc. 53 (1958) 457-481; Greenwood, Reports on
/// Public Health and Medical Subjects 33 (1926).
/// </remarks>
public static class KaplanMeier
{
    /// <summary>The curve of the whole sample, whatever its groups.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="options">Level, limits and conventions; R's at 95% when left out.</param>
    public static KaplanMeierCurve Estimate(SurvivalData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Estimate(data.ToEventTable(), data.Unit, options);
    }

    /// <summary>One curve a group, in the order of the data's labels.</summary>
    /// <param name="data">The sample with groups.</param>
    /// <param name="options">Level, limits and conventions; R's at 95% when left out.</param>
    public static KaplanMeierCurve[] EstimateByGroup(SurvivalData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var curves = new KaplanMeierCurve[data.GroupLabels.Length];
        for (int g = 0; g < curves.Length; g++)
            curves[g] = Estimate(data.ToEventTable(g), data.Unit, options) with { Label = data.GroupLabels[g] };
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
        return Estimate(data.ToEventTable().Reversed(), data.Unit, options);
    }

    /// <summary>The curve of an event table.</summary>
    /// <param name="table">The numbers at risk, events and censored.</param>
    /// <param name="unit">The unit of the table's times.</param>
    /// <param name="options">Level, limits and conventions; R's at 95% when left out.</param>
    public static KaplanMeierCurve Estimate(EventTable table, TimeUnit unit, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        KaplanMeierConventions conventions = (options ?? new KaplanMeierOptions()).Resolve();
        double z = Normal.UpperQuantile(0.5 * (1 - conventions.Level));
        int count = table.Count;
        double[] survival = new double[count];
        double[] logVariance = new double[count];
        double[] lower = new double[count];
        double[] upper = new double[count];
        ReadOnlySpan<int> atRisk = table.AtRisk;
        ReadOnlySpan<int> events = table.Events;
        double s = 1;
        double v = 0;
        (double low, double high) = ConfidenceScale.Limits(conventions.IntervalType, 1, 0, z);
        for (int i = 0; i < count; i++)
        {
            if (events[i] > 0)
            {
                double n = atRisk[i];
                double left = n - events[i];
                s *= left / n;
                v += events[i] / (n * left);
                (low, high) = ConfidenceScale.Limits(conventions.IntervalType, s, v, z);
            }

            survival[i] = s;
            logVariance[i] = v;
            lower[i] = low;
            upper[i] = high;
        }

        return new KaplanMeierCurve(table, survival, logVariance, lower, upper, conventions) { Unit = unit };
    }
}
