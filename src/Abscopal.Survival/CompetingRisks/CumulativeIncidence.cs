using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The Aalen-Johansen estimator of the cumulative incidence of each cause.</summary>
/// <remarks>
/// With d_c of n at risk having an event of cause c at a time, and S the product-limit estimator of being free of any
/// event, F_c increases by S(t-) d_c / n. The variance follows from the recursion of the covariance of (S, F_c):
/// S' = S (1 - a), F_c' = F_c + S a_c with a = sum of a_c, where the increments a_c have the covariance that
/// <see cref="IncidenceVariance"/> names. Sources: Aalen and Johansen, Scand. J. Stat. 5 (1978) 141-150; Andersen,
/// Borgan, Gill and Keiding, 'Statistical Models Based on Counting Processes' (1993), section IV.4.
/// </remarks>
public static class CumulativeIncidence
{
    /// <summary>The curves of the whole sample, one a cause, whatever its groups.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="options">Level, limits, variance and conventions; R's at 95% when left out.</param>
    public static CumulativeIncidenceCurves Estimate(CompetingRisksData data, CumulativeIncidenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Estimate(data.ToTable(), data.CauseLabels, null, data.Unit, (options ?? new CumulativeIncidenceOptions()).Resolve());
    }

    /// <summary>The curves of each group, in the order of the data's labels.</summary>
    /// <param name="data">The sample with groups.</param>
    /// <param name="options">Level, limits, variance and conventions; R's at 95% when left out.</param>
    public static CumulativeIncidenceCurves[] EstimateByGroup(CompetingRisksData data, CumulativeIncidenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        CumulativeIncidenceConventions conventions = (options ?? new CumulativeIncidenceOptions()).Resolve();
        var results = new CumulativeIncidenceCurves[data.GroupLabels.Length];
        for (int g = 0; g < results.Length; g++) results[g] = Estimate(data.ToTable(g), data.CauseLabels, data.GroupLabels[g], data.Unit, conventions);
        return results;
    }

    private static CumulativeIncidenceCurves Estimate(
        CompetingRisksTable table, ImmutableArray<string> causes, string? label, TimeUnit unit, CumulativeIncidenceConventions conventions)
    {
        double[] eventFree = EventFree(table);
        var curves = ImmutableArray.CreateBuilder<CumulativeIncidenceCurve>(causes.Length);
        for (int c = 1; c <= causes.Length; c++) curves.Add(Curve(table, eventFree, c, causes[c - 1], conventions));
        return new CumulativeIncidenceCurves(table, eventFree, curves.MoveToImmutable(), conventions) { Label = label, Unit = unit };
    }

    private static double[] EventFree(CompetingRisksTable table)
    {
        double[] eventFree = new double[table.Count];
        double s = 1;
        for (int i = 0; i < eventFree.Length; i++)
        {
            double n = table.AtRisk[i];
            s *= (n - AllEvents(table, i)) / n;
            eventFree[i] = s;
        }

        return eventFree;
    }

    private static int AllEvents(CompetingRisksTable table, int index)
    {
        int all = 0;
        for (int c = 1; c <= table.Causes; c++) all += table.Events(c)[index];
        return all;
    }

    private static CumulativeIncidenceCurve Curve(
        CompetingRisksTable table, double[] eventFree, int cause, string label, CumulativeIncidenceConventions conventions)
    {
        double[] incidence = new double[table.Count];
        double[] variance = new double[table.Count];
        ReadOnlySpan<int> atRisk = table.AtRisk;
        ReadOnlySpan<int> events = table.Events(cause);
        double s = 1;
        double f = 0;
        double varS = 0;
        double cov = 0;
        double varF = 0;
        for (int i = 0; i < incidence.Length; i++)
        {
            int own = events[i];
            int all = AllEvents(table, i);
            if (all > 0)
            {
                double n = atRisk[i];
                double a = own / n;
                double left = (n - all) / n;
                (double varAll, double varOwn, double covOwn) = Increments(table, i, own, all, conventions.Variance);
                // The incidence moves first: it reads the moments of S just before this time.
                varF += (2 * a * cov) + (a * a * varS) + (s * s * varOwn);
                cov = (left * (cov + (a * varS))) - (s * s * covOwn);
                varS = (left * left * varS) + (s * s * varAll);
                f += s * a;
                s = eventFree[i];
            }

            incidence[i] = f;
            variance[i] = Math.Max(0, varF);
        }

        return new CumulativeIncidenceCurve(table, eventFree, incidence, variance, cause, label, conventions);
    }

    // The variance of the increment of all causes together, of this cause, and the covariance of the two.
    private static (double All, double Own, double Covariance) Increments(CompetingRisksTable table, int index, int own, int all, IncidenceVariance kind)
    {
        double n = table.AtRisk[index];
        if (kind == IncidenceVariance.InfinitesimalJackknife)
        {
            double cube = n * n * n;
            return (all * (n - all) / cube, own * (n - own) / cube, own * (n - all) / cube);
        }

        double sum = 0;
        for (int c = 1; c <= table.Causes; c++) sum += TieCorrected(table.Events(c)[index], n);
        double mine = TieCorrected(own, n);
        return (sum, mine, mine);
    }

    private static double TieCorrected(int events, double n) => events switch
    {
        0 => 0,
        1 => 1 / (n * n),
        _ => events * (n - events) / (n * n * (n - 1)),
    };
}
