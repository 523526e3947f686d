using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.GroupSequential;

/// <summary>
/// The sub-density of the standardised statistic on the continuation region, carried from look to look.
/// </summary>
/// <remarks>
/// Source: Armitage, McPherson and Rowe, JRSS A 132 (1969) 235-244, in the canonical joint distribution of Jennison and
/// Turnbull, 'Group Sequential Methods', 2000, equations 3.1 and 19.2. The integrands are analytic inside the region,
/// so a Gauss-Legendre rule whose spacing follows the narrower of the two transitions converges exponentially.
/// </remarks>
internal sealed class SequentialRecursion(double drift)
{
    private const double Reach = 8.3;
    private double _information;
    private double _before;
    private double[] _points = [];
    private double[] _mass = [];
    private double[] _scratch = [];
    private bool _first = true;

    /// <summary>Goes to a look; the information is on the scale on which the drift is the mean of Z at 1.</summary>
    public void Advance(double information)
    {
        _before = _information;
        _information = information;
    }

    /// <summary>P(look reached, Z at or above the bound).</summary>
    public double Above(double bound)
    {
        if (double.IsPositiveInfinity(bound)) return 0;
        if (_first) return Normal.UpperTail(bound - (drift * Math.Sqrt(_information)));
        (double scale, double back, double shift) = Step();
        double sum = 0;
        for (int j = 0; j < _points.Length; j++)
        {
            double x = (bound * scale) - (_points[j] * back) - shift;
            if (x < Reach) sum += _mass[j] * (x < -Reach ? 1 : Normal.UpperTail(x));
        }

        return sum;
    }

    /// <summary>P(look reached, Z at or below the bound).</summary>
    public double Below(double bound)
    {
        if (double.IsNegativeInfinity(bound)) return 0;
        if (_first) return Normal.Cumulative(bound - (drift * Math.Sqrt(_information)));
        (double scale, double back, double shift) = Step();
        double sum = 0;
        for (int j = 0; j < _points.Length; j++)
        {
            double x = (bound * scale) - (_points[j] * back) - shift;
            if (x > -Reach) sum += _mass[j] * (x > Reach ? 1 : Normal.UpperTail(-x));
        }

        return sum;
    }

    /// <summary>The bound that leaves a probability above it.</summary>
    public double UpperBound(double probability, double start) => Solve(probability, start, 1);

    /// <summary>The bound that leaves a probability below it.</summary>
    public double LowerBound(double probability, double start) => Solve(probability, start, -1);

    /// <summary>Continues between two bounds.</summary>
    public void Continue(double lower, double upper)
    {
        double mean = drift * Math.Sqrt(_information);
        double low = Math.Max(lower, mean - Reach);
        double high = Math.Min(upper, mean + Reach);
        double narrow = _first ? 1 : Math.Sqrt((_information - _before) / _information);
        int size = Size(high - low, narrow);
        GaussLegendre rule = GaussLegendre.OfPoints(size);
        double half = 0.5 * Math.Max(0, high - low);
        double middle = 0.5 * (high + low);
        double[] points = new double[size];
        double[] mass = new double[size];
        if (_scratch.Length < _points.Length) _scratch = new double[_points.Length];
        for (int i = 0; i < size; i++)
        {
            points[i] = middle + (half * rule.Nodes[i]);
            mass[i] = half * rule.Weights[i] * Density(points[i]);
        }

        (_points, _mass, _first) = (points, mass, false);
    }

    private static int Size(double width, double narrow) =>
        8 * (int)Math.Ceiling((20 + Math.Min(3.2 * Math.Max(width, 0) / narrow, 4000)) / 8);

    private double Density(double z)
    {
        if (_first) return Normal.Density(z - (drift * Math.Sqrt(_information)));
        (double scale, double back, double shift) = Step();
        Span<double> exponents = _scratch.AsSpan(0, _points.Length);
        for (int j = 0; j < exponents.Length; j++)
        {
            double x = (z * scale) - (_points[j] * back) - shift;
            exponents[j] = -0.5 * Math.Min(x * x, 1400);
        }

        VectorElementaryMath.Exp(exponents, exponents);
        double sum = 0;
        for (int j = 0; j < exponents.Length; j++) sum += _mass[j] * exponents[j];
        return 0.39894228040143267794 * scale * sum;
    }

    // The increment of the score over sqrt(its variance) is z scale - y back - shift, standard normal.
    private (double Scale, double Back, double Shift) Step()
    {
        double root = Math.Sqrt(_information - _before);
        return (Math.Sqrt(_information) / root, Math.Sqrt(_before) / root, drift * root);
    }

    // Newton on the logarithm of the tail, which is concave in the bound, so that the steps never run away.
    private double Solve(double probability, double start, int side)
    {
        if (!(probability > 1e-290)) return side * double.PositiveInfinity;
        if (_scratch.Length < _points.Length) _scratch = new double[_points.Length];
        double bound = start;
        for (int step = 0; step < 60; step++)
        {
            double tail = side > 0 ? Above(bound) : Below(bound);
            if (!(tail > 1e-300))
            {
                bound -= side * 2;
                continue;
            }

            double change = ElementaryMath.Log(tail / probability) * tail / Math.Max(Density(bound), 1e-300);
            change = Math.Clamp(change, -3, 3);
            bound += side * change;
            if (Math.Abs(change) < 1e-12) break;
        }

        return bound;
    }
}
