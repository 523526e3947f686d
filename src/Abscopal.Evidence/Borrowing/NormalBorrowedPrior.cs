using Abscopal.Evidence.Pooling;

namespace Abscopal.Evidence.Borrowing;

/// <summary>A prior for a control arm as a mixture of normals, for use by designs.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Scale">The scale of the value.</param>
/// <param name="Prior">The mixture.</param>
/// <param name="VagueWeight">The share of the vague component; 0 where there is none.</param>
/// <param name="UnitDeviation">The standard deviation of one unit of information.</param>
/// <param name="SampleSize">What the prior is worth.</param>
/// <param name="FitDivergence">
/// The Kullback-Leibler divergence of the mixture from the distribution it approximates, before a vague component was
/// added; 0 where the mixture is exact.
/// </param>
public sealed record NormalBorrowedPrior(
    BorrowingMethod Method,
    PoolingScale Scale,
    NormalMixture Prior,
    double VagueWeight,
    double UnitDeviation,
    EffectiveSampleSize SampleSize,
    double FitDivergence)
{
    /// <summary>The posterior after the control arm of the new trial was seen.</summary>
    /// <param name="value">Its estimate, on the scale of the prior.</param>
    /// <param name="standardError">Its standard error.</param>
    public NormalMixture Update(double value, double standardError) => Prior.Update(value, standardError);
}
