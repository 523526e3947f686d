using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.Simulation.Model;

/// <summary>The probability that the largest of the tests 1, F, S and SF lies above a value, by a smooth double integral.</summary>
/// <remarks>
/// The scores of 1, F and S are one plane, since F + S = 1: given Z of the first, those of F and S below the value are an
/// interval of the second coordinate, and the fourth test is normal given both. So P(all below h) is the integral of
/// phi(x) phi(y) Phi(linear) over x below h and y between two lines, without a kink inside, and Gauss-Legendre rules
/// converge exponentially. Coarse rules come first; finer ones only while a border lies within their error.
/// </remarks>
internal static class MaxComboTail
{
    private const int Tests = 4;
    private const double Reach = 6.6;
    private const double Floor = 1e-6;
    private static readonly (double[] Nodes, double[] Weights)[] Rules = [.. new[] { 14, 20, 28, 40, 56 }.Select(n => GaussLegendre.OfPoints(n)).Select(rule => (rule.Nodes.ToArray(), rule.Weights.ToArray()))];

    /// <summary>The probability, good enough to tell on which side of two borders it lies; NaN where it would not be.</summary>
    /// <param name="h">The value.</param>
    /// <param name="correlation">Of the four tests, row by row.</param>
    /// <param name="deviations">The standard deviations of the scores.</param>
    /// <param name="oneBorder">A border, a probability.</param>
    /// <param name="otherBorder">The other.</param>
    public static double Above(double h, ReadOnlySpan<double> correlation, ReadOnlySpan<double> deviations, double oneBorder, double otherBorder)
    {
        if (!Plane.TryMake(h, correlation, deviations, out Plane plane)) return double.NaN;
        double before = plane.Above(Rules[0]);
        for (int k = 1; k < Rules.Length; k++)
        {
            double now = plane.Above(Rules[k]);
            double error = (10 * Math.Abs(now - before)) + Floor;
            if (Math.Abs(now - oneBorder) > error && Math.Abs(now - otherBorder) > error) return now;
            before = now;
        }

        return double.NaN;
    }

    private readonly ref struct Plane
    {
        private readonly double _h;
        private readonly double _first;
        private readonly double _firstRoot;
        private readonly double _lowSlope;
        private readonly double _lowStart;
        private readonly double _third;
        private readonly double _cross;
        private readonly double _left;

        private Plane(double h, double first, double firstRoot, double lowSlope, double lowStart, double third, double cross, double left) =>
            (_h, _first, _firstRoot, _lowSlope, _lowStart, _third, _cross, _left) = (h, first, firstRoot, lowSlope, lowStart, third, cross, left);

        // Z1 = r01 x + q y; Z2 <= h is y >= (s0 x - s1 r01 x - s2 h) / (s1 q); Z3 = r03 x + b y + c times a third coordinate.
        public static bool TryMake(double h, ReadOnlySpan<double> r, ReadOnlySpan<double> s, out Plane plane)
        {
            plane = default;
            double q = Math.Sqrt(1 - (r[1] * r[1]));
            double b = (r[Tests + 3] - (r[1] * r[3])) / q;
            double c = Math.Sqrt(1 - (r[3] * r[3]) - (b * b));
            if (!(q > 0.02 && c > 0.02 && s[1] > 0.02 * s[0] && s[2] > 0.02 * s[0] && h > 0)) return false;
            plane = new Plane(h, r[1], q, (s[0] - (s[1] * r[1])) / (s[1] * q), -s[2] * h / (s[1] * q), r[3], b, 1 / c);
            return true;
        }

        public double Above((double[] Nodes, double[] Weights) rule)
        {
            ReadOnlySpan<double> nodes = rule.Nodes;
            ReadOnlySpan<double> weights = rule.Weights;
            double halfX = 0.5 * (_h + Reach);
            double middleX = 0.5 * (_h - Reach);
            double below = 0;
            for (int i = 0; i < nodes.Length; i++)
            {
                double x = middleX + (halfX * nodes[i]);
                double low = Math.Max((_lowSlope * x) + _lowStart, -Reach);
                double high = Math.Min((_h - (_first * x)) / _firstRoot, Reach);
                if (!(low < high)) continue;
                double half = 0.5 * (high - low);
                double middle = 0.5 * (high + low);
                double sum = 0;
                for (int j = 0; j < nodes.Length; j++)
                {
                    double y = middle + (half * nodes[j]);
                    double density = ElementaryMath.Exp(-0.5 * ((x * x) + (y * y)));
                    if (density < 1e-14) continue;
                    sum += weights[j] * density * Normal.Cumulative((_h - (_third * x) - (_cross * y)) * _left);
                }

                below += weights[i] * half * sum;
            }

            return 1 - (below * halfX / (2 * Math.PI));
        }
    }
}
