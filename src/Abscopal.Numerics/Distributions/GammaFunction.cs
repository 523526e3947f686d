using Abscopal.Numerics.Elementary;

namespace Abscopal.Numerics.Distributions;

/// <summary>The gamma function and its incomplete ratios.</summary>
public static class GammaFunction
{
    private const double HalfLog2Pi = 0.91893853320467274178;
    private const double Tiny = 1e-300;

    // B(2k) / (2k (2k - 1)), the coefficients of Stirling's series (Abramowitz and Stegun 6.1.41).
    private static readonly double[] Stirling =
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
    ];

    /// <summary>The logarithm of the gamma function.</summary>
    /// <param name="x">A positive number.</param>
    /// <remarks>Stirling's series (Abramowitz and Stegun 6.1.41) from 12 on, by recurrence below.</remarks>
    public static double Log(double x)
    {
        if (!(x > 0)) throw new ArgumentOutOfRangeException(nameof(x), x, "must be positive");
        double product = 1;
        while (x < 12)
        {
            product *= x;
            x += 1;
        }

        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = 0;
        for (int k = Stirling.Length - 1; k >= 0; k--) series = (series * square) + Stirling[k];
        return ((x - 0.5) * ElementaryMath.Log(x)) - x + HalfLog2Pi + (series * inverse) - ElementaryMath.Log(product);
    }

    /// <summary>The lower incomplete ratio P(a, x): the probability that a gamma variable of shape a is at most x.</summary>
    /// <param name="a">The shape, positive.</param>
    /// <param name="x">The argument, not negative.</param>
    public static double LowerRatio(double a, double x)
    {
        CheckArguments(a, x);
        if (x == 0) return 0;
        return x < a + 1 ? LowerSeries(a, x) : 1 - UpperFraction(a, x);
    }

    /// <summary>The upper incomplete ratio Q(a, x), without cancellation in the tail.</summary>
    /// <param name="a">The shape, positive.</param>
    /// <param name="x">The argument, not negative.</param>
    public static double UpperRatio(double a, double x)
    {
        CheckArguments(a, x);
        if (x == 0) return 1;
        if (double.IsPositiveInfinity(x)) return 0;
        return x < a + 1 ? 1 - LowerSeries(a, x) : UpperFraction(a, x);
    }

    private static void CheckArguments(double a, double x)
    {
        if (!(a > 0)) throw new ArgumentOutOfRangeException(nameof(a), a, "must be positive");
        if (!(x >= 0)) throw new ArgumentOutOfRangeException(nameof(x), x, "must not be negative");
    }

    // Abramowitz and Stegun 6.5.29: all terms positive.
    private static double LowerSeries(double a, double x)
    {
        double term = 1 / a;
        double sum = term;
        for (double k = a + 1; term > sum * 1e-17; k++)
        {
            term *= x / k;
            sum += term;
        }

        return sum * ElementaryMath.Exp((a * ElementaryMath.Log(x)) - x - Log(a));
    }

    // Abramowitz and Stegun 6.5.31 by the modified Lentz method (Thompson and Barnett 1986).
    private static double UpperFraction(double a, double x)
    {
        double b = x + 1 - a;
        double c = 1 / Tiny;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 100_000; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = 1 / NonZero((an * d) + b);
            c = NonZero(b + (an / c));
            double factor = c * d;
            h *= factor;
            if (Math.Abs(factor - 1) < 1e-16) break;
        }

        return ElementaryMath.Exp((a * ElementaryMath.Log(x)) - x - Log(a)) * h;
    }

    private static double NonZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
