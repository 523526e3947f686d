using Abscopal.Survival;

namespace Abscopal.Evidence.Matching;

/// <summary>One line of the balance table.</summary>
/// <param name="Covariate">Its name.</param>
/// <param name="Moment">1 for the mean, 2 for the mean of squares.</param>
/// <param name="Target">The figure of the other trial.</param>
/// <param name="Unweighted">That of the subjects.</param>
/// <param name="Weighted">That of the weighted subjects.</param>
/// <param name="StandardisedBefore">The unweighted difference over the standard deviation of the subjects.</param>
/// <param name="StandardisedAfter">The weighted difference over the same.</param>
/// <param name="Least">The least value among the subjects.</param>
/// <param name="Greatest">The greatest value among the subjects.</param>
public sealed record MatchingBalance(
    string Covariate,
    int Moment,
    double Target,
    double Unweighted,
    Estimate Weighted,
    Estimate StandardisedBefore,
    Estimate StandardisedAfter,
    double Least,
    double Greatest)
{
    /// <summary>Whether the target lies within the values of the subjects; where not, this covariate alone forbids matching.</summary>
    public bool IsWithinRange => Target >= Least && Target <= Greatest;
}
