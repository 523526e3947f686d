namespace Abscopal.Survival;

/// <summary>Which covariance of the coefficients standard errors come from.</summary>
public enum CoxVariance
{
    /// <summary>Robust where rows have case weights, otherwise the inverse information.</summary>
    Automatic,

    /// <summary>The inverse of the observed information.</summary>
    Model,

    /// <summary>
    /// The infinitesimal jackknife, summed within subjects. Source: Lin and Wei, J. Am. Stat. Assoc. 84 (1989) 1074-1078.
    /// </summary>
    Robust,
}
