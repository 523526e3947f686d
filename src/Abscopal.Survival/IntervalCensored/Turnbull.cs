using System.Collections.Immutable;
using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Survival;

/// <summary>The nonparametric estimate of survival from interval-censored times.</summary>
/// <remarks>
/// Self-consistency steps (Turnbull, J. R. Stat. Soc. B 38 (1976) 290-295), then Newton's method on the set of positive
/// masses; intervals leave the set at 0 and enter it where the Kuhn-Tucker conditions fail (Gentleman and Geyer,
/// Biometrika 81 (1994) 618-623).
/// </remarks>
public static class Turnbull
{
    private const int SelfConsistencySteps = 100;
    private const int MaximumIterations = 2000;
    private const double Tolerance = 1e-8;

    /// <summary>The curve of the whole sample.</summary>
    /// <param name="data">The intervals in which the events lie.</param>
    public static TurnbullCurve Estimate(IntervalCensoredData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        InnermostIntervals sets = InnermostIntervals.Find(data);
        int m = sets.Lower.Length;
        double[] mass = new double[m];
        Array.Fill(mass, 1.0 / m);
        double[] dual = new double[m];
        for (int step = 0; step < SelfConsistencySteps; step++)
        {
            Duals(sets, mass, dual);
            for (int j = 0; j < m; j++) mass[j] *= dual[j];
        }

        int iterations = 0;
        bool converged = false;
        while (!converged && iterations < MaximumIterations)
        {
            iterations++;
            NewtonStep(sets, mass, dual);
            Duals(sets, mass, dual);
            converged = dual.Max() < 1 + Tolerance && Enumerable.Range(0, m).All(j => mass[j] < 1e-14 || Math.Abs(dual[j] - 1) < Tolerance);
        }

        double total = mass.Sum();
        ImmutableArray<TurnbullInterval> intervals =
            [.. Enumerable.Range(0, m).Where(j => mass[j] > 1e-12).Select(j => new TurnbullInterval(sets.Lower[j], sets.Upper[j], mass[j] / total))];
        return new TurnbullCurve(intervals, Duals(sets, mass, dual), dual.Max() - 1, iterations, converged) { Unit = data.Unit };
    }

    // The derivative of the mean log-likelihood towards each interval; returns the log-likelihood.
    private static double Duals(InnermostIntervals sets, double[] mass, double[] dual)
    {
        Array.Clear(dual);
        double log = 0;
        int n = sets.First.Length;
        for (int i = 0; i < n; i++)
        {
            double p = Probability(sets, mass, i);
            log += Math.Log(p);
            for (int j = sets.First[i]; j <= sets.Last[i]; j++) dual[j] += 1 / (n * p);
        }

        return log;
    }

    private static double Probability(InnermostIntervals sets, double[] mass, int i)
    {
        double p = 0;
        for (int j = sets.First[i]; j <= sets.Last[i]; j++) p += mass[j];
        return p;
    }

    // One step up mean log P_i - sum of masses, whose maximum over masses >= 0 adds up to 1 by itself.
    private static void NewtonStep(InnermostIntervals sets, double[] mass, double[] dual)
    {
        Duals(sets, mass, dual);
        int worst = Array.IndexOf(dual, dual.Max());
        int[] free = [.. Enumerable.Range(0, mass.Length).Where(j => mass[j] > 0 || (j == worst && dual[j] > 1 + Tolerance))];
        int[] place = new int[mass.Length];
        Array.Fill(place, -1);
        for (int k = 0; k < free.Length; k++) place[free[k]] = k;
        double[,] information = Information(sets, mass, place, free.Length);
        double[] step = Array.ConvertAll(free, j => dual[j] - 1);
        if (!PositiveDefinite.TryFactor(information)) return;
        PositiveDefinite.Solve(information, step);
        double length = 1;
        for (int k = 0; k < free.Length; k++)
        {
            if (mass[free[k]] + (length * step[k]) < 0) length = mass[free[k]] / -step[k];
        }

        double before = Objective(sets, mass);
        double[] trial = new double[mass.Length];
        for (int halving = 0; halving < 40; halving++, length *= 0.5)
        {
            Array.Copy(mass, trial, mass.Length);
            for (int k = 0; k < free.Length; k++)
            {
                double moved = mass[free[k]] + (length * step[k]);
                trial[free[k]] = moved < 1e-15 ? 0 : moved;
            }

            if (Objective(sets, trial) < before - 1e-14) continue;
            Array.Copy(trial, mass, mass.Length);
            return;
        }
    }

    private static double[,] Information(InnermostIntervals sets, double[] mass, int[] place, int size)
    {
        double[,] information = new double[size, size];
        int n = sets.First.Length;
        for (int i = 0; i < n; i++)
        {
            double p = Probability(sets, mass, i);
            for (int j = sets.First[i]; j <= sets.Last[i]; j++)
            {
                if (place[j] < 0) continue;
                for (int k = sets.First[i]; k <= sets.Last[i]; k++)
                {
                    if (place[k] >= 0) information[place[j], place[k]] += 1 / (n * p * p);
                }
            }
        }

        // Where the data do not tell two intervals apart the ridge keeps the step finite.
        for (int k = 0; k < size; k++) information[k, k] *= 1 + 1e-11;
        return information;
    }

    private static double Objective(InnermostIntervals sets, double[] mass)
    {
        double sum = -mass.Sum();
        for (int i = 0; i < sets.First.Length; i++)
        {
            double p = Probability(sets, mass, i);
            if (!(p > 0)) return double.NegativeInfinity;
            sum += Math.Log(p) / sets.First.Length;
        }

        return sum;
    }
}
