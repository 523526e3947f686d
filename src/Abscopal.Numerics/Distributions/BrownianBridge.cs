using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.LinearAlgebra;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Numerics.Distributions;

/// <summary>How far a Brownian bridge strays between two times of [0, 1], plainly and in its own standard deviations.</summary>
public static class BrownianBridge
{
    private const int Points = 96;
    private const int Modes = 64;
    private const int Reflections = 8;

    /// <summary>P(|B(x)| &lt;= k for all x from a to b), for a bridge B.</summary>
    /// <param name="k">The bound, positive.</param>
    /// <param name="a">The first time, at least 0.</param>
    /// <param name="b">The last time, after a and at most 1.</param>
    /// <remarks>
    /// Given B(a) and B(b) the path between is a bridge too, and stays within constant bounds with a probability that is
    /// a series of reflections (Anderson, Ann. Math. Stat. 31 (1960) 165-197, theorem 4.1); it is integrated over the
    /// two ends. Absolute error below 1e-9 for b - a of at least 0.01.
    /// </remarks>
    public static double ProbabilityWithin(double k, double a, double b)
    {
        CheckTimes(a, b, a >= 0 && b <= 1);
        if (!(k > 0)) return 0;
        if (a == 0) return FromStart(k, 0, 0, b);
        double deviation = Math.Sqrt(a * (1 - a));
        double reach = Math.Min(k, 9 * deviation);
        // The integrand is even, since the bridge has no preferred sign.
        return 2 * GaussLegendre.OfPoints(Points).Integrate(y => Normal.Density(y / deviation) / deviation * FromStart(k, y, a, b), 0, reach);
    }

    /// <summary>P(|B(x)| &lt;= c sqrt(x (1 - x)) for all x from a to b), for a bridge B.</summary>
    /// <param name="c">The bound in standard deviations, positive.</param>
    /// <param name="a">The first time, above 0.</param>
    /// <param name="b">The last time, after a and below 1.</param>
    /// <remarks>
    /// The standardised bridge is a stationary Ornstein-Uhlenbeck process in the time log(x / (1 - x)) / 2. Its semigroup,
    /// killed at -c and c, is that of the operator -d2/dx2 + x^2 / 4 - 1 / 2, expanded in the cosines that vanish at the ends.
    /// Absolute error below 1e-9 for a time span of at least 0.01.
    /// </remarks>
    public static double ProbabilityStandardizedWithin(double c, double a, double b)
    {
        CheckTimes(a, b, a > 0 && b < 1);
        if (!(c > 0)) return 0;
        double span = 0.5 * ElementaryMath.Log(b * (1 - a) / (a * (1 - b)));
        (double[] values, double[,] vectors) = SymmetricEigen.Decompose(KilledOscillator(c));
        double[] start = Project(c);
        double probability = 0;
        for (int mode = 0; mode < Modes; mode++)
        {
            double weight = 0;
            for (int i = 0; i < Modes; i++) weight += vectors[i, mode] * start[i];
            probability += ElementaryMath.Exp(-values[mode] * span) * weight * weight;
        }

        return probability;
    }

    /// <summary>The k with <see cref="ProbabilityWithin"/> equal to a level.</summary>
    /// <param name="level">Strictly between 0 and 1.</param>
    /// <param name="a">The first time, at least 0.</param>
    /// <param name="b">The last time, after a and at most 1.</param>
    public static double QuantileWithin(double level, double a, double b) => Solve(level, k => ProbabilityWithin(k, a, b));

    /// <summary>The c with <see cref="ProbabilityStandardizedWithin"/> equal to a level.</summary>
    /// <param name="level">Strictly between 0 and 1.</param>
    /// <param name="a">The first time, above 0.</param>
    /// <param name="b">The last time, after a and below 1.</param>
    public static double QuantileStandardizedWithin(double level, double a, double b) => Solve(level, c => ProbabilityStandardizedWithin(c, a, b));

    // Integrates the end at b, given the value y at a.
    private static double FromStart(double k, double y, double a, double b)
    {
        double length = b - a;
        if (b == 1) return Stay(k, y, 0, length);
        double mean = y * (1 - b) / (1 - a);
        double deviation = Math.Sqrt(length * (1 - b) / (1 - a));
        double from = Math.Max(-k, mean - (9 * deviation));
        double to = Math.Min(k, mean + (9 * deviation));
        return GaussLegendre.OfPoints(Points).Integrate(z => Normal.Density((z - mean) / deviation) / deviation * Stay(k, y, z, length), from, to);
    }

    // The probability that a bridge from y to z over a length stays within -k and k.
    private static double Stay(double k, double y, double z, double length)
    {
        double width = 2 * k;
        double u = y + k;
        double v = z + k;
        double sum = 0;
        for (int j = -Reflections; j <= Reflections; j++)
        {
            double shift = j * width;
            sum += ElementaryMath.Exp(-2 * shift * (v - u + shift) / length) - ElementaryMath.Exp(-2 * (u + shift) * (v + shift) / length);
        }

        return sum;
    }

    private static double[,] KilledOscillator(double c)
    {
        double[,] matrix = new double[Modes, Modes];
        for (int m = 1; m <= Modes; m++)
        {
            for (int n = 1; n <= Modes; n++) matrix[m - 1, n - 1] = 0.125 / c * (SquareMoment(c, m - n) + SquareMoment(c, m + n - 1));
            double frequency = (m - 0.5) * Math.PI / c;
            matrix[m - 1, m - 1] += (frequency * frequency) - 0.5;
        }

        return matrix;
    }

    // The integral of x^2 cos(p pi x / c) from -c to c.
    private static double SquareMoment(double c, int p)
    {
        if (p == 0) return 2 * c * c * c / 3;
        double sign = (p & 1) == 0 ? 1 : -1;
        return 4 * c * c * c * sign / (p * p * Math.PI * Math.PI);
    }

    // The square root of the normal density in the cosines.
    private static double[] Project(double c)
    {
        double[] start = new double[Modes];
        GaussLegendre rule = GaussLegendre.OfPoints(2 * Points);
        for (int m = 0; m < Modes; m++)
        {
            double frequency = (m + 0.5) * Math.PI / c;
            start[m] = 2 * rule.Integrate(x => Math.Sqrt(Normal.Density(x) / c) * Math.Cos(frequency * x), 0, c);
        }

        return start;
    }

    private static double Solve(double level, Func<double, double> probability)
    {
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "must lie strictly between 0 and 1");
        double low = 0.01;
        double high = 10;
        double lowValue = -level;
        double highValue = 1 - level;
        // Regula falsi with the Illinois step: the function is monotone and smooth.
        int kept = 0;
        for (int step = 0; step < 200 && high - low > 1e-11; step++)
        {
            double x = step < 6 ? 0.5 * (low + high) : high - (highValue * (high - low) / (highValue - lowValue));
            double value = probability(x) - level;
            if (Math.Abs(value) < 1e-13) return x;
            if (value < 0)
            {
                (low, lowValue) = (x, value);
                if (kept < 0) highValue *= 0.5;
                kept = -1;
            }
            else
            {
                (high, highValue) = (x, value);
                if (kept > 0) lowValue *= 0.5;
                kept = 1;
            }
        }

        return 0.5 * (low + high);
    }

    private static void CheckTimes(double a, double b, bool inside)
    {
        if (!(inside && a < b)) throw new ArgumentOutOfRangeException(nameof(b), b, $"the times must be increasing within the unit interval; they are {a:R} and {b:R}");
    }
}
