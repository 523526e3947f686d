using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The estimate of a rank-preserving structural failure time model.</summary>
/// <param name="Psi">Where the test statistic crosses 0; not estimable when it never does on the grid.</param>
/// <param name="Limits">The outermost psi that the test does not reject; an end of the grid is not estimable.</param>
/// <param name="Crossings">How often the statistic changes sign on the grid; more than once is a warning.</param>
/// <param name="Grid">Each psi tried with the log-rank Z of the counterfactual times, positive when the experimental arm has more events.</param>
/// <param name="Options">What made the result.</param>
public sealed record RankPreservingResult(
    Estimate Psi,
    Interval Limits,
    int Crossings,
    ImmutableArray<RankPreservingPoint> Grid,
    RankPreservingOptions Options)
{
    /// <summary>The factor by which treatment stretches time: exp(-psi).</summary>
    public Estimate AccelerationFactor => Psi.Map(p => Math.Exp(-p));
}
