using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Survival;

/// <summary>Gray's test of equal cumulative incidences of one cause in two or more groups.</summary>
/// <remarks>
/// With Y_r at risk in group r, S_r its event-free probability and F_r its incidence, R_r = Y_r (1 - F_r(t-)) / S_r(t-)
/// is its adjusted risk set. The score of group k sums (1 - F_0(t-))^rho (d_k - d R_k / R) over the event times, where
/// F_0 is the incidence of the pooled sample under equality. The statistic is the quadratic form of the scores of all
/// groups but the last. Source: Gray, Ann. Stat. 16 (1988) 1141-1154, section 2; ties as in R's <c>cmprsk::cuminc</c>.
/// </remarks>
public static class GrayTest
{
    /// <summary>Tests the groups of a sample against each other, within strata where the data have them.</summary>
    /// <param name="data">The sample, with at least two groups.</param>
    /// <param name="options">The cause and the weights; the first cause with equal weights when left out.</param>
    /// <exception cref="SurvivalDataException">The sample has fewer than two groups, or the cause does not exist.</exception>
    public static GrayTestResult Test(CompetingRisksData data, GrayTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new GrayTestOptions();
        data.RequireCause(options.Cause);
        int groups = data.GroupLabels.Length;
        if (groups < 2) throw new SurvivalDataException("Gray's test compares groups; at least two are needed");
        if (!double.IsFinite(options.Rho)) throw new SurvivalDataException($"rho is {options.Rho:R}; it must be a finite number");
        double[] score = new double[groups];
        double[,] variance = new double[groups, groups];
        int strata = Math.Max(1, data.StratumLabels.Length);
        for (int s = 0; s < strata; s++)
        {
            var stratum = new GrayStratum(groups, options.Rho);
            stratum.Run(data, data.StratumLabels.IsEmpty ? -1 : s, options.Cause);
            stratum.AddTo(score, variance);
        }

        return Conclude(data, options, strata, score, variance);
    }

    private static GrayTestResult Conclude(CompetingRisksData data, GrayTestOptions options, int strata, double[] score, double[,] variance)
    {
        int[] sizes = new int[score.Length];
        int[] events = new int[score.Length];
        for (int i = 0; i < data.Count; i++)
        {
            sizes[data.Groups[i]]++;
            if (data.Causes[i] == options.Cause) events[data.Groups[i]]++;
        }

        var groups = ImmutableArray.CreateBuilder<GrayTestGroup>(score.Length);
        for (int g = 0; g < score.Length; g++) groups.Add(new GrayTestGroup(data.GroupLabels[g], sizes[g], events[g], score[g]));
        int df = score.Length - 1;
        double[,] covariance = new double[df, df];
        for (int i = 0; i < df; i++)
        {
            for (int j = 0; j < df; j++) covariance[i, j] = variance[i, j];
        }

        Estimate chiSquare = Cholesky.TryQuadraticForm(covariance, score.AsSpan(0, df), out double form) ? Estimate.Of(form) : Estimate.NotEstimable;
        Estimate p = chiSquare.Map(x => ChiSquared.UpperTail(x, df));
        return new GrayTestResult(options, data.CauseLabels[options.Cause - 1], strata, groups.MoveToImmutable(), variance, chiSquare, df, p);
    }
}
