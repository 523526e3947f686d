namespace Abscopal.Trials.GroupSequential;

/// <summary>A look that was made, beside the bounds for the events that were really there.</summary>
/// <param name="Observed">What was seen.</param>
/// <param name="Upper">The efficacy bound of Z, or null where nothing may be spent yet.</param>
/// <param name="Lower">The planned futility bound of Z, or null for none.</param>
/// <param name="Decision">What follows.</param>
/// <param name="RepeatedLower">The lower limit of the repeated interval of the effect, minus the log hazard ratio.</param>
/// <param name="RepeatedUpper">Its upper limit.</param>
public sealed record ReviewedLook(ObservedLook Observed, double? Upper, double? Lower, LookDecision Decision, double RepeatedLower, double RepeatedUpper);
