using System.Collections.Immutable;
using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Survival;

/// <summary>Score tests that coefficients do not change with a function of time.</summary>
/// <remarks>
/// The score test of adding x_j g(t): with U the sum of g(t) times the Schoenfeld residuals and V(t) the covariance of the
/// covariates in the risk set, the statistic is that of (0, U) in the information with blocks sum V, sum g V, sum g^2 V. Sources:
/// Grambsch and Therneau, Biometrika 81 (1994) 515-526; in its exact form, R's survival 3.0 and later.
/// </remarks>
public sealed record ProportionalityTest
{
    private ProportionalityTest(ProportionalityScale scale, ImmutableArray<ChiSquaredTest> coefficients, ChiSquaredTest all)
    {
        Scale = scale;
        Coefficients = coefficients;
        Global = all;
    }

    /// <summary>The function of time.</summary>
    public ProportionalityScale Scale { get; }

    /// <summary>The test of each coefficient, with one degree of freedom.</summary>
    public ImmutableArray<ChiSquaredTest> Coefficients { get; }

    /// <summary>The test of all coefficients together.</summary>
    public ChiSquaredTest Global { get; }

    internal static ProportionalityTest Create(SurvivalData data, CoxDesign design, CoxProcess process, bool efron, ProportionalityScale scale)
    {
        int p = design.Covariates.Columns;
        double[] g = CentredTimes(data, design, scale);
        double[] score = new double[p];
        for (int b = 0; b < design.BlockCount; b++)
        {
            for (int k = design.FirstEvent[b]; k < design.BlockStart[b + 1]; k++)
            {
                for (int j = 0; j < p; j++) score[j] += design.Weight(k) * g[b] * (design.Covariates[k, j] - process.Mean[b, j]);
            }
        }

        double[,] information = TimedInformation.Sum(design, process.Relative, efron, g);
        var tests = ImmutableArray.CreateBuilder<ChiSquaredTest>(p);
        for (int j = 0; j < p; j++) tests.Add(Test(information, score, p, [j]));
        return new ProportionalityTest(scale, tests.MoveToImmutable(), Test(information, score, p, [.. Enumerable.Range(0, p)]));
    }

    private static ChiSquaredTest Test(double[,] information, double[] score, int p, int[] tested)
    {
        int[] kept = [.. Enumerable.Range(0, p), .. tested.Select(j => p + j)];
        double[,] part = new double[kept.Length, kept.Length];
        double[] vector = new double[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            if (i >= p) vector[i] = score[kept[i] - p];
            for (int k = 0; k < kept.Length; k++) part[i, k] = information[kept[i], kept[k]];
        }

        return new ChiSquaredTest(Cholesky.TryQuadraticForm(part, vector, out double value) ? Estimate.Of(value) : Estimate.NotEstimable, tested.Length);
    }

    private static double[] CentredTimes(SurvivalData data, CoxDesign design, ProportionalityScale scale)
    {
        double[] byRank = scale switch
        {
            ProportionalityScale.KaplanMeier => DeathsBefore(data),
            ProportionalityScale.Rank => MidRanks(data),
            ProportionalityScale.Identity => data.Sample.DistinctTimes,
            ProportionalityScale.Log => Array.ConvertAll(data.Sample.DistinctTimes, Math.Log),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "is not a function of time"),
        };
        double[] times = Array.ConvertAll(design.BlockRank, r => byRank[r]);
        if (Array.Exists(times, double.IsInfinity)) throw new SurvivalDataException("an event at time 0 has no logarithm; test against another function of time");
        double sum = 0;
        for (int b = 0; b < times.Length; b++) sum += design.Deaths[b] * times[b];
        double mean = sum / design.Deaths.Sum();
        return Array.ConvertAll(times, t => t - mean);
    }

    private static double[] DeathsBefore(SurvivalData data)
    {
        EventTable table = data.ToEventTable();
        double[] before = new double[table.Count];
        double alive = 1;
        for (int i = 0; i < before.Length; i++)
        {
            before[i] = 1 - alive;
            if (table.AtRisk[i] > 0) alive *= 1 - (table.Events[i] / (double)table.AtRisk[i]);
        }

        return before;
    }

    private static double[] MidRanks(SurvivalData data)
    {
        double[] counts = new double[data.Sample.DistinctTimes.Length];
        for (int row = 0; row < data.Count; row++) counts[data.RankOfExit(row)] += data.Weights?.Copies?[row] ?? 1;
        double below = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double count = counts[i];
            counts[i] = below + (0.5 * (count + 1));
            below += count;
        }

        return counts;
    }
}
