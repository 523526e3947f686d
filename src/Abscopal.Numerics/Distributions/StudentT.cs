namespace Abscopal.Numerics.Distributions;

/// <summary>Student's t distribution with any positive degrees of freedom; infinite degrees are the normal distribution.</summary>
/// <remarks>
/// Through the incomplete beta function: P(T &gt; t) = I_x(v/2, 1/2) / 2 with x = v / (v + t^2), formula 26.7.1 of
/// Abramowitz and Stegun. Beyond 1e6 degrees the expansions 26.7.5 and 26.7.8 around the normal are taken, whose error
/// is below 1e-12 there for probabilities above 1e-12.
/// </remarks>
public static class StudentT
{
    private const double ManyDegrees = 1e6;

    /// <summary>P(T &gt; t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degrees">Degrees of freedom, positive; infinity is allowed.</param>
    public static double UpperTail(double t, double degrees)
    {
        Check(degrees);
        if (t < 0) return 1 - UpperTail(-t, degrees);
        if (degrees > ManyDegrees) return Normal.UpperTail(t * (1 - ((1 / (4 * degrees)) * ((t * t) + 1))));
        double square = t * t;
        return square < degrees
            ? 0.5 * BetaDistribution.UpperTail(square / (degrees + square), 0.5, 0.5 * degrees)
            : 0.5 * BetaDistribution.Cumulative(degrees / (degrees + square), 0.5 * degrees, 0.5);
    }

    /// <summary>The number above which a variable falls with probability <paramref name="q"/>.</summary>
    /// <param name="q">A probability strictly between 0 and 1.</param>
    /// <param name="degrees">Degrees of freedom, positive; infinity is allowed.</param>
    public static double UpperQuantile(double q, double degrees)
    {
        Check(degrees);
        if (!(q > 0 && q < 1)) throw new ArgumentOutOfRangeException(nameof(q), q, "must lie strictly between 0 and 1");
        if (q > 0.5) return -UpperQuantile(1 - q, degrees);
        if (degrees > ManyDegrees)
        {
            double z = Normal.UpperQuantile(q);
            double square = z * z;
            return z + (z * (square + 1) / (4 * degrees)) + (z * ((square * ((5 * square) + 16)) + 3) / (96 * degrees * degrees));
        }

        // The smaller of x and 1 - x is solved for, so that neither centre nor tail loses digits.
        if (q < 0.25)
        {
            double x = BetaDistribution.Quantile(2 * q, 0.5 * degrees, 0.5);
            return Math.Sqrt(degrees * (1 - x) / x);
        }

        double complement = BetaDistribution.Quantile(1 - (2 * q), 0.5, 0.5 * degrees);
        return Math.Sqrt(degrees * complement / (1 - complement));
    }

    private static void Check(double degrees)
    {
        if (!(degrees > 0)) throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "must be positive");
    }
}
