namespace Abscopal.Survival;

/// <summary>How the variance of a curve or a test is estimated.</summary>
public enum VarianceKind
{
    /// <summary>From the counts, as a sum over event times: Greenwood, Aalen, or hypergeometric for tests.</summary>
    Model,

    /// <summary>
    /// From the influence of each subject (infinitesimal jackknife): right for case weights and for rows of one subject
    /// that are not independent.
    /// </summary>
    Robust,
}
