using Abscopal.Numerics.Elementary;

namespace Abscopal.Numerics.Distributions;

/// <summary>The standard normal distribution, with its upper tail at full relative precision.</summary>
public static class Normal
{
    private const double InverseSqrt2Pi = 0.39894228040143267794;
    private const double SeriesLimit = 2.5;

    /// <summary>The density at <paramref name="x"/>.</summary>
    /// <param name="x">Any number.</param>
    public static double Density(double x)
    {
        // x^2 is split in two, since its roundoff would be multiplied by x^2 / 2.
        double square = x * x;
        double error = Math.FusedMultiplyAdd(x, x, -square);
        return InverseSqrt2Pi * ElementaryMath.Exp(-0.5 * square) * (1 - (0.5 * error));
    }

    /// <summary>P(Z &lt;= x).</summary>
    /// <param name="x">Any number.</param>
    public static double Cumulative(double x) => UpperTail(-x);

    /// <summary>P(Z &gt; x), without cancellation however far out.</summary>
    /// <param name="x">Any number.</param>
    /// <remarks>
    /// Near 0 the series 26.2.11 of Abramowitz and Stegun, whose terms are all of one sign; farther out the continued
    /// fraction 26.2.14, evaluated backwards. Relative error below 1e-14 (measured to x = 37).
    /// </remarks>
    public static double UpperTail(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x < -SeriesLimit) return 1 - UpperTail(-x);
        if (x > 38.6) return 0;
        if (x <= SeriesLimit) return 0.5 - SeriesFromZero(x);
        int terms = (int)(12 + (650 / (x * x)));
        double fraction = x;
        for (int k = terms; k >= 1; k--) fraction = x + (k / fraction);
        return Density(x) / fraction;
    }

    /// <summary>The number below which a normal variable falls with probability <paramref name="p"/>.</summary>
    /// <param name="p">A probability; 0 and 1 give the infinities.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a probability.</exception>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "must lie between 0 and 1");
        if (p == 0) return double.NegativeInfinity;
        if (p == 1) return double.PositiveInfinity;
        return p <= 0.5 ? -UpperQuantile(p) : UpperQuantile(1 - p);
    }

    /// <summary>The number above which a normal variable falls with probability <paramref name="q"/>.</summary>
    /// <param name="q">A probability strictly between 0 and 1.</param>
    /// <remarks>
    /// A start from 26.2.23 of Abramowitz and Stegun, then Halley's steps on the tail probability; two suffice for
    /// full precision.
    /// </remarks>
    public static double UpperQuantile(double q)
    {
        if (!(q > 0 && q < 1)) throw new ArgumentOutOfRangeException(nameof(q), q, "must lie strictly between 0 and 1");
        if (q > 0.5) return -UpperQuantile(1 - q);
        double t = Math.Sqrt(-2 * ElementaryMath.Log(q));
        double x = t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        for (int step = 0; step < 3; step++)
        {
            double error = (UpperTail(x) - q) / Density(x);
            double change = error / (1 - (0.5 * x * error));
            x += change;
            if (Math.Abs(change) <= 1e-16 * Math.Abs(x)) break;
        }

        return x;
    }

    private static double SeriesFromZero(double x)
    {
        double square = x * x;
        double term = x;
        double sum = x;
        for (int odd = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); odd += 2)
        {
            term *= square / odd;
            sum += term;
        }

        return sum * Density(x);
    }
}
