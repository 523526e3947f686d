using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

/// <summary>Describes the coefficients of a Cox fit with their limits.</summary>
internal static class CoxCoefficients
{
    public static ImmutableArray<CoxCoefficient> Describe(CoxFit fit, PartialLikelihood likelihood, bool[] infinite, bool[] undetermined)
    {
        double z = Normal.UpperQuantile(0.5 * (1 - fit.Options.Level));
        bool known = fit.Status != CoxStatus.NotConverged;
        string[] names = likelihood.Design.Names;
        var coefficients = ImmutableArray.CreateBuilder<CoxCoefficient>(names.Length);
        Estimate none = Estimate.NotEstimable;
        for (int j = 0; j < names.Length; j++)
        {
            double beta = undetermined[j] ? double.NaN : fit.Beta[j];
            double se = known && !infinite[j] && !undetermined[j] ? Math.Sqrt(fit.Covariance(j, j)) : double.NaN;
            Limit lower;
            Limit upper;
            if (known && !undetermined[j] && fit.Options.Limits == CoxLimits.ProfileLikelihood) (lower, upper) = ProfileLikelihoodLimits.Of(fit, likelihood, infinite, j, z);
            else (lower, upper) = (Limit.At(beta - (z * se)), Limit.At(beta + (z * se)));
            Limit estimate = infinite[j] ? Limit.Infinite(Math.Sign(beta)) : Limit.At(known ? beta : double.NaN);
            coefficients.Add(new CoxCoefficient(
                names[j],
                estimate.Value,
                Estimate.FromNaN(se),
                new Interval(lower.Value, upper.Value),
                estimate.Ratio,
                new Interval(lower.Ratio, upper.Ratio),
                se > 0 ? Estimate.Of(2 * Normal.UpperTail(Math.Abs(beta / se))) : none));
        }

        return coefficients.MoveToImmutable();
    }

    /// <summary>A point of the line of a coefficient, its infinities included.</summary>
    internal readonly record struct Limit(Estimate Value, Estimate Ratio)
    {
        public static Limit At(double value)
        {
            if (double.IsNaN(value)) return new(Estimate.NotEstimable, Estimate.NotEstimable);
            double ratio = ElementaryMath.Exp(value);
            return new(Estimate.Of(value), double.IsFinite(ratio) ? Estimate.Of(ratio) : Estimate.Infinite);
        }

        public static Limit Infinite(int sign) => new(Estimate.Infinite, sign > 0 ? Estimate.Infinite : Estimate.Of(0));
    }
}
