namespace Abscopal.Survival;

/// <summary>The probability of a state at a time.</summary>
/// <param name="State">The name of the state.</param>
/// <param name="Time">The time, in the unit of the data.</param>
/// <param name="Probability">The probability.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Limits">Its limits.</param>
public sealed record StateProbability(string State, double Time, Estimate Probability, Estimate StandardError, Interval Limits);
