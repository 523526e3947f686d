using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Trials.SampleSize;

namespace Abscopal.Trials.Simulation.Model;

/// <summary>The statistics of an event table.</summary>
internal static class SurvivalStatistics
{
    /// <summary>Z; a MaxCombo test may give a bound of its Z that lies on the same side of the look's bounds.</summary>
    public static double Z(EventTable table, TestStatistic statistic, double upper, double lower) => statistic.Kind switch
    {
        StatisticKind.LogRank => FlemingHarrington(table, 0, 0),
        StatisticKind.FlemingHarrington => FlemingHarrington(table, statistic.First, statistic.Second),
        StatisticKind.ModestlyWeighted => ModestlyWeighted(table, statistic.First),
        StatisticKind.MaxCombo => MaxCombo.Z(table, upper, lower),
        StatisticKind.RestrictedMean => RestrictedMean(table, statistic.First),
        StatisticKind.Landmark => Landmark(table, statistic.First),
        StatisticKind.Cox => Cox(table),
        _ => Borrowed(table, statistic.Prior!),
    };

    // Harrington and Fleming, Biometrika 69 (1982) 553-566; without ties the hypergeometric variance is share (1 - share).
    private static double FlemingHarrington(EventTable table, double rho, double gamma)
    {
        double score = 0;
        double variance = 0;
        for (int i = 0; i < table.Count; i++)
        {
            double weight = EventWeight.Power(table.Pooled[i], rho) * EventWeight.Power(1 - table.Pooled[i], gamma);
            Accumulate(table, i, weight, ref score, ref variance);
        }

        return variance > 0 ? score / Math.Sqrt(variance) : 0;
    }

    // Magirr and Burman, Statistics in Medicine 38 (2019) 3782-3790.
    private static double ModestlyWeighted(EventTable table, double delay)
    {
        double score = 0;
        double variance = 0;
        double floor = 1;
        for (int i = 0; i < table.Count; i++)
        {
            if (table.Time[i] <= delay) floor = table.Pooled[i] * (1 - (1.0 / (table.Control[i] + table.Experimental[i])));
            else break;
        }

        for (int i = 0; i < table.Count; i++) Accumulate(table, i, 1 / Math.Max(table.Pooled[i], floor), ref score, ref variance);
        return variance > 0 ? score / Math.Sqrt(variance) : 0;
    }

    private static void Accumulate(EventTable table, int i, double weight, ref double score, ref double variance)
    {
        double share = (double)table.Experimental[i] / (table.Control[i] + table.Experimental[i]);
        score += weight * (share - table.Arm[i]);
        variance += weight * weight * share * (1 - share);
    }

    // The area left of each death times the hazard there: Klein and Moeschberger, 'Survival Analysis', 2003, equation 4.5.2.
    private static double RestrictedMean(EventTable table, double horizon)
    {
        double end = Math.Min(horizon, Math.Min(table.LastControl, table.LastExperimental));
        (double control, double controlVariance) = Area(table, 0, end);
        (double experimental, double experimentalVariance) = Area(table, 1, end);
        double variance = controlVariance + experimentalVariance;
        return variance > 0 ? (experimental - control) / Math.Sqrt(variance) : 0;
    }

    private static (double Area, double Variance) Area(EventTable table, int arm, double end)
    {
        double whole = 0;
        double survival = 1;
        double before = 0;
        for (int i = 0; i < table.Count && table.Time[i] <= end; i++)
        {
            if (table.Arm[i] != arm) continue;
            whole += survival * (table.Time[i] - before);
            before = table.Time[i];
            survival *= 1 - (1.0 / (arm == 0 ? table.Control[i] : table.Experimental[i]));
        }

        whole += survival * (end - before);
        double left = whole;
        double variance = 0;
        survival = 1;
        before = 0;
        for (int i = 0; i < table.Count && table.Time[i] <= end; i++)
        {
            if (table.Arm[i] != arm) continue;
            left -= survival * (table.Time[i] - before);
            before = table.Time[i];
            double atRisk = arm == 0 ? table.Control[i] : table.Experimental[i];
            if (atRisk > 1) variance += left * left / (atRisk * (atRisk - 1));
            survival *= 1 - (1 / atRisk);
        }

        return (whole, variance);
    }

    private static double Landmark(EventTable table, double time)
    {
        (double control, double controlVariance) = KaplanMeier(table, 0, time);
        (double experimental, double experimentalVariance) = KaplanMeier(table, 1, time);
        double variance = controlVariance + experimentalVariance;
        return variance > 0 ? (experimental - control) / Math.Sqrt(variance) : 0;
    }

    private static (double Survival, double Variance) KaplanMeier(EventTable table, int arm, double time)
    {
        double survival = 1;
        double sum = 0;
        for (int i = 0; i < table.Count && table.Time[i] <= time; i++)
        {
            if (table.Arm[i] != arm) continue;
            double atRisk = arm == 0 ? table.Control[i] : table.Experimental[i];
            survival *= 1 - (1 / atRisk);
            if (atRisk > 1) sum += 1 / (atRisk * (atRisk - 1));
        }

        return (survival, survival * survival * sum);
    }

    private static double Cox(EventTable table)
    {
        double beta = 0;
        double information = 0;
        for (int step = 0; step < 25; step++)
        {
            double ratio = ElementaryMath.Exp(beta);
            double score = 0;
            information = 0;
            for (int i = 0; i < table.Count; i++)
            {
                double share = ratio * table.Experimental[i] / (table.Control[i] + (ratio * table.Experimental[i]));
                score += table.Arm[i] - share;
                information += share * (1 - share);
            }

            if (!(information > 0)) return 0;
            double change = Math.Clamp(score / information, -2, 2);
            beta += change;
            if (Math.Abs(change) < 1e-9) break;
        }

        return -beta * Math.Sqrt(information);
    }

    // A log hazard is normal around log(events / exposure) with variance 1 / events; the mixture prior updates in closed form.
    private static double Borrowed(EventTable table, IReadOnlyList<PriorComponent> prior)
    {
        int experimentalEvents = table.ExperimentalEvents;
        int controlEvents = table.Count - experimentalEvents;
        if (controlEvents == 0 || experimentalEvents == 0) return 0;
        double control = ElementaryMath.Log(controlEvents / table.ControlExposure);
        double experimental = ElementaryMath.Log(experimentalEvents / table.ExperimentalExposure);
        double within = 1.0 / controlEvents;
        double other = 1.0 / experimentalEvents;
        double total = 0;
        double below = 0;
        for (int m = 0; m < prior.Count; m++)
        {
            double squared = prior[m].Deviation * prior[m].Deviation;
            double marginal = Math.Sqrt(within + squared);
            double weight = prior[m].Weight * Normal.Density((control - prior[m].Mean) / marginal) / marginal;
            double precision = (1 / within) + (1 / squared);
            double mean = ((control / within) + (prior[m].Mean / squared)) / precision;
            total += weight;
            below += weight * Normal.Cumulative((mean - experimental) / Math.Sqrt((1 / precision) + other));
        }

        if (!(total > 0)) return 0;
        double probability = Math.Clamp(below / total, 1e-15, 1 - 1e-15);
        return Normal.Quantile(probability);
    }
}
