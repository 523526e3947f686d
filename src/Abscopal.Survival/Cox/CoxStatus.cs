namespace Abscopal.Survival;

/// <summary>How a Cox fit ended.</summary>
public enum CoxStatus
{
    /// <summary>The maximum was found and all coefficients are finite.</summary>
    Converged,

    /// <summary>
    /// The likelihood rises for ever in some direction: the coefficients in it are infinite and the others are their limits
    /// along it.
    /// </summary>
    MonotoneLikelihood,

    /// <summary>The maximum was not found within the iterations allowed.</summary>
    NotConverged,
}
