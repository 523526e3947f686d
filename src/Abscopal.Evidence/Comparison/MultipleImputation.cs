using Abscopal.Numerics.Distributions;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>Combines estimates of several reconstructed data sets.</summary>
public static class MultipleImputation
{
    /// <summary>Combines estimates and their standard errors.</summary>
    /// <param name="estimates">One a data set; m elements, at least 1.</param>
    /// <param name="standardErrors">Their standard errors; m elements.</param>
    /// <param name="level">The confidence level.</param>
    /// <param name="completeDegrees">The degrees of freedom from complete data; infinity for the normal.</param>
    /// <remarks>
    /// Rubin, 'Multiple Imputation for Nonresponse in Surveys' (1987), formulas 3.1.2 to 3.1.10; the degrees of freedom
    /// are those of Barnard and Rubin, Biometrika 86 (1999) 948-955, formula 3.
    /// </remarks>
    /// <exception cref="EvidenceInputException">There is nothing to combine, the lengths differ or the level is out of range.</exception>
    public static ImputedEstimate Combine(IReadOnlyList<Estimate> estimates, IReadOnlyList<Estimate> standardErrors, double level, double completeDegrees)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(standardErrors);
        EvidenceInputException.ThrowIfNotLevel(level);
        if (estimates.Count == 0 || estimates.Count != standardErrors.Count)
            throw new EvidenceInputException($"there are {estimates.Count} estimates and {standardErrors.Count} standard errors; they must be equal and at least 1");
        if (!(completeDegrees > 0)) throw new EvidenceInputException($"the degrees of freedom are {completeDegrees:R}; they must be positive");
        int m = estimates.Count;
        int estimable = 0;
        for (int i = 0; i < m; i++) estimable += estimates[i].IsEstimated && standardErrors[i].IsEstimated ? 1 : 0;
        var result = new ImputedEstimate { Sets = m, SetsEstimable = estimable, Level = level };
        if (estimable < m) return result;
        double mean = 0;
        double within = 0;
        for (int i = 0; i < m; i++)
        {
            mean += estimates[i].Value / m;
            within += standardErrors[i].Value * standardErrors[i].Value / m;
        }

        double between = 0;
        for (int i = 0; i < m; i++) between += m > 1 ? (estimates[i].Value - mean) * (estimates[i].Value - mean) / (m - 1) : 0;
        return Limits(result, mean, within, between, completeDegrees);
    }

    private static ImputedEstimate Limits(ImputedEstimate result, double mean, double within, double between, double completeDegrees)
    {
        int m = result.Sets;
        double added = (1 + (1.0 / m)) * between;
        double total = within + added;
        double share = total > 0 ? added / total : 0;
        double degrees = Degrees(m, share, completeDegrees);
        double tail = 0.5 * (1 - result.Level);
        double width = StudentT.UpperQuantile(tail, degrees) * Math.Sqrt(total);
        double narrow = StudentT.UpperQuantile(tail, completeDegrees) * Math.Sqrt(within);
        double increase = within > 0 ? added / within : double.PositiveInfinity;
        double missing = double.IsFinite(increase) ? (increase + (2 / (degrees + 3))) / (increase + 1) : 1;
        return result with
        {
            Value = Estimate.Of(mean),
            WithinVariance = Estimate.Of(within),
            BetweenVariance = m > 1 ? Estimate.Of(between) : Estimate.NotEstimable,
            TotalVariance = Estimate.Of(total),
            Degrees = double.IsFinite(degrees) ? Estimate.Of(degrees) : Estimate.Infinite,
            ReconstructionShare = m > 1 ? Estimate.Of(share) : Estimate.NotEstimable,
            MissingInformation = m > 1 ? Estimate.Of(between > 0 ? missing : 0) : Estimate.NotEstimable,
            Limits = new Interval(Estimate.Of(mean - width), Estimate.Of(mean + width)),
            LimitsOfSamplingAlone = new Interval(Estimate.Of(mean - narrow), Estimate.Of(mean + narrow)),
            PValue = total > 0 ? Estimate.Of(2 * StudentT.UpperTail(Math.Abs(mean) / Math.Sqrt(total), degrees)) : Estimate.NotEstimable,
        };
    }

    private static double Degrees(int sets, double share, double complete)
    {
        if (share <= 0) return complete;
        double rubin = (sets - 1) / (share * share);
        if (double.IsPositiveInfinity(complete)) return rubin;
        double observed = (complete + 1) / (complete + 3) * complete * (1 - share);
        return observed <= 0 ? rubin : 1 / ((1 / rubin) + (1 / observed));
    }
}
