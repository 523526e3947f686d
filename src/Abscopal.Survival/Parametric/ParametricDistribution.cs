namespace Abscopal.Survival;

/// <summary>The families of parametric survival models.</summary>
public enum ParametricDistribution
{
    /// <summary>Exponential; covariates act on log time.</summary>
    Exponential,

    /// <summary>Weibull; covariates act on log time.</summary>
    Weibull,

    /// <summary>Log-normal; covariates act on log time.</summary>
    LogNormal,

    /// <summary>Log-logistic; covariates act on log time.</summary>
    LogLogistic,

    /// <summary>Gompertz, hazard b exp(a t); covariates act on log b. A negative a leaves some never to have the event.</summary>
    Gompertz,

    /// <summary>Generalised gamma (mu, sigma, Q) of Prentice, Biometrika 61 (1974) 539-544; covariates act on mu.</summary>
    GeneralisedGamma,

    /// <summary>A constant hazard between cut points; covariates act on the log hazard.</summary>
    PiecewiseExponential,

    /// <summary>
    /// A natural cubic spline of log time on a transformed survival scale: Royston and Parmar, Stat. Med. 21 (2002)
    /// 2175-2197; covariates act on the transformed scale.
    /// </summary>
    RoystonParmar,

    /// <summary>A cured fraction and an exponential time of the others; covariates act on log time.</summary>
    ExponentialCure,

    /// <summary>A cured fraction and a Weibull time of the others (Farewell, Biometrics 38 (1982) 1041-1046); covariates act on log time.</summary>
    WeibullCure,
}
