using Abscopal.Evidence.Pooling;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Evidence.Borrowing;

/// <summary>Priors that take the likelihood of an earlier control arm to a power.</summary>
public static class PowerPrior
{
    private const int Points = 64;

    /// <summary>The prior with a fixed power for each earlier trial.</summary>
    /// <param name="trials">The earlier trials, all on one scale.</param>
    /// <param name="powers">The power of each, from 0 for nothing to 1 for all; as many as trials.</param>
    /// <param name="initial">The prior before any trial.</param>
    /// <param name="unitDeviation">The standard deviation of one unit of information; null takes that of the scale.</param>
    /// <remarks>Ibrahim and Chen, Stat. Sci. 15 (2000) 46-60; for a normal likelihood the power multiplies the precision.</remarks>
    /// <exception cref="EvidenceInputException">A number is out of range, or the lengths differ.</exception>
    public static NormalBorrowedPrior Fixed(
        IReadOnlyList<TrialEstimate> trials, IReadOnlyList<double> powers, InitialPrior initial, double? unitDeviation = null)
    {
        ArgumentNullException.ThrowIfNull(powers);
        ArgumentNullException.ThrowIfNull(initial);
        TrialColumns columns = TrialColumns.Of(trials);
        if (powers.Count != trials.Count) throw new EvidenceInputException($"{trials.Count} trials and {powers.Count} powers; they must be equal");
        foreach (double power in powers)
        {
            if (!(power >= 0 && power <= 1)) throw new EvidenceInputException($"the power {power:R} must lie from 0 to 1");
        }

        return Wrap(BorrowingMethod.PowerPrior, trials[0].Scale, new NormalMixture([Given(columns, i => powers[i], initial, 1)]), unitDeviation);
    }

    /// <summary>The prior whose power, the same for every trial, has a beta prior of its own.</summary>
    /// <param name="trials">The earlier trials, all on one scale.</param>
    /// <param name="a">The first shape of the prior of the power.</param>
    /// <param name="b">The second shape.</param>
    /// <param name="initial">The prior before any trial.</param>
    /// <param name="unitDeviation">The standard deviation of one unit of information; null takes that of the scale.</param>
    /// <remarks>
    /// Duan, Ye and Smith, Environmetrics 17 (2006) 95-106: normalised given the power, so the power keeps its prior until
    /// new data are seen. Averaged over the power at points of equal probability rule.
    /// </remarks>
    /// <exception cref="EvidenceInputException">A number is out of range.</exception>
    public static NormalBorrowedPrior Normalised(
        IReadOnlyList<TrialEstimate> trials, double a, double b, InitialPrior initial, double? unitDeviation = null)
    {
        ArgumentNullException.ThrowIfNull(initial);
        EvidenceInputException.ThrowIfNotPositive(a, "the first shape");
        EvidenceInputException.ThrowIfNotPositive(b, "the second shape");
        TrialColumns columns = TrialColumns.Of(trials);
        var rule = GaussLegendre.OfPoints(Points);
        var prior = new NormalMixture(Enumerable.Range(0, Points).Select(i =>
        {
            double power = BetaDistribution.Quantile(0.5 * (1 + rule.Nodes[i]), a, b);
            return Given(columns, _ => power, initial, 0.5 * rule.Weights[i]);
        }));
        return Wrap(BorrowingMethod.NormalisedPowerPrior, trials[0].Scale, prior, unitDeviation);
    }

    private static NormalComponent Given(TrialColumns columns, Func<int, double> power, InitialPrior initial, double weight)
    {
        double precision = 1 / (initial.StandardDeviation * initial.StandardDeviation);
        double sum = precision * initial.Mean;
        for (int i = 0; i < columns.Count; i++)
        {
            double p = power(i) / columns.Variances[i];
            precision += p;
            sum += p * columns.Values[i];
        }

        return new NormalComponent(weight, sum / precision, 1 / Math.Sqrt(precision));
    }

    private static NormalBorrowedPrior Wrap(BorrowingMethod method, PoolingScale scale, NormalMixture prior, double? unitDeviation) =>
        new(method, scale, prior, 0, InformationContent.UnitDeviation(scale, unitDeviation), InformationContent.Of(prior, scale, unitDeviation), 0);
}
