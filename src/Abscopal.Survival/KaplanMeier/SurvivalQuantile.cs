namespace Abscopal.Survival;

/// <summary>A quantile of the time to event with its limits.</summary>
/// <param name="Probability">The probability of the event by then.</param>
/// <param name="Estimate">The time; not estimable when the curve does not come down so far.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit; not estimable when the upper curve does not come down so far.</param>
public sealed record SurvivalQuantile(double Probability, Estimate Estimate, Estimate Lower, Estimate Upper);
