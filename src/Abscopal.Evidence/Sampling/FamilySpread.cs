namespace Abscopal.Evidence.Sampling;

/// <summary>How many independent draws tell as much of a mean as the draws of a population that came from common ancestors.</summary>
public static class FamilySpread
{
    /// <summary>The effective sample size: the variance of the draws over the variance of their mean.</summary>
    /// <remarks>
    /// The variance of the mean is estimated by families, those who come from one cohort of the first population: the
    /// sum over families of the squared sum of deviations, over the squared number of draws (Chan and Lai, Ann. Stat. 41
    /// (2013) 2877-2904; Lee and Whiteley, Biometrika 105 (2018) 609-625). Members of a family that have walked far apart
    /// are counted as if they had not, so that the size is told too small rather than too great.
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
        double between = values.Zip(families).GroupBy(v => v.Second).Sum(g =>
        {
            double sum = g.Sum(v => v.First - mean);
            return sum * sum;
        });
        return between <= squares ? n : n * squares / between;
    }
}
