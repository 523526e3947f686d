namespace Abscopal.Trials.Simulation;

/// <summary>How often a hypothesis was rejected.</summary>
/// <param name="Name">The name of the hypothesis.</param>
/// <param name="Reject">The share of trials that rejected it at any look.</param>
/// <param name="RejectStandardError">Its Monte-Carlo standard error.</param>
public sealed record HypothesisCharacteristics(string Name, double Reject, double RejectStandardError);
