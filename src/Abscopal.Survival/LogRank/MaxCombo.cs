using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;

namespace Abscopal.Survival;

/// <summary>The greatest of several weighted log-rank tests of two groups.</summary>
/// <remarks>
/// The tests are jointly normal under equal hazards; their covariance is the hypergeometric one with the product of two
/// weights. The p-value is an integral of the multivariate normal by deterministic quadrature, the same digits every run.
/// Sources: Karrison, Stata J. 16 (2016) 678-690; Lin et al., Stat. Biopharm. Res. 12 (2020) 187-198. Late weights can
/// reward early harm (Magirr and Burman, 2019).
/// </remarks>
public static class MaxCombo
{
    private const int MostTests = 6;

    /// <summary>Tests two groups, within the strata if there are any.</summary>
    /// <param name="data">The sample with two groups, without case weights.</param>
    /// <param name="options">The tests and the alternative; the four Fleming-Harrington corners, two-sided, when left out.</param>
    /// <exception cref="SurvivalDataException">
    /// There are not two groups, there are case weights, no test or more than six, or a test has no variance.
    /// </exception>
    public static MaxComboResult Test(SurvivalData data, MaxComboOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new MaxComboOptions();
        int tests = options.Weights.Length;
        if (data.GroupLabels.Length != 2) throw new SurvivalDataException($"a MaxCombo test compares two groups; the sample has {data.GroupLabels.Length}");
        if (data.WeightKind == WeightKind.Case) throw new SurvivalDataException("a MaxCombo test does not take case weights; use LogRank.Test");
        if (tests is 0 or > MostTests) throw new SurvivalDataException($"a MaxCombo test combines 1 to {MostTests} tests, not {tests}");
        RiskSets[] strata = RiskSets.Create(data);
        (double[] score, double[,] covariance) = Scores(strata, options.Weights);
        double[] z = new double[tests];
        double[,] correlation = new double[tests, tests];
        for (int i = 0; i < tests; i++)
        {
            if (!(covariance[i, i] > 0)) throw new SurvivalDataException($"the test {options.Weights[i]} has no variance: no event time with weight compares the groups");
            z[i] = score[i] / Math.Sqrt(covariance[i, i]);
            for (int j = 0; j < tests; j++) correlation[i, j] = i == j ? 1 : covariance[i, j] / Math.Sqrt(covariance[i, i] * covariance[j, j]);
        }

        return Conclude(options, z, correlation);
    }

    private static (double[] Score, double[,] Covariance) Scores(RiskSets[] strata, ImmutableArray<LogRankWeight> weights)
    {
        double[] score = new double[weights.Length];
        double[,] covariance = new double[weights.Length, weights.Length];
        foreach (RiskSets sets in strata)
        {
            double[][] values = [.. weights.Select(w => w.Evaluate(sets))];
            for (int i = 0; i < values.Length; i++)
            {
                for (int k = 0; k < sets.Count; k++)
                    score[i] += values[i][k] * (sets.EventsOf[(2 * k) + 1] - (sets.Events[k] * sets.AtRiskOf[(2 * k) + 1] / sets.AtRisk[k]));
                for (int j = 0; j < values.Length; j++)
                {
                    double[,] variance = new double[2, 2];
                    LogRankScore.AddHypergeometric(variance, sets, values[i], values[j]);
                    covariance[i, j] += variance[1, 1];
                }
            }
        }

        return (score, covariance);
    }

    private static MaxComboResult Conclude(MaxComboOptions options, double[] z, double[,] correlation)
    {
        bool twoSided = options.Alternative == Alternative.TwoSided;
        double[] directed = Array.ConvertAll(z, x => twoSided ? Math.Abs(x) : -x);
        int winner = Array.IndexOf(directed, directed.Max());
        double statistic = directed[winner];
        double[] lower = new double[z.Length];
        double[] upper = new double[z.Length];
        Array.Fill(lower, twoSided ? -statistic : double.NegativeInfinity);
        Array.Fill(upper, statistic);
        double p = Math.Clamp(1 - MultivariateNormal.Rectangle(correlation, lower, upper), 0, 1);
        return new MaxComboResult(options, [.. z], correlation, winner, statistic, p);
    }
}
