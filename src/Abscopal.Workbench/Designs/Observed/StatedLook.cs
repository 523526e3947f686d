namespace Abscopal.Workbench.Designs.Observed;

/// <summary>A look that was made, as stated.</summary>
/// <param name="Events">The events there.</param>
/// <param name="Z">Z, or null when the hazard ratio is stated.</param>
/// <param name="HazardRatio">The hazard ratio, or null when Z is stated.</param>
/// <param name="IsFinal">Whether the trial ended with it.</param>
public sealed record StatedLook(int Events, double? Z, double? HazardRatio, bool IsFinal);
