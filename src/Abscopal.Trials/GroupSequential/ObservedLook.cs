namespace Abscopal.Trials.GroupSequential;

/// <summary>A look that was made.</summary>
/// <param name="Events">The events there.</param>
/// <param name="Z">Z there; large values favour the experimental arm.</param>
/// <param name="IsFinal">Whether the trial ends with it whatever it shows; it then spends all alpha that is left.</param>
public sealed record ObservedLook(int Events, double Z, bool IsFinal = false);
