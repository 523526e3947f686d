namespace Abscopal.Survival;

/// <summary>The survival probability at a time.</summary>
/// <param name="Time">The time, in the unit of the curve.</param>
/// <param name="Survival">The probability of being free of the event.</param>
/// <param name="Limits">Its limits.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="AtRisk">The subjects at risk just before the time.</param>
public sealed record LandmarkRate(double Time, Estimate Survival, Interval Limits, Estimate StandardError, int AtRisk);
