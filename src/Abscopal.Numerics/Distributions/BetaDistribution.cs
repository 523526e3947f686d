using Abscopal.Numerics.Elementary;

namespace Abscopal.Numerics.Distributions;

/// <summary>The beta distribution, with both tails and its quantiles at full precision.</summary>
public static class BetaDistribution
{
    private const double Tiny = 1e-300;

    /// <summary>P(X &lt;= x) for X of shapes <paramref name="a"/> and <paramref name="b"/>.</summary>
    /// <param name="x">Between 0 and 1.</param>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    /// <remarks>The continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions.</remarks>
    public static double Cumulative(double x, double a, double b)
    {
        CheckShapes(a, b);
        if (!(x >= 0 && x <= 1)) throw new ArgumentOutOfRangeException(nameof(x), x, "must lie between 0 and 1");
        if (x == 0) return 0;
        if (x == 1) return 1;
        return x < (a + 1) / (a + b + 2) ? Fraction(x, 1 - x, a, b) : 1 - Fraction(1 - x, x, b, a);
    }

    /// <summary>P(X &gt; x), without cancellation.</summary>
    /// <param name="x">Between 0 and 1.</param>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    public static double UpperTail(double x, double a, double b)
    {
        CheckShapes(a, b);
        if (!(x >= 0 && x <= 1)) throw new ArgumentOutOfRangeException(nameof(x), x, "must lie between 0 and 1");
        if (x == 0) return 1;
        if (x == 1) return 0;
        return x < (a + 1) / (a + b + 2) ? 1 - Fraction(x, 1 - x, a, b) : Fraction(1 - x, x, b, a);
    }

    /// <summary>The x with P(X &lt;= x) = <paramref name="p"/>.</summary>
    /// <param name="p">Between 0 and 1.</param>
    /// <param name="a">First shape, positive.</param>
    /// <param name="b">Second shape, positive.</param>
    /// <remarks>Newton's steps kept inside a shrinking bracket; relative error below 1e-13.</remarks>
    public static double Quantile(double p, double a, double b)
    {
        CheckShapes(a, b);
        if (!(p >= 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "must lie between 0 and 1");
        if (p == 0) return 0;
        if (p == 1) return 1;
        double low = 0;
        double high = 1;
        double x = a / (a + b);
        double logBeta = LogBeta(a, b);
        for (int i = 0; i < 400; i++)
        {
            // The smaller tail is solved for, so that an extreme probability keeps its relative precision.
            double difference = p <= 0.5 ? Cumulative(x, a, b) - p : (1 - p) - UpperTail(x, a, b);
            if (difference > 0) high = x;
            else low = x;
            double density = ElementaryMath.Exp(((a - 1) * ElementaryMath.Log(x)) + ((b - 1) * ElementaryMath.Log(1 - x)) - logBeta);
            double next = x - (difference / density);
            if (!(next > low && next < high)) next = low == 0 ? high / 16 : 0.5 * (low + high);
            if (Math.Abs(next - x) <= 1e-16 * x || next == x) return next;
            x = next;
        }

        return x;
    }

    private static double LogBeta(double a, double b) => GammaFunction.Log(a) + GammaFunction.Log(b) - GammaFunction.Log(a + b);

    private static void CheckShapes(double a, double b)
    {
        if (!(a > 0)) throw new ArgumentOutOfRangeException(nameof(a), a, "must be positive");
        if (!(b > 0)) throw new ArgumentOutOfRangeException(nameof(b), b, "must be positive");
    }

    private static double Fraction(double x, double complement, double a, double b)
    {
        double front = ElementaryMath.Exp((a * ElementaryMath.Log(x)) + (b * ElementaryMath.Log(complement)) - LogBeta(a, b)) / a;
        double c = 1;
        double d = 1 / NonZero(1 - ((a + b) * x / (a + 1)));
        double h = d;
        for (int m = 1; m < 100_000; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NonZero(1 + (even * d));
            c = NonZero(1 + (even / c));
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NonZero(1 + (odd * d));
            c = NonZero(1 + (odd / c));
            double factor = d * c;
            h *= factor;
            if (Math.Abs(factor - 1) < 1e-16) break;
        }

        return front * h;
    }

    private static double NonZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;
}
