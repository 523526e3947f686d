namespace Abscopal.Survival;

/// <summary>A coefficient of a subdistribution hazard regression.</summary>
/// <param name="Name">The name of the covariate.</param>
/// <param name="Estimate">The log of the subdistribution hazard ratio; infinite where the likelihood has no maximum.</param>
/// <param name="StandardError">Its robust standard error; not estimable where the estimate is infinite.</param>
/// <param name="Limits">Its limits.</param>
/// <param name="HazardRatio">The subdistribution hazard ratio.</param>
/// <param name="HazardRatioLimits">The limits of the ratio.</param>
/// <param name="PValue">The two-sided Wald p-value.</param>
public sealed record FineGrayCoefficient(
    string Name,
    Estimate Estimate,
    Estimate StandardError,
    Interval Limits,
    Estimate HazardRatio,
    Interval HazardRatioLimits,
    Estimate PValue);
