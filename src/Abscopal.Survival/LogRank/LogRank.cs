using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Survival;

/// <summary>The log-rank test of equal hazards in two or more groups.</summary>
/// <remarks>
/// At each event time with n at risk, d events and n_g at risk in group g, the events of g have mean d n_g / n and
/// hypergeometric covariance d (n - d) / (n - 1) n_g / n (1{g = h} - n_h / n). Sources: Mantel, Cancer Chemother. Rep.
/// 50 (1966) 163-170; Peto and Peto, J. R. Stat. Soc. A 135 (1972) 185-207.
/// </remarks>
public static class LogRank
{
    /// <summary>Tests the groups of a sample against each other.</summary>
    /// <param name="data">The sample, with at least two groups.</param>
    /// <exception cref="SurvivalDataException">The sample has fewer than two groups.</exception>
    public static LogRankResult Test(SurvivalData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int groups = data.GroupLabels.Length;
        if (groups < 2) throw new SurvivalDataException("a log-rank test compares groups; at least two are needed");
        int[] sizes = new int[groups];
        foreach (int g in data.Groups) sizes[g]++;
        double[] observed = new double[groups];
        double[] expected = new double[groups];
        double[,] variance = new double[groups, groups];
        Accumulate(data.Sample, data.Groups, sizes, observed, expected, variance);
        return Conclude(data.GroupLabels, sizes, observed, expected, variance);
    }

    private static void Accumulate(SortedSample sample, ReadOnlySpan<int> groups, int[] sizes, double[] observed, double[] expected, double[,] variance)
    {
        int[] atRisk = [.. sizes];
        int[] leaving = new int[sizes.Length];
        int total = sample.Count;
        for (int start = 0; start < sample.Count;)
        {
            int rank = sample.Ranks[start];
            int events = 0;
            int end = start;
            for (; end < sample.Count && sample.Ranks[end] == rank; end++)
            {
                int g = groups[sample.Order[end]];
                leaving[g]++;
                if (!sample.Events[end]) continue;
                events++;
                observed[g]++;
            }

            if (events > 0) AddTime(atRisk, total, events, expected, variance);
            for (int g = 0; g < leaving.Length; g++)
            {
                atRisk[g] -= leaving[g];
                leaving[g] = 0;
            }

            total -= end - start;
            start = end;
        }
    }

    private static void AddTime(int[] atRisk, double n, double d, double[] expected, double[,] variance)
    {
        double scale = n > 1 ? d * (n - d) / (n - 1) : 0;
        for (int g = 0; g < atRisk.Length; g++)
        {
            double share = atRisk[g] / n;
            expected[g] += d * share;
            if (scale == 0) continue;
            for (int h = 0; h < atRisk.Length; h++) variance[g, h] -= scale * share * (atRisk[h] / n);
            variance[g, g] += scale * share;
        }
    }

    private static LogRankResult Conclude(ImmutableArray<string> labels, int[] sizes, double[] observed, double[] expected, double[,] variance)
    {
        var groups = ImmutableArray.CreateBuilder<LogRankGroup>(labels.Length);
        for (int g = 0; g < labels.Length; g++) groups.Add(new LogRankGroup(labels[g], sizes[g], observed[g], expected[g]));
        // A group without expected events was never at risk at an event time and says nothing.
        int[] kept = [.. Enumerable.Range(0, labels.Length).Where(g => expected[g] > 0)];
        int df = Math.Max(0, kept.Length - 1);
        Estimate chiSquare = Estimate.NotEstimable;
        if (df > 0)
        {
            double[] difference = new double[df];
            double[,] covariance = new double[df, df];
            for (int i = 0; i < df; i++)
            {
                difference[i] = observed[kept[i]] - expected[kept[i]];
                for (int j = 0; j < df; j++) covariance[i, j] = variance[kept[i], kept[j]];
            }

            if (Cholesky.TryQuadraticForm(covariance, difference, out double form)) chiSquare = Estimate.Of(form);
        }

        Estimate p = chiSquare.Map(x => ChiSquared.UpperTail(x, df));
        return new LogRankResult(groups.MoveToImmutable(), variance, chiSquare, df, p);
    }
}
