using Abscopal.Numerics.Distributions;

namespace Abscopal.Clinical.Ars;

/// <summary>Tests between groups.</summary>
public static class GroupTests
{
    /// <summary>The p-value of Pearson's chi-square test of a table; empty rows and columns are left out; NaN of a single row or column.</summary>
    /// <param name="counts">Counts by row and column.</param>
    public static double ChiSquare(int[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        (int r, int c) = (counts.GetLength(0), counts.GetLength(1));
        double[] rows = new double[r];
        double[] columns = new double[c];
        double n = 0;
        for (int i = 0; i < r; i++)
        {
            for (int j = 0; j < c; j++)
            {
                rows[i] += counts[i, j];
                columns[j] += counts[i, j];
                n += counts[i, j];
            }
        }

        double statistic = 0;
        for (int i = 0; i < r; i++)
        {
            for (int j = 0; j < c; j++)
            {
                double expected = rows[i] * columns[j] / n;
                if (expected > 0) statistic += (counts[i, j] - expected) * (counts[i, j] - expected) / expected;
            }
        }

        int freedom = (rows.Count(x => x > 0) - 1) * (columns.Count(x => x > 0) - 1);
        return freedom > 0 ? ChiSquared.UpperTail(statistic, freedom) : double.NaN;
    }

    /// <summary>The p-value of a one-way analysis of variance; NaN of one group.</summary>
    /// <param name="groups">The samples.</param>
    public static double Variance(IReadOnlyList<double[]> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        double[][] filled = [.. groups.Where(g => g.Length > 0)];
        int n = filled.Sum(g => g.Length);
        double grand = DescriptiveStatistics.Mean([.. filled.SelectMany(g => g)]);
        double between = 0;
        double within = 0;
        foreach (double[] group in filled)
        {
            double mean = DescriptiveStatistics.Mean(group);
            between += group.Length * (mean - grand) * (mean - grand);
            foreach (double value in group) within += (value - mean) * (value - mean);
        }

        (double above, double below) = (filled.Length - 1, n - filled.Length);
        if (above < 1 || below < 1) return double.NaN;
        // F(d1, d2) above f is the lower tail of a beta: I_x(d2/2, d1/2) at x = d2/(d2 + d1 f).
        double f = between / above / (within / below);
        return BetaDistribution.Cumulative(below / (below + (above * f)), below / 2, above / 2);
    }

    /// <summary>The two-sided p-value of Fisher's exact test: the tables no likelier than the one seen.</summary>
    /// <param name="first">Events of the first group.</param>
    /// <param name="firstOf">Subjects of the first group.</param>
    /// <param name="second">Events of the second group.</param>
    /// <param name="secondOf">Subjects of the second group.</param>
    public static double Fisher(int first, int firstOf, int second, int secondOf)
    {
        int events = first + second;
        double seen = LogChance(first);
        double p = 0;
        for (int x = Math.Max(0, events - secondOf); x <= Math.Min(firstOf, events); x++)
        {
            double chance = LogChance(x);
            if (chance <= seen + 1e-7) p += Math.Exp(chance);
        }

        return Math.Min(1, p);

        double LogChance(int x) => LogChoose(firstOf, x) + LogChoose(secondOf, events - x) - LogChoose(firstOf + secondOf, events);
    }

    private static double LogChoose(int n, int k) => GammaFunction.Log(n + 1.0) - GammaFunction.Log(k + 1.0) - GammaFunction.Log(n - k + 1.0);
}
