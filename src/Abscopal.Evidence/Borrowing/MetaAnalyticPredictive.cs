using Abscopal.Evidence.Pooling;

namespace Abscopal.Evidence.Borrowing;

/// <summary>The robust meta-analytic-predictive prior: what the next control arm will show, with room for being wrong.</summary>
/// <remarks>
/// Schmidli, Gsteiger, Roychoudhury, O'Hagan, Spiegelhalter and Neuenschwander, Biometrics 70 (2014) 1023-1032: the
/// prediction is approximated by a conjugate mixture, fitted by expectation-maximisation to points of a quadrature,
/// so nothing is random, and a vague component worth one unit of information is added.
/// </remarks>
public static class MetaAnalyticPredictive
{
    /// <summary>The prior as a mixture of normals, on the scale of pooling.</summary>
    /// <param name="evidence">The pooled trials.</param>
    /// <param name="options">Components and vague part.</param>
    /// <exception cref="EvidenceInputException">An option is out of range, or the scale has no unit and none was stated.</exception>
    public static NormalBorrowedPrior Normal(BayesianPoolingResult evidence, MetaAnalyticPredictiveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        options ??= new MetaAnalyticPredictiveOptions();
        Check(options);
        double unit = InformationContent.UnitDeviation(evidence.Scale, options.UnitDeviation);
        (NormalMixture fitted, double divergence) = MixtureFit.Normal(evidence.Next, options.Components);
        NormalMixture prior = options.VagueWeight > 0
            ? new NormalMixture(
            [
                .. fitted.Components.Select(c => c with { Weight = c.Weight * (1 - options.VagueWeight) }),
                new NormalComponent(options.VagueWeight, options.VagueMean ?? evidence.Next.Mean, unit),
            ])
            : fitted;
        return new NormalBorrowedPrior(
            Method(options), evidence.Scale, prior, options.VagueWeight, unit, InformationContent.Of(prior, evidence.Scale, options.UnitDeviation), divergence);
    }

    /// <summary>The prior of a landmark rate as a mixture of betas; the vague component is uniform.</summary>
    /// <param name="evidence">The pooled trials, on the logit scale of a landmark.</param>
    /// <param name="options">Components and vague part.</param>
    /// <exception cref="EvidenceInputException">An option is out of range, or the evidence is on another scale.</exception>
    public static BetaBorrowedPrior Beta(BayesianPoolingResult evidence, MetaAnalyticPredictiveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        options ??= new MetaAnalyticPredictiveOptions();
        Check(options);
        if (evidence.Scale != PoolingScale.LogitLandmark)
            throw new EvidenceInputException($"the evidence is on the scale {evidence.Scale}; a mixture of betas needs {PoolingScale.LogitLandmark}");
        (BetaMixture fitted, double divergence) = MixtureFit.Beta(evidence.Next, options.Components);
        BetaMixture prior = options.VagueWeight > 0
            ? new BetaMixture([.. fitted.Components.Select(c => c with { Weight = c.Weight * (1 - options.VagueWeight) }), new BetaComponent(options.VagueWeight, 1, 1)])
            : fitted;
        return new BetaBorrowedPrior(Method(options), prior, options.VagueWeight, InformationContent.Of(prior), divergence);
    }

    private static BorrowingMethod Method(MetaAnalyticPredictiveOptions options) =>
        options.VagueWeight > 0 ? BorrowingMethod.RobustMetaAnalyticPredictive : BorrowingMethod.MetaAnalyticPredictive;

    private static void Check(MetaAnalyticPredictiveOptions options)
    {
        if (options.Components is < 1 or > 10) throw new EvidenceInputException($"{options.Components} components; the number must lie from 1 to 10");
        if (!(options.VagueWeight >= 0 && options.VagueWeight < 1))
            throw new EvidenceInputException($"the weight of the vague component is {options.VagueWeight:R}; it must lie from 0 to less than 1");
    }
}
