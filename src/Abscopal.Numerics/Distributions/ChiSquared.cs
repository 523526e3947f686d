namespace Abscopal.Numerics.Distributions;

/// <summary>The chi-squared distribution.</summary>
public static class ChiSquared
{
    /// <summary>P(X &gt; x), at full relative precision in the tail.</summary>
    /// <param name="x">The statistic, not negative.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    public static double UpperTail(double x, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        if (!(x >= 0)) throw new ArgumentOutOfRangeException(nameof(x), x, "must not be negative");
        return degreesOfFreedom == 1
            ? 2 * Normal.UpperTail(Math.Sqrt(x))
            : GammaFunction.UpperRatio(0.5 * degreesOfFreedom, 0.5 * x);
    }
}
