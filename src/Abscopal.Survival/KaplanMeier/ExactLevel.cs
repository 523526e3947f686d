using System.Globalization;
using System.Numerics;

namespace Abscopal.Survival;

/// <summary>Compares a Kaplan-Meier curve with one minus a probability, without roundoff.</summary>
/// <remarks>
/// The floating product of k factors (n - d) / n is wrong by less than (2k + 2) units of 2^-53, relatively. Outside
/// that bound the floating comparison is proof; inside it the product is compared as a ratio of integers. With a naive
/// comparison the curve misses an exact one half in most samples where half the subjects have the event before the
/// first censoring.
/// </remarks>
internal readonly struct ExactLevel
{
    // Sums of weights are not exact, so that equality is R's: within the square root of the machine epsilon.
    private const double WeightedTolerance = 1.4901161193847656e-8;

    private readonly EventTable _table;
    private readonly double[] _survival;
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;
    private readonly double _level;

    /// <summary>Prepares the comparison of a curve.</summary>
    /// <param name="table">The counts behind the curve.</param>
    /// <param name="survival">The floating products.</param>
    /// <param name="probability">Means the decimal number that it prints as, so that 0.1 is a tenth.</param>
    public ExactLevel(EventTable table, double[] survival, double probability)
    {
        _table = table;
        _survival = survival;
        decimal p = decimal.Parse(probability.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        int scale = p.Scale;
        _denominator = BigInteger.Pow(10, scale);
        _numerator = _denominator - new BigInteger(p * (decimal)_denominator);
        _level = (double)_numerator / (double)_denominator;
    }

    /// <summary>The first index at which the curve is at or below the level, or the number of times when there is none.</summary>
    public int FirstAtOrBelow()
    {
        int low = 0;
        int high = _survival.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Compare(middle) <= 0) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>The sign of the curve at an index minus the level.</summary>
    public int Compare(int index)
    {
        double s = _survival[index];
        double bound = ((2.0 * index) + 8) * 1.2e-16 * Math.Max(s, _level);
        if (_table.IsWeighted) bound = Math.Max(bound, WeightedTolerance);
        if (Math.Abs(s - _level) > bound) return s > _level ? 1 : -1;
        if (_table.IsWeighted) return 0;
        return CompareExactly(index);
    }

    private int CompareExactly(int index)
    {
        var numerators = new List<BigInteger>();
        var denominators = new List<BigInteger>();
        int open = 0;
        for (int i = 0; i <= index; i++)
        {
            int d = _table.Events[i];
            if (d == 0) continue;
            int n = _table.AtRisk[i];
            // Where nobody was censored since the last event, its numerator is this denominator and both cancel.
            if (n != open)
            {
                if (open != 0) numerators.Add(open);
                denominators.Add(n);
            }

            open = n - d;
            if (open == 0) return _numerator.IsZero ? 0 : -1;
        }

        numerators.Add(open == 0 ? 1 : open);
        BigInteger left = Product(numerators, 0, numerators.Count) * _denominator;
        BigInteger right = Product(denominators, 0, denominators.Count) * _numerator;
        return left.CompareTo(right);
    }

    private static BigInteger Product(List<BigInteger> factors, int start, int end)
    {
        if (end - start == 0) return BigInteger.One;
        if (end - start == 1) return factors[start];
        int middle = (start + end) / 2;
        return Product(factors, start, middle) * Product(factors, middle, end);
    }
}
