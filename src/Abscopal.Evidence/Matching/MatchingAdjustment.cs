using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Matching;

/// <summary>The weights of a matching-adjusted indirect comparison.</summary>
/// <remarks>
/// Signorovitch et al., PharmacoEconomics 28 (2010) 935-945: weights exp(a'x) whose weighted means equal the printed
/// ones, found as the minimum of the convex sum of exp(a'(x - target)). It is unanchored: it balances what is matched and
/// nothing else. The weights go into <see cref="Comparison.ArmSample.WithWeights"/> for weighted curves and hazard ratios.
/// </remarks>
public static class MatchingAdjustment
{
    private const int MostSteps = 200;
    private const double Tolerance = 1e-10;

    /// <summary>Finds the weights.</summary>
    /// <param name="covariates">One column a target, in the order of the targets; each with one value a subject.</param>
    /// <param name="targets">The figures of the other trial.</param>
    /// <exception cref="EvidenceInputException">Columns and targets do not fit, or a number is not finite.</exception>
    public static MatchingResult Match(IReadOnlyList<ImmutableArray<double>> covariates, IReadOnlyList<MatchingTarget> targets)
    {
        MatchingMoments moments = MatchingMoments.Of(covariates, targets);
        var result = new MatchingResult { Targets = [.. targets], Outcome = MatchingOutcome.Undecided, Balance = moments.Balance(null) };
        if (result.Balance.Any(b => !b.IsWithinRange))
        {
            int first = result.Balance.ToList().FindIndex(b => !b.IsWithinRange);
            double sign = result.Balance[first].Target > result.Balance[first].Greatest ? -1 : 1;
            return result with
            {
                Outcome = MatchingOutcome.OutsideConvexHull,
                SeparatingDirection = [.. Enumerable.Range(0, moments.Count).Select(k => k == first ? sign : 0)],
            };
        }

        double[] a = new double[moments.Count];
        for (int step = 0; step < MostSteps; step++)
        {
            double[] weights = moments.Weights(a, out double value);
            double[] gradient = moments.Gradient(weights);
            if (gradient.Max(Math.Abs) <= Tolerance * weights.Sum()) return Balanced(result, moments, weights);
            if (moments.Separates(a) && a.Max(Math.Abs) > 0)
                return result with { Outcome = MatchingOutcome.OutsideConvexHull, SeparatingDirection = moments.Direction(a) };
            if (!moments.Step(a, weights, gradient, value)) break;
        }

        return result;
    }

    private static MatchingResult Balanced(MatchingResult result, MatchingMoments moments, double[] weights)
    {
        double sum = weights.Sum();
        double scale = weights.Length / sum;
        return result with
        {
            Outcome = MatchingOutcome.Balanced,
            Weights = [.. weights.Select(w => w * scale)],
            EffectiveSampleSize = Estimate.Of(sum * sum / weights.Sum(w => w * w)),
            LargestShare = Estimate.Of(weights.Max() / sum),
            Balance = moments.Balance(weights),
        };
    }
}
