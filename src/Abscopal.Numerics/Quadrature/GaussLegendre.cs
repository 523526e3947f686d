using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Abscopal.Numerics.Quadrature;

/// <summary>The Gauss-Legendre rule of some number of points on [-1, 1].</summary>
/// <remarks>Nodes are the roots of the Legendre polynomial, found by Newton's method from the asymptotic ones; DLMF 3.5(v).</remarks>
public sealed class GaussLegendre
{
    private static readonly ConcurrentDictionary<int, GaussLegendre> Rules = new();

    private GaussLegendre(int points)
    {
        double[] nodes = new double[points];
        double[] weights = new double[points];
        for (int i = 0; i < (points + 1) / 2; i++)
        {
            double x = Cosine(Math.PI * (i + 0.75) / (points + 0.5));
            double slope = 0;
            for (int step = 0; step < 100; step++)
            {
                (double value, slope) = Legendre(points, x);
                double change = value / slope;
                x -= change;
                if (Math.Abs(change) < 1e-16) break;
            }

            nodes[i] = -x;
            nodes[points - 1 - i] = x;
            weights[i] = weights[points - 1 - i] = 2 / ((1 - (x * x)) * slope * slope);
        }

        Nodes = [.. nodes];
        Weights = [.. weights];
    }

    /// <summary>The nodes, increasing.</summary>
    public ImmutableArray<double> Nodes { get; }

    /// <summary>The weights, which sum to 2.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>The rule of a number of points, made once.</summary>
    /// <param name="points">At least 1.</param>
    public static GaussLegendre OfPoints(int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        return Rules.GetOrAdd(points, static n => new GaussLegendre(n));
    }

    /// <summary>The integral of a function over an interval; exact for polynomials up to degree 2 n - 1.</summary>
    /// <param name="function">The integrand.</param>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end.</param>
    public double Integrate(Func<double, double> function, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(function);
        double half = 0.5 * (to - from);
        double middle = 0.5 * (to + from);
        double sum = 0;
        for (int i = 0; i < Nodes.Length; i++) sum += Weights[i] * function(middle + (half * Nodes[i]));
        return half * sum;
    }

    // On [0, pi / 2]; the library's cosine changes in the last bit with the machine, and the rule would with it.
    private static double Cosine(double angle)
    {
        double square = angle * angle;
        double sum = 0;
        for (int k = 12; k >= 1; k--) sum = (1 - sum) * square / (2 * k * ((2 * k) - 1));
        return 1 - sum;
    }

    private static (double Value, double Slope) Legendre(int n, double x)
    {
        double previous = 1;
        double current = x;
        for (int k = 2; k <= n; k++) (previous, current) = (current, ((((2 * k) - 1) * x * current) - ((k - 1) * previous)) / k);
        return n == 1 ? (x, 1) : (current, n * ((x * current) - previous) / ((x * x) - 1));
    }
}
