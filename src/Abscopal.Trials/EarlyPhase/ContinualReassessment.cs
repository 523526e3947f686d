using System.Collections.Immutable;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>The continual reassessment method with the empiric model: rate at dose d = skeleton(d)^exp(b), b normal.</summary>
/// <param name="Skeleton">Prior guesses of the toxicity rates, rising.</param>
/// <param name="Target">The target rate.</param>
/// <param name="PriorDeviation">The standard deviation of b; sqrt 1.34 is 'variance 1.34'.</param>
/// <param name="PlugIn">Whether rates are taken at the posterior mean of b; else they are posterior means themselves. The two can choose different doses.</param>
/// <remarks>Source: O'Quigley, Pepe and Fisher, Biometrics 46 (1990) 33-48; posterior integrals by Gauss-Legendre quadrature.</remarks>
public sealed record ContinualReassessment(
    IReadOnlyList<double> Skeleton, double Target, double PriorDeviation = 1.1575836902790226, bool PlugIn = false)
{
    /// <summary>What is known after some subjects.</summary>
    /// <param name="doses">The dose of each subject, from 1.</param>
    /// <param name="toxic">Whether each subject had a dose-limiting toxicity.</param>
    /// <param name="weights">Of each subject without toxicity, the share of the assessment window that has passed (time-to-event CRM); null for 1.</param>
    /// <returns>The estimated rates of all doses and the dose whose rate is nearest to the target, from 1.</returns>
    /// <remarks>Weights: Cheung and Chappell, Biometrics 56 (2000) 1177-1182.</remarks>
    public (ImmutableArray<double> Rates, int Dose) Estimate(IReadOnlyList<int> doses, IReadOnlyList<bool> toxic, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(doses);
        ArgumentNullException.ThrowIfNull(toxic);
        Check(doses, toxic, weights);
        double[] logs = [.. Skeleton.Select(rate => ElementaryMath.Log(rate))];
        double[] sums = new double[logs.Length];
        (double total, double mean) = (0, 0);
        const int Panels = 40;
        double reach = 10 * PriorDeviation;
        GaussLegendre rule = GaussLegendre.OfPoints(20);
        for (int panel = 0; panel < Panels; panel++)
        {
            double half = reach / Panels;
            double middle = -reach + ((2 * panel) + 1) * half;
            for (int j = 0; j < rule.Nodes.Length; j++)
            {
                double b = middle + (half * rule.Nodes[j]);
                double power = ElementaryMath.Exp(b);
                double mass = rule.Weights[j] * ElementaryMath.Exp(LogPosterior(b, power, logs, doses, toxic, weights));
                total += mass;
                mean += mass * b;
                for (int d = 0; d < sums.Length; d++) sums[d] += mass * ElementaryMath.Exp(power * logs[d]);
            }
        }

        double plugged = ElementaryMath.Exp(mean / total);
        ImmutableArray<double> rates = [.. sums.Select((sum, d) => PlugIn ? ElementaryMath.Exp(plugged * logs[d]) : sum / total)];
        int best = 0;
        for (int d = 1; d < rates.Length; d++)
        {
            if (Math.Abs(rates[d] - Target) < Math.Abs(rates[best] - Target)) best = d;
        }

        return (rates, best + 1);
    }

    private double LogPosterior(double b, double power, double[] logs, IReadOnlyList<int> doses, IReadOnlyList<bool> toxic, IReadOnlyList<double>? weights)
    {
        double value = -0.5 * b * b / (PriorDeviation * PriorDeviation);
        for (int i = 0; i < doses.Count; i++)
        {
            double log = power * logs[doses[i] - 1];
            value += toxic[i] ? log : ElementaryMath.Log(Math.Max(1e-300, 1 - ((weights?[i] ?? 1) * ElementaryMath.Exp(log))));
        }

        return value;
    }

    private void Check(IReadOnlyList<int> doses, IReadOnlyList<bool> toxic, IReadOnlyList<double>? weights)
    {
        DesignCheck.Probability(Target, "target");
        DesignCheck.Positive(PriorDeviation, "priorDeviation");
        DesignCheck.Fractions(Skeleton, "skeleton");
        if (Skeleton[^1] >= 1) throw new DesignException("skeleton", "reaches 1", "rates below 1");
        if (toxic.Count != doses.Count || (weights is not null && weights.Count != doses.Count)) throw new DesignException("toxic", $"has {toxic.Count} subjects, the doses have {doses.Count}", "as many");
        for (int i = 0; i < doses.Count; i++)
        {
            if (doses[i] < 1 || doses[i] > Skeleton.Count) throw new DesignException($"doses[{i}]", $"is {doses[i]}", $"1 to {Skeleton.Count}");
        }
    }
}
