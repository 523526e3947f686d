namespace Abscopal.Survival;

/// <summary>The variance of a cumulative incidence.</summary>
/// <remarks>
/// Both carry the variance of the cause-specific hazard increments through the exact derivative of the estimator; they
/// differ in the variance of an increment d_c of n at risk.
/// </remarks>
public enum IncidenceVariance
{
    /// <summary>
    /// Multinomial increments, variance d_c (n - d_c) / n^3 and covariance -d_b d_c / n^3: the delta method, equal to the
    /// infinitesimal jackknife of R's <c>survfit</c> and, with one cause, to Greenwood's formula. Sources: Gaynor et al.,
    /// J. Am. Stat. Assoc. 88 (1993) 400-409; Efron, 'The Jackknife, the Bootstrap and Other Resampling Plans' (1982).
    /// </summary>
    InfinitesimalJackknife,

    /// <summary>
    /// Independent increments of variance d_c (n - d_c) / (n^2 (n - 1)), which for one event is 1 / n^2: the Aalen variance
    /// with Gray's correction for ties, that of R's <c>cmprsk::cuminc</c>. Sources: Aalen, Ann. Stat. 6 (1978) 534-545;
    /// Gray, Ann. Stat. 16 (1988) 1141-1154.
    /// </summary>
    AalenGray,
}
