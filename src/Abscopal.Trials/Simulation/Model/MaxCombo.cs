using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.Simulation.Model;

/// <summary>The largest of four Fleming-Harrington tests, as the Z of its one-sided p-value.</summary>
/// <remarks>
/// Source: Lin, Lin, Roychoudhury and others, Statistics in Biopharmaceutical Research 12 (2020) 187-198. The covariance
/// of two weighted tests is the sum of the product of their weights times the variance of the log-rank terms. The weights
/// 1, F, S, SF of the pooled curve span three dimensions (F + S = 1), which the quadrature makes use of.
/// </remarks>
internal static class MaxCombo
{
    private const int Tests = 4;
    private static readonly GaussLegendre Rule = GaussLegendre.OfPoints(12);

    /// <summary>
    /// The Z of the p-value. The p-value lies between that of the best test alone and four times it; where no bound
    /// of the look falls between the two, the decision is made and the joint distribution is not integrated.
    /// </summary>
    public static double Z(EventTable table, double upper, double lower)
    {
        Span<double> scores = stackalloc double[Tests];
        Span<double> moments = stackalloc double[5];
        scores.Clear();
        moments.Clear();
        for (int i = 0; i < table.Count; i++)
        {
            double share = (double)table.Experimental[i] / (table.Control[i] + table.Experimental[i]);
            double term = share - table.Arm[i];
            double variance = share * (1 - share);
            double survival = table.Pooled[i];
            double other = 1 - survival;
            scores[0] += term;
            scores[1] += other * term;
            scores[2] += survival * term;
            scores[3] += survival * other * term;
            double power = variance;
            for (int m = 0; m < 5; m++)
            {
                moments[m] += power;
                power *= survival;
            }
        }

        if (!(moments[0] > 0)) return 0;
        Span<double> covariance = stackalloc double[Tests * Tests];
        Covariance(moments, covariance);
        // One event: the tests are one.
        if (!(covariance[Tests + 1] > 1e-12 * covariance[0])) return scores[0] / Math.Sqrt(covariance[0]);
        double largest = double.NegativeInfinity;
        for (int j = 0; j < Tests; j++)
        {
            if (covariance[(j * Tests) + j] > 0) largest = Math.Max(largest, scores[j] / Math.Sqrt(covariance[(j * Tests) + j]));
        }

        return Decide(largest, covariance, upper, lower);
    }

    // The first bounds that leave no bound of the look between them decide; only then is the joint distribution integrated.
    private static double Decide(double largest, Span<double> covariance, double upper, double lower)
    {
        double single = Math.Clamp(Normal.UpperTail(largest), 1e-300, 1 - 1e-15);
        double greatest = Math.Min(Tests * single, 1 - 1e-15);
        if (IsDecided(single, greatest, upper, lower)) return Normal.UpperQuantile(greatest);
        Span<double> deviations = stackalloc double[Tests];
        for (int i = 0; i < Tests; i++) deviations[i] = Math.Sqrt(Math.Max(0, covariance[(i * Tests) + i]));
        for (int i = 0; i < Tests; i++)
        {
            for (int j = 0; j < i; j++)
                covariance[(i * Tests) + j] = covariance[(j * Tests) + i] = Math.Min(1, covariance[(i * Tests) + j] / Math.Sqrt(covariance[(i * Tests) + i] * covariance[(j * Tests) + j]));
        }

        for (int i = 0; i < Tests; i++) covariance[(i * Tests) + i] = 1;
        (double least, greatest) = PairBounds(largest, single, greatest, covariance);
        if (IsDecided(least, greatest, upper, lower)) return Normal.UpperQuantile(greatest);
        double p = MaxComboTail.Above(largest, covariance, deviations, Normal.UpperTail(upper), Normal.UpperTail(lower));
        return double.IsNaN(p) ? Integrated(largest, least, greatest, covariance) : Normal.UpperQuantile(Math.Clamp(p, least, greatest));
    }

    private static bool IsDecided(double least, double greatest, double upper, double lower)
    {
        double low = Normal.UpperQuantile(greatest);
        double high = Normal.UpperQuantile(least);
        return !(low < upper && upper <= high) && !(low <= lower && lower < high);
    }

