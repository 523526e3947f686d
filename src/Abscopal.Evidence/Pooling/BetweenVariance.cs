using Abscopal.Numerics.Distributions;

namespace Abscopal.Evidence.Pooling;

/// <summary>The variance between trials.</summary>
internal static class BetweenVariance
{
    public static double Estimate(TrialColumns columns, HeterogeneityEstimator estimator) => estimator switch
    {
        HeterogeneityEstimator.DerSimonianLaird => DerSimonianLaird(columns),
        HeterogeneityEstimator.PauleMandel => Solve(columns, columns.Count - 1),
        _ => RestrictedMaximumLikelihood(columns),
    };

    /// <summary>The variances at which the generalised Q equals the quantiles of its chi-squared distribution.</summary>
    public static (double Lower, double Upper) Limits(TrialColumns columns, double level)
    {
        double tail = 0.5 * (1 - level);
        return (Solve(columns, ChiSquaredQuantile(tail, columns.Count - 1)), Solve(columns, ChiSquaredQuantile(1 - tail, columns.Count - 1)));
    }

    private static double DerSimonianLaird(TrialColumns columns)
    {
        double excess = columns.GeneralisedQ(0) - (columns.Count - 1);
        return Math.Max(0, excess * columns.TypicalVariance() / (columns.Count - 1));
    }

    // The generalised Q is a decreasing function of the variance: bisection cannot fail.
    private static double Solve(TrialColumns columns, double target)
    {
        if (columns.GeneralisedQ(0) <= target) return 0;
        double high = columns.Variances.Max();
        while (columns.GeneralisedQ(high) > target) high *= 2;
        return Bisect(t => columns.GeneralisedQ(t) - target, 0, high);
    }

    private static double ChiSquaredQuantile(double upperTail, int degrees)
    {
        double high = degrees;
        while (ChiSquared.UpperTail(high, degrees) > upperTail) high *= 2;
        return Bisect(x => ChiSquared.UpperTail(x, degrees) - upperTail, 0, high);
    }

    // The restricted likelihood may have several maxima when trials differ in size: the grid finds the highest, golden
    // section refines it.
    private static double RestrictedMaximumLikelihood(TrialColumns columns)
    {
        const int cells = 400;
        double spread = columns.Values.Max() - columns.Values.Min();
        double most = Math.Max(spread * spread, columns.Variances.Max());
        double best = 0;
        double bestValue = double.NegativeInfinity;
        double Point(double cell) => most * Math.Pow(cell / cells, 4);
        for (int i = 0; i <= cells; i++)
        {
            double value = Likelihood(columns, Point(i));
            if (value > bestValue) (best, bestValue) = (i, value);
        }

        double low = Point(Math.Max(0, best - 1));
        double high = Point(Math.Min(cells, best + 1));
        if (best == 0 && Slope(columns, 0) <= 0) return 0;
        return Bisect(t => Slope(columns, t), low, high);
    }

    private static double Likelihood(TrialColumns columns, double tauSquared)
    {
        (_, double precision) = columns.Mean(tauSquared);
        double sum = columns.GeneralisedQ(tauSquared) + Math.Log(precision);
        foreach (double v in columns.Variances) sum += Math.Log(v + tauSquared);
        return -0.5 * sum;
    }

    private static double Slope(TrialColumns columns, double tauSquared)
    {
        (double mean, double precision) = columns.Mean(tauSquared);
        double squares = 0;
        double distance = 0;
        for (int i = 0; i < columns.Count; i++)
        {
            double w = 1 / (columns.Variances[i] + tauSquared);
            squares += w * w;
            distance += w * w * (columns.Values[i] - mean) * (columns.Values[i] - mean);
        }

        return 0.5 * (distance - precision + (squares / precision));
    }

    // The root of a function that is positive at the low end and not at the high end.
    private static double Bisect(Func<double, double> function, double low, double high)
    {
        for (int i = 0; i < 200; i++)
        {
            double middle = 0.5 * (low + high);
            if (middle == low || middle == high) break;
            if (function(middle) > 0) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }
}
