namespace Abscopal.Evidence.Sampling;

/// <summary>
/// Split R-hat and effective sample size of a figure over several chains (Gelman, Carlin, Stern, Dunson, Vehtari and
/// Rubin, Bayesian Data Analysis, 3rd edition, 2013, section 11.4-11.5: Geyer's initial positive sequence).
/// </summary>
public static class ChainMixing
{
    /// <summary>The split R-hat and the effective sample size.</summary>
    /// <param name="chains">The draws of each chain, equally many, at least four.</param>
    /// <returns>R-hat 1 and all draws where the figure never varies.</returns>
    public static (double SplitRHat, double EffectiveSampleSize) Of(IReadOnlyList<double[]> chains)
    {
        ArgumentNullException.ThrowIfNull(chains);
        int half = chains.Count == 0 ? 0 : chains[0].Length / 2;
        int total = chains.Sum(c => c.Length);
        if (half < 2) return (double.NaN, total);
        double[][] parts = [.. chains.SelectMany(c => new[] { c[..half], c[^half..] })];
        double[] means = [.. parts.Select(p => p.Average())];
        double grand = means.Average();
        double between = half * means.Sum(m => (m - grand) * (m - grand)) / (parts.Length - 1);
        double within = parts.Select((p, i) => p.Sum(x => (x - means[i]) * (x - means[i])) / (half - 1)).Average();
        if (within <= 1e-24) return (between <= 1e-24 ? 1 : double.PositiveInfinity, between <= 1e-24 ? total : chains.Count);
        double pooled = ((half - 1) * within / half) + (between / half);
        return (Math.Sqrt(pooled / within), Size(parts, half, pooled));
    }

    private static double Size(double[][] parts, int half, double pooled)
    {
        double sum = 0;
        double previous = double.PositiveInfinity;
        for (int lag = 1; lag + 1 < half; lag += 2)
        {
            double pair = Correlation(parts, lag, pooled) + Correlation(parts, lag + 1, pooled);
            if (pair < 0) break;
            previous = Math.Min(previous, pair);
            sum += previous;
        }

        int total = parts.Length * half;
        return Math.Min(total, total / (1 + (2 * sum)));
    }

    private static double Correlation(double[][] parts, int lag, double pooled)
    {
        double variogram = 0;
        int pairs = 0;
        foreach (double[] part in parts)
        {
            for (int i = lag; i < part.Length; i++)
            {
                double step = part[i] - part[i - lag];
                variogram += step * step;
                pairs++;
            }
        }

        return 1 - (variogram / pairs / (2 * pooled));
    }
}
