using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.GroupSequential;

/// <summary>Solves futility bounds by spending of the type II error, and the drift at which the two bounds meet.</summary>
/// <remarks>
/// Source: Pampallona, Tsiatis and Kim, Drug Information Journal 35 (2001) 1113-1121; without binding, the efficacy
/// bounds are those of a trial that never stops for futility.
/// </remarks>
internal static class FutilitySolver
{
    public static (double Drift, double[] Upper, double[] Lower) Solve(GroupSequentialOptions options, double[] information, double[] upper)
    {
        FutilityRule rule = options.Futility!;
        double beta = 1 - options.Power;
        double[] spent = BoundSolver.Cumulative(options.InformationFractions, rule.Spending, beta);
        double[]? alphaSpent = null;
        if (rule.Binding)
        {
            if (options.Efficacy is not EfficacyRule.SpendingRule spending)
                throw new DesignException("futility.binding", "needs efficacy bounds from a spending function", "spending, or non-binding futility");
            alphaSpent = BoundSolver.Cumulative(options.InformationFractions, spending.Function, options.Alpha);
        }

        double guess = Normal.UpperQuantile(options.Alpha) + Normal.UpperQuantile(beta);
        double drift = Brent.Root(d => Attempt(d, information, upper, alphaSpent, spent).Missed - beta, 0.6 * guess, 2.5 * guess, 1e-11);
        (_, double[] solvedUpper, double[] lower) = Attempt(drift, information, upper, alphaSpent, spent);
        return (drift, solvedUpper, lower);
    }

    // At a trial drift: bounds of all looks but the last, where futility takes what efficacy leaves; the type II error that follows.
    private static (double Missed, double[] Upper, double[] Lower) Attempt(
        double drift, double[] information, double[] given, double[]? alphaSpent, double[] betaSpent)
    {
        int looks = information.Length;
        double[] upper = [.. given];
        double[] lower = new double[looks];
        var without = new SequentialRecursion(0);
        var with = new SequentialRecursion(drift);
        double missed = 0;
        for (int k = 0; k < looks; k++)
        {
            without.Advance(information[k]);
            with.Advance(information[k]);
            if (alphaSpent is not null)
                upper[k] = without.UpperBound(alphaSpent[k] - (k == 0 ? 0 : alphaSpent[k - 1]), given[k]);
            if (k == looks - 1)
            {
                lower[k] = upper[k];
                missed += with.Below(lower[k]);
                break;
            }

            double share = betaSpent[k] - (k == 0 ? 0 : betaSpent[k - 1]);
            double start = (drift * Math.Sqrt(information[k])) - Normal.UpperQuantile(Math.Min(0.49, betaSpent[k]));
            lower[k] = Math.Min(with.LowerBound(share, start), upper[k]);
            missed += with.Below(lower[k]);
            with.Continue(lower[k], upper[k]);
            if (alphaSpent is not null) without.Continue(lower[k], upper[k]);
        }

        return (missed, upper, lower);
    }
}
