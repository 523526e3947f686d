namespace Abscopal.Survival;

/// <summary>Where the limits of a Cox coefficient come from.</summary>
public enum CoxLimits
{
    /// <summary>The estimate and normal quantiles of its standard error.</summary>
    Wald,

    /// <summary>
    /// The values of the coefficient at which twice the log-likelihood, maximal over the others, has fallen by the quantile
    /// of chi-squared with one degree of freedom. A limit that the likelihood never reaches is infinite.
    /// </summary>
    ProfileLikelihood,
}
