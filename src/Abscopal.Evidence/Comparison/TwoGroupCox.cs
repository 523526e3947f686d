using System.Collections.Immutable;
using Abscopal.Numerics.Elementary;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>
/// The hazard ratio of two groups by the partial likelihood, ties by Efron, over the event times of a window: the
/// likelihood is a product over event times, so a window's own ratio needs only its own factors.
/// </summary>
/// <remarks>
/// Efron, JASA 72 (1977) 557-565; the sandwich is the sum of squared score residuals of Lin and Wei, JASA 84 (1989)
/// 1074-1078, with Efron's share l / d of the deaths at a tied time taken out of the risk set.
/// </remarks>
internal sealed class TwoGroupCox
{
    private const int MostSteps = 50;
    private const double MostLogRatio = 25;

    // Columns of subjects: exit rank, rank of the last event time at or before entry, event, weight, by group.
    private readonly double[] _times;
    private readonly int[][] _exit = new int[2][];
    private readonly int[][] _entry = new int[2][];
    private readonly ImmutableArray<bool>[] _events;
    private readonly double[][] _weights = new double[2][];

    // Columns of distinct event times: weight at risk and of deaths by group, number of deaths.
    private readonly double[][] _atRisk = new double[2][];
    private readonly double[][] _deaths = new double[2][];
    private readonly int[] _count;

    public TwoGroupCox(ArmSample treatment, ArmSample control)
    {
        ArmSample[] arms = [control, treatment];
        _events = [control.Events, treatment.Events];
        _times = EventTimes(arms);
        _count = new int[_times.Length];
        for (int g = 0; g < 2; g++) Read(arms[g], g);
    }

    /// <summary>The ratio of treatment over control from the events in (from, to]; events at 0 count in a window from 0.</summary>
    public TwoGroupCoxFit Fit(double from, double to)
    {
        int first = 0;
        while (first < _times.Length && _times[first] <= from && !(from == 0 && _times[first] == 0)) first++;
        int end = first;
        while (end < _times.Length && _times[end] <= to) end++;
        double beta = 0;
        for (int step = 0; step < MostSteps; step++)
        {
            (double score, double information) = Score(beta, first, end);
            if (!(information > 1e-9)) return TwoGroupCoxFit.None;
            double change = Math.Clamp(score / information, -2, 2);
            beta += change;
            if (Math.Abs(beta) > MostLogRatio) return TwoGroupCoxFit.None;
            if (Math.Abs(change) > 1e-12 * Math.Max(1, Math.Abs(beta))) continue;
            information = Score(beta, first, end).Information;
            return information > 1e-9
                ? new TwoGroupCoxFit(Estimate.Of(beta), Estimate.Of(1 / information), Estimate.Of(Meat(beta, first, end) / (information * information)))
                : TwoGroupCoxFit.None;
        }

        return TwoGroupCoxFit.None;
    }

    private static double[] EventTimes(ArmSample[] arms)
    {
        var times = new List<double>();
        foreach (ArmSample arm in arms)
        {
            for (int i = 0; i < arm.Count; i++)
            {
                if (arm.Events[i] && (arm.Weights.Length == 0 || arm.Weights[i] > 0)) times.Add(arm.Times[i]);
            }
        }

        times.Sort();
        return [.. times.Distinct()];
    }

    private void Read(ArmSample arm, int g)
    {
        int n = arm.Count;
        double[] change = new double[_times.Length + 1];
        _exit[g] = new int[n];
        _entry[g] = new int[n];
        _weights[g] = new double[n];
        _atRisk[g] = new double[_times.Length];
        _deaths[g] = new double[_times.Length];
        for (int i = 0; i < n; i++)
        {
            int exit = LastAtOrBefore(arm.Times[i]);
            int entry = arm.Entries.Length > 0 ? LastAtOrBefore(arm.Entries[i]) : -1;
            double weight = arm.Weights.Length > 0 ? arm.Weights[i] : 1;
            (_exit[g][i], _entry[g][i], _weights[g][i]) = (exit, entry, weight);
            change[entry + 1] += weight;
            change[exit + 1] -= weight;
            if (!arm.Events[i] || weight == 0) continue;
            _deaths[g][exit] += weight;
            _count[exit]++;
        }

        double sum = 0;
        for (int t = 0; t < _times.Length; t++) _atRisk[g][t] = sum += change[t];
    }

    private int LastAtOrBefore(double time)
    {
        int found = Array.BinarySearch(_times, time);
        return found >= 0 ? found : ~found - 1;
    }

    private (double Score, double Information) Score(double beta, int first, int end)
    {
        double risk = ElementaryMath.Exp(beta);
        double score = 0;
        double information = 0;
        for (int t = first; t < end; t++)
        {
            int d = _count[t];
            double mean = (_deaths[0][t] + _deaths[1][t]) / d;
            score += _deaths[1][t];
            for (int l = 0; l < d; l++)
            {
                double p = Share(risk, t, (double)l / d, out _);
                score -= mean * p;
                information += mean * p * (1 - p);
            }
        }

        return (score, information);
    }

    // The treatment group's share of the risk at an event time when a part of its deaths has left.
    private double Share(double risk, int t, double gone, out double total)
    {
        double treated = risk * (_atRisk[1][t] - (gone * _deaths[1][t]));
        total = treated + _atRisk[0][t] - (gone * _deaths[0][t]);
        return Math.Clamp(treated / total, 0, 1);
    }

    private double Meat(double beta, int first, int end)
    {
        double sum = 0;
        for (int g = 0; g < 2; g++)
        {
            (double[] drift, double[] jump) = Residuals(beta, g, first, end);
            for (int i = 0; i < _exit[g].Length; i++)
            {
                int exit = _exit[g][i];
                double residual = drift[_entry[g][i] + 1] - drift[exit + 1];
                if (_events[g][i] && _weights[g][i] > 0) residual += jump[exit];
                sum += residual * residual * _weights[g][i] * _weights[g][i];
            }
        }

        return sum;
    }

    // For a group: the running sum of what a subject at risk loses, and what a death adds at its time.
    private (double[] Drift, double[] Jump) Residuals(double beta, int g, int first, int end)
    {
        double risk = ElementaryMath.Exp(beta);
        double own = g == 1 ? risk : 1;
        double[] drift = new double[_times.Length + 1];
        double[] jump = new double[_times.Length];
        for (int t = 0; t < _times.Length; t++)
        {
            drift[t + 1] = drift[t];
            if (t < first || t >= end) continue;
            int d = _count[t];
            double mean = (_deaths[0][t] + _deaths[1][t]) / d;
            for (int l = 0; l < d; l++)
            {
                double gone = (double)l / d;
                double p = Share(risk, t, gone, out double total);
                double loss = (g - p) * own * mean / total;
                drift[t + 1] += loss;
                jump[t] += ((g - p) / d) + (loss * gone);
            }
        }

        return (drift, jump);
    }
}