    // The union of four events of the same probability from those of the pairs: at most by a spanning tree (Hunter 1976,
    // Worsley 1982), at least by Dawson and Sankoff 1967.
    private static (double Least, double Greatest) PairBounds(double largest, double single, double greatest, ReadOnlySpan<double> correlation)
    {
        Span<double> pairs = stackalloc double[Tests * Tests];
        double sum = 0;
        for (int i = 0; i < Tests; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double both = BothAbove(largest, correlation[(i * Tests) + j]);
                pairs[(i * Tests) + j] = pairs[(j * Tests) + i] = both;
                sum += both;
            }
        }

        double tree = 0;
        int joined = 1;
        while (joined != (1 << Tests) - 1)
        {
            double best = -1;
            int next = 0;
            for (int i = 0; i < Tests; i++)
            {
                if (((joined >> i) & 1) == 0) continue;
                for (int j = 0; j < Tests; j++)
                {
                    if (((joined >> j) & 1) != 0 || pairs[(i * Tests) + j] <= best) continue;
                    (best, next) = (pairs[(i * Tests) + j], j);
                }
            }

            tree += best;
            joined |= 1 << next;
        }

        double total = Tests * single;
        int k = 1 + (int)(2 * sum / total);
        double least = (2 * total / (k + 1)) - (2 * sum / (k * (k + 1.0)));
        return (Math.Clamp(least, single, greatest), Math.Clamp(total - tree, single, greatest));
    }

    // P(both above h) = UpperTail(h)^2 + 1 / (2 pi) times the integral of exp(-h^2 / (1 + sin a)) over a from 0 to
    // asin(correlation): Plackett, Biometrika 41 (1954) 351-360. With u = tan(a / 2) there is no trigonometry in it.
    private static double BothAbove(double h, double correlation)
    {
        double tail = Normal.UpperTail(h);
        double half = 0.5 * correlation / (1 + Math.Sqrt(Math.Max(0, 1 - (correlation * correlation))));
        double sum = 0;
        for (int i = 0; i < Rule.Nodes.Length; i++)
        {
            double u = half * (1 + Rule.Nodes[i]);
            double square = 1 + (u * u);
            sum += Rule.Weights[i] * ElementaryMath.Exp(-h * h * square / (square + (2 * u))) * 2 / square;
        }

        return (tail * tail) + (half * sum / (2 * Math.PI));
    }

    private static double Integrated(double largest, double least, double greatest, ReadOnlySpan<double> correlations)
    {
        double[,] correlation = new double[Tests, Tests];
        for (int i = 0; i < Tests; i++)
        {
            for (int j = 0; j < Tests; j++) correlation[i, j] = correlations[(i * Tests) + j];
        }

        Span<double> from = stackalloc double[Tests];
        Span<double> to = stackalloc double[Tests];
        from.Fill(double.NegativeInfinity);
        to.Fill(largest);
        double p = 1 - MultivariateNormal.Rectangle(correlation, from, to);
        return Normal.UpperQuantile(Math.Clamp(p, least, greatest));
    }

    // Products of 1, F, S and SF as polynomials in S, integrated against the moments.
    private static void Covariance(ReadOnlySpan<double> m, Span<double> covariance)
    {
        Set(covariance, 0, 0, m[0]);
        Set(covariance, 0, 1, m[0] - m[1]);
        Set(covariance, 0, 2, m[1]);
        Set(covariance, 0, 3, m[1] - m[2]);
        Set(covariance, 1, 1, m[0] - (2 * m[1]) + m[2]);
        Set(covariance, 1, 2, m[1] - m[2]);
        Set(covariance, 1, 3, m[1] - (2 * m[2]) + m[3]);
        Set(covariance, 2, 2, m[2]);
        Set(covariance, 2, 3, m[2] - m[3]);
        Set(covariance, 3, 3, m[2] - (2 * m[3]) + m[4]);
    }

    private static void Set(Span<double> covariance, int i, int j, double value) =>
        covariance[(i * Tests) + j] = covariance[(j * Tests) + i] = value;
}
