using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Survival;

/// <summary>The log-rank test of equal hazards in two or more groups, and its weighted relatives.</summary>
/// <remarks>
/// At each event time with n at risk, d events and n_g at risk in group g, the events of g have mean d n_g / n and
/// hypergeometric covariance d (n - d) / (n - 1) n_g / n (1{g = h} - n_h / n); a weight multiplies the differences. Strata
/// are summed. Sources: Mantel, Cancer Chemother. Rep. 50 (1966) 163-170; Peto and Peto, J. R. Stat. Soc. A 135 (1972)
/// 185-207; Klein and Moeschberger, 'Survival Analysis', 2nd ed., sections 7.3 to 7.5. With case weights the variance is
/// the sum of squared influences (Xie and Liu, Stat. Med. 24 (2005) 3089-3110, for the idea; Lin and Wei, 1989).
/// </remarks>
public static class LogRank
{
    /// <summary>Tests the groups of a sample against each other, within the strata if there are any.</summary>
    /// <param name="data">The sample, with at least two groups.</param>
    /// <param name="options">Weight, trend and variance; the log-rank test of any difference when left out.</param>
    /// <exception cref="SurvivalDataException">
    /// The sample has fewer than two groups, the scores are not one a group, or the hypergeometric variance is asked for with case weights.
    /// </exception>
    public static LogRankResult Test(SurvivalData data, LogRankOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new LogRankOptions();
        int groups = data.GroupLabels.Length;
        if (groups < 2) throw new SurvivalDataException("a log-rank test compares groups; at least two are needed");
        if (!options.TrendScores.IsDefaultOrEmpty && options.TrendScores.Length != groups)
            throw new SurvivalDataException($"there are {options.TrendScores.Length} trend scores and {groups} groups; they must be equal");
        bool weighted = data.WeightKind == WeightKind.Case;
        VarianceKind kind = options.Variance ?? (weighted ? VarianceKind.Robust : VarianceKind.Model);
        if (weighted && kind == VarianceKind.Model) throw new SurvivalDataException("the hypergeometric variance counts subjects and does not know case weights; leave the variance out, or give replication weights");
        if (weighted && data.Weights!.Largest is < 1e-100 or > 1e100)
            throw new SurvivalDataException($"the largest case weight is {data.Weights!.Largest:R}, whose square is lost in roundoff; divide all weights by it, which changes no test");
        int[] sizes = new int[groups];
        for (int row = 0; row < data.Count; row++) sizes[data.Group(row)] += data.Weights?.Copies?[row] ?? 1;
        bool plain = options.Weight.Family == LogRankFamily.LogRank && kind == VarianceKind.Model;
        if (plain && data is { HasEntry: false, WeightKind: null, StratumLabels.Length: 0 })
        {
            double[] observed = new double[groups];
            double[] expected = new double[groups];
            double[,] variance = new double[groups, groups];
            Accumulate(data.Sample, data.Groups, sizes, observed, expected, variance);
            return Conclude(data, options, kind, sizes, observed, expected, variance);
        }

        LogRankScore score = LogRankScore.Compute(data, RiskSets.Create(data), options.Weight, kind);
        return Conclude(data, options, kind, sizes, score.Observed, score.Expected, score.Variance);
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

    private static LogRankResult Conclude(SurvivalData data, LogRankOptions options, VarianceKind kind, int[] sizes, double[] observed, double[] expected, double[,] variance)
    {
        var groups = ImmutableArray.CreateBuilder<LogRankGroup>(sizes.Length);
        for (int g = 0; g < sizes.Length; g++) groups.Add(new LogRankGroup(data.GroupLabels[g], sizes[g], observed[g], expected[g]));
        ImmutableArray<double> scores = options.TrendScores.IsDefaultOrEmpty ? [] : options.TrendScores;
        (int df, Estimate chiSquare) = scores.IsEmpty ? AnyDifference(observed, expected, variance) : (1, Estimate.NotEstimable);
        Estimate z = Estimate.NotEstimable;
        if (!scores.IsEmpty || sizes.Length == 2)
        {
            z = Trend(scores.IsEmpty ? [0, 1] : scores, observed, expected, variance);
            if (!scores.IsEmpty) chiSquare = z.Map(x => x * x);
        }

        Estimate p = chiSquare.Map(x => ChiSquared.UpperTail(x, df));
        return new LogRankResult(groups.MoveToImmutable(), variance, chiSquare, df, p)
        {
            Weight = options.Weight,
            TrendScores = scores,
            VarianceKind = kind,
            Strata = Math.Max(1, data.StratumLabels.Length),
            Z = z,
        };
    }

    private static (int DegreesOfFreedom, Estimate ChiSquare) AnyDifference(double[] observed, double[] expected, double[,] variance)
    {
        // A group without expected events was never at risk at an event time and says nothing.
        int[] kept = [.. Enumerable.Range(0, observed.Length).Where(g => expected[g] > 0)];
        int df = Math.Max(0, kept.Length - 1);
        if (df == 0) return (0, Estimate.NotEstimable);
        double[] difference = new double[df];
        double[,] covariance = new double[df, df];
        for (int i = 0; i < df; i++)
        {
            difference[i] = observed[kept[i]] - expected[kept[i]];
            for (int j = 0; j < df; j++) covariance[i, j] = variance[kept[i], kept[j]];
        }

        return (df, Cholesky.TryQuadraticForm(covariance, difference, out double form) ? Estimate.Of(form) : Estimate.NotEstimable);
    }

    private static Estimate Trend(ImmutableArray<double> scores, double[] observed, double[] expected, double[,] variance)
    {
        double sum = 0;
        double square = 0;
        double scale = 0;
        for (int g = 0; g < observed.Length; g++)
        {
            sum += scores[g] * (observed[g] - expected[g]);
            scale += scores[g] * scores[g] * variance[g, g];
            for (int h = 0; h < observed.Length; h++) square += scores[g] * scores[h] * variance[g, h];
        }

        return square > 1e-12 * scale ? Estimate.Of(sum / Math.Sqrt(square)) : Estimate.NotEstimable;
    }
}
