using Abscopal.Numerics.Elementary;

namespace Abscopal.Numerics.Distributions;

/// <summary>The first two derivatives of the logarithm of the gamma function.</summary>
public static class Polygamma
{
    /// <summary>The first derivative of log gamma.</summary>
    /// <param name="x">A positive number.</param>
    /// <remarks>Abramowitz and Stegun 6.3.18 from 12 on, by the recurrence 6.3.5 below.</remarks>
    public static double Digamma(double x)
    {
        if (!(x > 0)) throw new ArgumentOutOfRangeException(nameof(x), x, "must be positive");
        double below = 0;
        for (; x < 12; x++) below -= 1 / x;
        double s = 1 / (x * x);
        double series = s * ((1.0 / 12) - (s * ((1.0 / 120) - (s * ((1.0 / 252) - (s * ((1.0 / 240) - (s * ((1.0 / 132) - (s * (691.0 / 32760)))))))))));
        return below + ElementaryMath.Log(x) - (0.5 / x) - series;
    }

    /// <summary>The second derivative of log gamma.</summary>
    /// <param name="x">A positive number.</param>
    /// <remarks>Abramowitz and Stegun 6.4.12 from 12 on, by the recurrence 6.4.6 below.</remarks>
    public static double Trigamma(double x)
    {
        if (!(x > 0)) throw new ArgumentOutOfRangeException(nameof(x), x, "must be positive");
        double below = 0;
        for (; x < 12; x++) below += 1 / (x * x);
        double s = 1 / (x * x);
        double series = (1.0 / 6) - (s * ((1.0 / 30) - (s * ((1.0 / 42) - (s * ((1.0 / 30) - (s * ((5.0 / 66) - (s * (691.0 / 2730))))))))));
        return below + (1 / x) + (0.5 * s) + (series * s / x);
    }
}
