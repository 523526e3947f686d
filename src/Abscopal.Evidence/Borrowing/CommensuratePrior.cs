using Abscopal.Evidence.Pooling;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Evidence.Borrowing;

/// <summary>The prior that centres a new control arm on the earlier ones with an uncertain precision.</summary>
/// <remarks>Hobbs, Sargent and Carlin, Bayesian Analysis 7 (2012) 639-674: location commensurate prior, spike and uniform slab.</remarks>
public static class CommensuratePrior
{
    private const int Points = 48;

    /// <summary>The prior from earlier trials, pooled by fixed effect as one history.</summary>
    /// <param name="trials">The earlier trials, all on one scale.</param>
    /// <param name="options">Spike and slab.</param>
    /// <exception cref="EvidenceInputException">A number is out of range.</exception>
    public static NormalBorrowedPrior Of(IReadOnlyList<TrialEstimate> trials, CommensuratePriorOptions? options = null)
    {
        options ??= new CommensuratePriorOptions();
        TrialColumns columns = TrialColumns.Of(trials);
        if (!(options.SpikeWeight >= 0 && options.SpikeWeight <= 1))
            throw new EvidenceInputException($"the weight of the spike is {options.SpikeWeight:R}; it must lie from 0 to 1");
        if (!(0 < options.SlabLower && options.SlabLower < options.SlabUpper && options.SlabUpper < options.Spike && double.IsFinite(options.Spike)))
            throw new EvidenceInputException($"slab {options.SlabLower:R} to {options.SlabUpper:R}, spike {options.Spike:R}; it must be 0 < lower < upper < spike");
        (double mean, double precision) = columns.Mean(0);
        var rule = GaussLegendre.OfPoints(Points);
        double half = 0.5 * (options.SlabUpper - options.SlabLower);
        NormalComponent At(double commensurability, double weight) => new(weight, mean, Math.Sqrt((1 / precision) + (1 / commensurability)));
        var prior = new NormalMixture(
        [
            At(options.Spike, options.SpikeWeight),
            .. Enumerable.Range(0, Points).Select(i => At(options.SlabLower + (half * (1 + rule.Nodes[i])), (1 - options.SpikeWeight) * 0.5 * rule.Weights[i])),
        ]);
        return new NormalBorrowedPrior(
            BorrowingMethod.CommensuratePrior,
            trials[0].Scale,
            prior,
            0,
            InformationContent.UnitDeviation(trials[0].Scale, options.UnitDeviation),
            InformationContent.Of(prior, trials[0].Scale, options.UnitDeviation),
            0);
    }
}
