using Abscopal.Numerics.Elementary;

namespace Abscopal.Numerics.Distributions;

/// <summary>Exact limits of a binomial proportion.</summary>
/// <remarks>Source: Clopper and Pearson, Biometrika 26 (1934) 404-413, in terms of beta quantiles.</remarks>
public static class BinomialProportion
{
    /// <summary>The lower limit that a count of <paramref name="count"/> or more would exceed with probability <paramref name="tail"/>.</summary>
    /// <param name="count">Subjects with the event, from 0 to <paramref name="n"/>.</param>
    /// <param name="n">Subjects, at least 1.</param>
    /// <param name="tail">The probability on this side: 0.05 for one-sided 95%, 0.1 for two-sided 80%.</param>
    public static double LowerLimit(int count, int n, double tail)
    {
        Check(count, n, tail);
        return count == 0 ? 0 : BetaDistribution.Quantile(tail, count, n - count + 1);
    }

    /// <summary>The upper limit that a count of <paramref name="count"/> or fewer would fall below with probability <paramref name="tail"/>.</summary>
    /// <param name="count">Subjects with the event, from 0 to <paramref name="n"/>.</param>
    /// <param name="n">Subjects, at least 1.</param>
    /// <param name="tail">The probability on this side: 0.05 for one-sided 95%, 0.1 for two-sided 80%.</param>
    public static double UpperLimit(int count, int n, double tail)
    {
        Check(count, n, tail);
        if (count == n) return 1;
        // With no event the limit has a closed form, 1 - tail^(1/n).
        return count == 0 ? -ElementaryMath.Exp(ElementaryMath.Log(tail) / n) + 1 : 1 - BetaDistribution.Quantile(tail, n - count, count + 1);
    }

    private static void Check(int count, int n, double tail)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, n);
        if (!(tail > 0 && tail < 1)) throw new ArgumentOutOfRangeException(nameof(tail), tail, "must lie strictly between 0 and 1");
    }
}
