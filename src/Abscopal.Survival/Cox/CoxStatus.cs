namespace Abscopal.Survival;

/// <summary>How a Cox fit ended.</summary>
public enum CoxStatus
{
    /// <summary>The maximum was found and all coefficients are finite.</summary>
    Converged,

    /// <summary>
    /// The likelihood rises for ever in some direction: the coefficients in it are infinite, the others are their limits
    /// along it, and those that nothing is left to tell about are not estimable.
    /// </summary>
    MonotoneLikelihood,

    /// <summary>The maximum was not found within the iterations allowed.</summary>
    NotConverged,
}
