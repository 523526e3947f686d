namespace Abscopal.Survival;

/// <summary>How the product of beta variables is taken.</summary>
public enum BetaProductMethod
{
    /// <summary>As the beta variable with the same mean and variance: quick, and what published values use.</summary>
    MomentMatched,

    /// <summary>As it is: minus its logarithm is a sum of exponential variables. Time grows with the cube of the sample.</summary>
    Exact,
}
