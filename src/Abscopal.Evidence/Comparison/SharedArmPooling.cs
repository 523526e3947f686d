using System.Collections.Immutable;
using Abscopal.Evidence.Pooling;
using Abscopal.Numerics.Distributions;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>Pools the hazard ratios of one arm over several others.</summary>
/// <remarks>
/// The ratios are not independent: each holds the chance of the same arm. Subjects of that arm move two log ratios
/// together, and the sum of the products of their influences is the covariance (Wei, Lin and Weissfeld, JASA 84 (1989)
/// 1065-1073, formula 2.4, for two fits); the sum of the squares over one arm is that arm's part of the sandwich of Lin
/// and Wei. Draws of the arm add theirs. The mean of the covariances is common to all: it moves neither the mean nor the
/// weights of generalised least squares, and adds once to the variance of the mean. What the parts of the one arm exceed
/// it by, on average, stays with each ratio; the rest of each variance is the other arm's own.
/// </remarks>
public static class SharedArmPooling
{
    /// <summary>Pools comparisons of one treatment arm.</summary>
    /// <param name="comparisons">At least one, of the same data sets of the same arm, each with an estimable ratio, at one level.</param>
    /// <param name="tauScale">The scale of the half-normal prior on the deviation between trials.</param>
    /// <exception cref="EvidenceInputException">There is no comparison, a ratio is not estimable, or data sets differ.</exception>
    public static SharedArmPoolingResult Pool(IReadOnlyList<NamedComparison> comparisons, double tauScale = 0.5)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        Check(comparisons);
        double level = comparisons[0].Result.Options.Level;
        (double shared, double[] own) = Parts([.. comparisons.Select(c => c.Result)]);
        TrialEstimate[] trials = [.. comparisons.Select((c, k) => new TrialEstimate(c.Comparator, PoolingScale.LogHazardRatio, c.Result.LogHazardRatio.Value.Value, Math.Sqrt(own[k])))];
        RandomEffectsResult pooled = RandomEffects.Pool(trials, new RandomEffectsOptions { Level = level });
        BayesianPoolingResult bayesian = BayesianPooling.Pool(trials, new BayesianPoolingOptions { Level = level, TauScale = tauScale });
        double tail = 0.5 * (1 - level);
        double normal = Normal.UpperQuantile(tail);
        double mean = pooled.Mean.Value;
        // The two parts are independent: squares of half widths add, each with the quantile of its own distribution.
        double Width(Interval limits) => Math.Sqrt((normal * normal * shared) + ((limits.Upper.Value - mean) * (limits.Upper.Value - mean)));
        double width = trials.Length == 1 ? normal * Math.Sqrt(shared + (trials[0].StandardError * trials[0].StandardError)) : Width(pooled.Limits);
        Interval Quantiles(NormalMixture mixture)
        {
            var both = new NormalMixture(mixture.Components.Select(c => c with { StandardDeviation = Math.Sqrt((c.StandardDeviation * c.StandardDeviation) + shared) }));
            return new Interval(Estimate.Of(Math.Exp(both.Quantile(tail))), Estimate.Of(Math.Exp(both.Quantile(1 - tail))));
        }

        return new SharedArmPoolingResult
        {
            Others = pooled,
            Bayesian = bayesian,
            SharedVariance = shared,
            HazardRatio = Estimate.Of(Math.Exp(mean)),
            Limits = trials.Length == 1 ? comparisons[0].Result.HazardRatioLimits : Around(mean, width),
            PredictionLimits = pooled.PredictionLimits.Upper.IsEstimated ? Around(mean, Width(pooled.PredictionLimits)) : new Interval(Estimate.NotEstimable, Estimate.NotEstimable),
            BayesianLimits = Quantiles(bayesian.Mean),
            BayesianPredictionLimits = Quantiles(bayesian.Next),
            StandardError = width / normal,
        };
    }

    // What all ratios share, and the rest of the variance of each.
    private static (double Shared, double[] Own) Parts(ArmComparisonResult[] results)
    {
        double covariances = 0;
        double between = 0;
        double pairs = 0.5 * results.Length * (results.Length - 1);
        for (int i = 0; i < results.Length; i++)
        {
            for (int j = i + 1; j < results.Length; j++)
            {
                covariances += Within(results[i], results[j]) / pairs;
                between += Between(results[i], results[j]) / pairs;
            }
        }

        between = Math.Max(0, between);
        double[] own = [.. results.Select(r => Within(r, r))];
        double excess = results.Length == 1 ? 0 : own.Average() - covariances;
        double shared = results.Length == 1 ? own[0] : covariances + between;
        double Remaining(ArmComparisonResult result, double ownPart)
        {
            double sampling = result.RatioOfEachSet.Average(f => f.RobustVariance.Value) - ownPart;
            return Math.Max(sampling, result.LogHazardRatio.TotalVariance.Value - ownPart - between) + excess;
        }

        return (shared, [.. results.Select((r, k) => Remaining(r, own[k]))]);
    }

    // By the subjects of the one arm, within data sets.
    private static double Within(ArmComparisonResult a, ArmComparisonResult b)
    {
        double sum = 0;
        int sets = Math.Max(a.RatioOfEachSet.Length, b.RatioOfEachSet.Length);
        for (int i = 0; i < sets; i++)
        {
            (ImmutableArray<double> x, ImmutableArray<double> y) = (Of(a, i).TreatmentInfluence, Of(b, i).TreatmentInfluence);
            for (int k = 0; k < x.Length; k++) sum += x[k] * y[k] / sets;
        }

        return sum;
    }

    // By the draws of the one arm, between data sets.
    private static double Between(ArmComparisonResult a, ArmComparisonResult b)
    {
        int sets = Math.Max(a.RatioOfEachSet.Length, b.RatioOfEachSet.Length);
        if (sets == 1 || !a.TreatmentIsDrawn) return 0;
        double sum = 0;
        for (int i = 0; i < sets; i++)
            sum += (Of(a, i).LogRatio.Value - a.LogHazardRatio.Value.Value) * (Of(b, i).LogRatio.Value - b.LogHazardRatio.Value.Value);
        return (1 + (1.0 / sets)) * sum / (sets - 1);
    }

    private static TwoGroupCoxFit Of(ArmComparisonResult result, int set) => result.RatioOfEachSet[result.RatioOfEachSet.Length == 1 ? 0 : set];

    private static Interval Around(double middle, double width) => new(Estimate.Of(Math.Exp(middle - width)), Estimate.Of(Math.Exp(middle + width)));

    private static void Check(IReadOnlyList<NamedComparison> comparisons)
    {
        if (comparisons.Count == 0) throw new EvidenceInputException("there is no comparison to pool; at least one is needed");
        ArmComparisonResult first = comparisons[0].Result;
        int[] sets = [.. comparisons.Select(c => c.Result.Sets).Where(m => m > 1).Distinct()];
        if (sets.Length > 1) throw new EvidenceInputException($"the comparisons are of {sets[0]} and {sets[1]} data sets; they must be equal, or 1");
        foreach (NamedComparison comparison in comparisons)
        {
            if (!comparison.Result.LogHazardRatio.TotalVariance.IsEstimated)
                throw new EvidenceInputException($"{comparison.Comparator}: the ratio is not estimable; leave the comparison out");
            if (Enumerable.Range(0, Math.Max(first.Sets, comparison.Result.Sets)).Any(i => Of(comparison.Result, i).TreatmentInfluence.Length != Of(first, i).TreatmentInfluence.Length))
                throw new EvidenceInputException($"{comparison.Comparator}: the treatment arm is another than that of {comparisons[0].Comparator}; it must be the same");
        }
    }
}
