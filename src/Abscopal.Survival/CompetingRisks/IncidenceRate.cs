namespace Abscopal.Survival;

/// <summary>The cumulative incidence of a cause at a time.</summary>
/// <param name="Time">The time, in the unit of the curve.</param>
/// <param name="Incidence">The probability that the event of this cause has happened by then.</param>
/// <param name="Limits">Its limits.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="AtRisk">The subjects at risk just before the time.</param>
public sealed record IncidenceRate(double Time, Estimate Incidence, Interval Limits, Estimate StandardError, int AtRisk);
