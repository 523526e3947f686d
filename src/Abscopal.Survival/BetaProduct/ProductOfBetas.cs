using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

/// <summary>
/// The product W of independent beta variables that bounds a survival probability. One event among y at risk contributes
/// Beta(y, 1), that is exp(-E / y) with E exponential, and d tied events Beta(y - d + 1, d) = Beta(y, 1) ... Beta(y - d + 1, 1).
/// </summary>
internal sealed class ProductOfBetas
{
    private const double Negligible = 1e-18;
    private readonly double[] _rates;
    private readonly bool _exact;
    private readonly double _a;
    private readonly double _b;

    /// <summary>A product of Beta(rate, 1).</summary>
    /// <param name="rates">The first shapes; none for the constant 1.</param>
    /// <param name="exact">Whether the distribution is that of the product, or the beta of its mean and variance.</param>
    public ProductOfBetas(double[] rates, bool exact)
    {
        _rates = rates;
        _exact = exact && rates.Length > 1;
        double mean = 1;
        double meanSquare = 1;
        // 1 - E W^2 / (E W)^2 in a form that does not cancel: the ratio of each factor is 1 + 1 / (y (y + 2)).
        double excess = 0;
        foreach (double y in rates)
        {
            mean *= y / (y + 1);
            meanSquare *= y / (y + 2);
            excess += ElementaryMath.Log(1 + (1 / (y * (y + 2))));
        }

        double variance = mean * mean * (ElementaryMath.Exp(excess) - 1);
        double common = (mean - meanSquare) / variance;
        _a = mean * common;
        _b = (1 - mean) * common;
    }

    /// <summary>P(W &lt;= x) for x strictly between 0 and 1.</summary>
    public double Cumulative(double x)
    {
        if (_rates.Length == 0) return 0;
        return _exact ? SumExceeds(-ElementaryMath.Log(x)) : BetaDistribution.Cumulative(x, _a, _b);
    }

    // P(T > t) for a sum T of exponentials, by uniformisation: all terms are positive, whatever the rates.
    private double SumExceeds(double t)
    {
        double rate = _rates.Max();
        double[] waiting = new double[_rates.Length];
        waiting[0] = 1;
        double logPoisson = -rate * t;
        double exceeds = 0;
        double covered = 0;
        for (int jumps = 0; ; jumps++)
        {
            double weight = ElementaryMath.Exp(logPoisson);
            double alive = 0;
            foreach (double p in waiting) alive += p;
            exceeds += weight * alive;
            covered += weight;
            if (jumps > rate * t && (1 - covered < 1e-15 || weight < Negligible || alive < Negligible)) return exceeds;
            for (int i = waiting.Length - 1; i >= 0; i--)
            {
                double share = _rates[i] / rate;
                waiting[i] *= 1 - share;
                if (i > 0) waiting[i] += waiting[i - 1] * (_rates[i - 1] / rate);
            }

            logPoisson += ElementaryMath.Log(rate * t / (jumps + 1));
        }
    }
}
