using Abscopal.Numerics.Quadrature;

namespace Abscopal.Numerics.Distributions;

/// <summary>Probabilities of rectangles under a multivariate normal distribution of a few dimensions, by deterministic quadrature.</summary>
/// <remarks>
/// X = L Y with a pivoted Cholesky factor L of the correlation matrix and independent Y. The last Y is integrated in
/// closed form, the others by Gauss-Legendre rules on panels that are halved until two rules agree. A singular matrix has
/// fewer Y than X: every X is then a bound on the last Y that it depends on, and nothing is lost. The same digits come
/// every run. Absolute error below 1e-7, mostly far below. Up to rank three in milliseconds; a nearly singular matrix of
/// rank four takes about a second, and each further dimension about a hundred times as long.
/// </remarks>
public static class MultivariateNormal
{
    private const double Tolerance = 1e-7;
    private const double RankTolerance = 1e-10;
    private const double Reach = 8.5;

    /// <summary>P(lower_i &lt; X_i &lt; upper_i for all i).</summary>
    /// <param name="correlation">The correlation matrix of X, n by n; it may be singular.</param>
    /// <param name="lower">n lower limits; may be minus infinity.</param>
    /// <param name="upper">n upper limits; may be infinity.</param>
    /// <exception cref="ArgumentException">The sizes differ, or the matrix is not a correlation matrix.</exception>
    public static double Rectangle(double[,] correlation, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        int n = lower.Length;
        if (upper.Length != n || correlation.GetLength(0) != n || correlation.GetLength(1) != n)
            throw new ArgumentException($"the limits have {n} and {upper.Length} elements and the matrix {correlation.GetLength(0)} by {correlation.GetLength(1)}; they must agree", nameof(correlation));
        for (int i = 0; i < n; i++)
        {
            if (!(lower[i] < upper[i])) return 0;
            if (!(Math.Abs(correlation[i, i] - 1) < 1e-9)) throw new ArgumentException($"element ({i + 1}, {i + 1}) is {correlation[i, i]:R}; the diagonal of a correlation matrix is 1", nameof(correlation));
        }

        return n == 0 ? 1 : new Nest(correlation, lower, upper).Probability();
    }

    private sealed class Nest
    {
        private static readonly GaussLegendre Coarse = GaussLegendre.OfPoints(10);
        private static readonly GaussLegendre Fine = GaussLegendre.OfPoints(15);

        private readonly int[][] _rowsOfLevel;
        private readonly double[,] _factor;
        private readonly double[] _lower;
        private readonly double[] _upper;
        private readonly double[] _y;
        private readonly int _rank;

        public Nest(double[,] correlation, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
        {
            _lower = lower.ToArray();
            _upper = upper.ToArray();
            (_factor, _rank) = Factor(correlation);
            _y = new double[_rank];
            _rowsOfLevel = new int[_rank][];
            for (int level = 0; level < _rank; level++) _rowsOfLevel[level] = [.. Enumerable.Range(0, _lower.Length).Where(i => LastLevel(i) == level)];
        }

        public double Probability() => Math.Clamp(Level(0, Tolerance), 0, 1);

        private double Level(int level, double tolerance)
        {
            (double from, double to) = Range(level);
            if (!(from < to)) return 0;
            if (level == _rank - 1) return from > 0 ? Normal.UpperTail(from) - Normal.UpperTail(to) : Normal.Cumulative(to) - Normal.Cumulative(from);
            double sum = 0;
            int panels = Math.Max(1, (int)Math.Ceiling((to - from) / 3));
            double width = (to - from) / panels;
            for (int p = 0; p < panels; p++) sum += Panel(level, from + (p * width), from + ((p + 1) * width), tolerance / panels, 30);
            return sum;
        }

        // What the limits of the variables that end at a level leave to its Y, given the Y before.
        private (double From, double To) Range(int level)
        {
            double from = -Reach;
            double to = Reach;
            foreach (int i in _rowsOfLevel[level])
            {
                double mean = 0;
                for (int k = 0; k < level; k++) mean += _factor[i, k] * _y[k];
                double slope = _factor[i, level];
                double low = ((slope > 0 ? _lower[i] : _upper[i]) - mean) / slope;
                double high = ((slope > 0 ? _upper[i] : _lower[i]) - mean) / slope;
                from = Math.Max(from, low);
                to = Math.Min(to, high);
            }

            return (from, to);
        }

        private double Panel(int level, double from, double to, double tolerance, int depth)
        {
            double coarse = Apply(Coarse, level, from, to, tolerance);
            double fine = Apply(Fine, level, from, to, tolerance);
            if (Math.Abs(coarse - fine) <= tolerance || depth == 0) return fine;
            double middle = 0.5 * (from + to);
            return Panel(level, from, middle, 0.5 * tolerance, depth - 1) + Panel(level, middle, to, 0.5 * tolerance, depth - 1);
        }

        private double Apply(GaussLegendre rule, int level, double from, double to, double tolerance)
        {
            double half = 0.5 * (to - from);
            double middle = 0.5 * (to + from);
            double sum = 0;
            for (int i = 0; i < rule.Nodes.Length; i++)
            {
                double y = middle + (half * rule.Nodes[i]);
                _y[level] = y;
                double density = Normal.Density(y);
                // What a small density multiplies need not be known so well.
                double inner = Math.Min(0.01, 0.1 * tolerance / (density * half));
                sum += rule.Weights[i] * density * Level(level + 1, inner);
            }

            return half * sum;
        }

        private int LastLevel(int row)
        {
            for (int level = _rank - 1; level > 0; level--)
            {
                if (Math.Abs(_factor[row, level]) > RankTolerance) return level;
            }

            return 0;
        }

        // The variable with the most variance left comes next; what is left below the tolerance is roundoff.
        private static (double[,] Factor, int Rank) Factor(double[,] correlation)
        {
            int n = correlation.GetLength(0);
            double[,] factor = new double[n, n];
            double[] left = new double[n];
            Array.Fill(left, 1);
            for (int level = 0; level < n; level++)
            {
                int pivot = 0;
                for (int i = 1; i < n; i++)
                {
                    if (left[i] > left[pivot]) pivot = i;
                }

                if (left[pivot] < RankTolerance) return (factor, level);
                double scale = Math.Sqrt(left[pivot]);
                for (int i = 0; i < n; i++)
                {
                    double sum = correlation[i, pivot];
                    for (int k = 0; k < level; k++) sum -= factor[i, k] * factor[pivot, k];
                    factor[i, level] = sum / scale;
                    left[i] -= factor[i, level] * factor[i, level];
                    if (left[i] < -1e-7) throw new ArgumentException("the matrix is not positive semidefinite", nameof(correlation));
                }

                left[pivot] = 0;
            }

            return (factor, n);
        }
    }
}
