namespace Abscopal.Evidence.Sampling;

/// <summary>How many independent draws tell as much of a mean as the draws of a population that came from common ancestors.</summary>
public static class FamilySpread
{
    private const double FewFamilies = 5;

    /// <summary>The effective sample size: the variance of the draws over the variance of their mean.</summary>
    /// <remarks>
    /// The variance of the mean is estimated by families, those who come from one cohort of the first population: the
    /// sum over families of the squared sum of deviations, over the squared number of draws (Chan and Lai, Ann. Stat. 41
    /// (2013) 2877-2904; Lee and Whiteley, Biometrika 105 (2018) 609-625). Where the members of each family are as
    /// independent as draws of one are, that sum has n (1 - Σ p²) / (n - 1) of the sum of squares as its mean, with p the
    /// shares of the families, since deviations are from the mean of all; it is divided by this. Fewer than five families
    /// cannot tell of their spread, and count as so many draws.
    /// </remarks>
    /// <param name="values">The draws.</param>
    /// <param name="families">The family of each.</param>
    /// <returns>At most the number of draws, and that number where the figure never varies.</returns>
    public static double EffectiveSize(IReadOnlyList<double> values, IReadOnlyList<int> families)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(families);
        int n = values.Count;
        double mean = values.Average();
        double squares = values.Sum(v => (v - mean) * (v - mean));
        if (squares <= 1e-24 * n) return n;
        (double between, double shares) = (0, 0);
        foreach (IGrouping<int, (double First, int Second)> family in values.Zip(families).GroupBy(v => v.Second))
        {
            double sum = family.Sum(v => v.First - mean);
            double share = (double)family.Count() / n;
            between += sum * sum;
            shares += share * share;
        }

        double expected = squares * (1 - shares) * n / (n - 1);
        double size = between <= expected * (1 + 1e-12) ? n : n * expected / between;
        return 1 / shares < FewFamilies ? Math.Min(size, 1 / shares) : size;
    }
}
