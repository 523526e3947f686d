using System.Globalization;
using System.Numerics;

namespace Abscopal.Survival;

/// <summary>Compares a cumulative incidence with a probability, without roundoff.</summary>
/// <remarks>
/// The floating sum is wrong by less than a few units of 2^-53 a time; outside that bound it decides, inside it the sum
/// is compared as a ratio of integers.
/// </remarks>
internal readonly struct ExactIncidence
{
    private readonly CompetingRisksTable _table;
    private readonly double[] _incidence;
    private readonly int _cause;
    private readonly double _probability;
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    /// <summary>Prepares the comparison of a curve.</summary>
    /// <param name="table">The counts behind the curve.</param>
    /// <param name="incidence">The floating sums.</param>
    /// <param name="cause">The code of the cause.</param>
    /// <param name="probability">Means the decimal number that it prints as, so that 0.1 is a tenth.</param>
    public ExactIncidence(CompetingRisksTable table, double[] incidence, int cause, double probability)
    {
        _table = table;
        _incidence = incidence;
        _cause = cause;
        _probability = probability;
        decimal p = decimal.Parse(probability.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        _denominator = BigInteger.Pow(10, p.Scale);
        _numerator = new BigInteger(p * (decimal)_denominator);
    }

    /// <summary>The first index at which the curve is at or above the probability, or the number of times when there is none.</summary>
    public int FirstAtOrAbove()
    {
        int low = 0;
        int high = _incidence.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Compare(middle) >= 0) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>The sign of the curve at an index minus the probability.</summary>
    public int Compare(int index)
    {
        double f = _incidence[index];
        double bound = ((4.0 * index) + 16) * 1.2e-16;
        if (Math.Abs(f - _probability) > bound) return f > _probability ? 1 : -1;
        return CompareExactly(index);
    }

    // The incidence is sum / scale and the event-free probability survivors * factor / scale, where survivors are those
    // left after the last event: while nobody is censored the scale does not grow.
    private int CompareExactly(int index)
    {
        BigInteger sum = BigInteger.Zero;
        BigInteger factor = BigInteger.One;
        BigInteger scale = BigInteger.One;
        int survivors = 1;
        for (int i = 0; i <= index; i++)
        {
            int all = 0;
            for (int c = 1; c <= _table.Causes; c++) all += _table.Events(c)[i];
            if (all == 0) continue;
            int n = _table.AtRisk[i];
            if (n != survivors)
            {
                factor *= survivors;
                scale *= n;
                sum *= n;
            }

            sum += factor * _table.Events(_cause)[i];
            survivors = n - all;
        }

        return (sum * _denominator).CompareTo(_numerator * scale);
    }
}
