using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

/// <summary>A difference or a ratio of two independent estimates, with its limits and its test against no difference.</summary>
/// <param name="Value">The difference or the ratio.</param>
/// <param name="StandardError">Of the difference; for a ratio of its logarithm.</param>
/// <param name="Limits">The limits.</param>
/// <param name="PValue">Two-sided, by the normal distribution.</param>
public sealed record Contrast(Estimate Value, Estimate StandardError, Interval Limits, Estimate PValue)
{
    internal static Contrast None { get; } = new(Estimate.NotEstimable, Estimate.NotEstimable, new Interval(Estimate.NotEstimable, Estimate.NotEstimable), Estimate.NotEstimable);

    internal static Contrast Difference(Estimate first, Estimate second, Estimate firstError, Estimate secondError, double level)
    {
        if (!(first.IsEstimated && second.IsEstimated && firstError.IsEstimated && secondError.IsEstimated)) return None;
        double difference = first.Value - second.Value;
        double error = Math.Sqrt((firstError.Value * firstError.Value) + (secondError.Value * secondError.Value));
        double width = Normal.UpperQuantile(0.5 * (1 - level)) * error;
        return new Contrast(Estimate.Of(difference), Estimate.Of(error), new Interval(Estimate.Of(difference - width), Estimate.Of(difference + width)), Test(difference, error));
    }

    /// <summary>A ratio by the delta method on the logarithm.</summary>
    internal static Contrast Ratio(Estimate first, Estimate second, Estimate firstError, Estimate secondError, double level)
    {
        if (!(first.IsEstimated && second.IsEstimated && firstError.IsEstimated && secondError.IsEstimated)) return None;
        if (!(first.Value > 0 && second.Value > 0)) return None;
        double ratio = first.Value / second.Value;
        double a = firstError.Value / first.Value;
        double b = secondError.Value / second.Value;
        double error = Math.Sqrt((a * a) + (b * b));
        double factor = ElementaryMath.Exp(Normal.UpperQuantile(0.5 * (1 - level)) * error);
        return new Contrast(Estimate.Of(ratio), Estimate.Of(error), new Interval(Estimate.Of(ratio / factor), Estimate.Of(ratio * factor)), Test(ElementaryMath.Log(ratio), error));
    }

    private static Estimate Test(double value, double error) => error > 0 ? Estimate.Of(2 * Normal.UpperTail(Math.Abs(value) / error)) : Estimate.NotEstimable;
}
