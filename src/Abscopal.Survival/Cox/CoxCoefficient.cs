namespace Abscopal.Survival;

/// <summary>A coefficient of a Cox regression.</summary>
/// <param name="Name">The name of the covariate.</param>
/// <param name="Estimate">The log hazard ratio; infinite (of either sign) where the likelihood has no maximum, not estimable where other infinite coefficients leave nothing to tell about it.</param>
/// <param name="StandardError">Its standard error; not estimable where the estimate is infinite.</param>
/// <param name="Limits">Its limits; an infinite one says so, of the sign of its side.</param>
/// <param name="HazardRatio">The hazard ratio; 0 where the coefficient is minus infinity.</param>
/// <param name="HazardRatioLimits">The limits of the hazard ratio.</param>
/// <param name="PValue">The two-sided Wald p-value.</param>
public sealed record CoxCoefficient(
    string Name,
    Estimate Estimate,
    Estimate StandardError,
    Interval Limits,
    Estimate HazardRatio,
    Interval HazardRatioLimits,
    Estimate PValue);
