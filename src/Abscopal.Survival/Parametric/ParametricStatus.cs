namespace Abscopal.Survival;

/// <summary>Whether a maximum of the likelihood was found.</summary>
public enum ParametricStatus
{
    /// <summary>A maximum with a positive definite information matrix was found.</summary>
    Converged,

    /// <summary>The iterations ran out before the gradient vanished.</summary>
    IterationLimit,

    /// <summary>
    /// The likelihood rises towards a bound or is flat: collinear covariates, an infinite coefficient, a cured fraction
    /// of 0. The coefficients are where it stopped; there are no standard errors.
    /// </summary>
    NotIdentified,
}
