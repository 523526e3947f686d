namespace Abscopal.Survival;

/// <summary>Two groups compared by their restricted means.</summary>
/// <param name="Group">The group.</param>
/// <param name="Reference">The group it is compared with.</param>
/// <param name="Difference">Mean of the group minus that of the reference.</param>
/// <param name="Ratio">Mean of the group over that of the reference; limits on the log scale.</param>
/// <param name="RatioOfTimeLost">Time lost of the group over that of the reference; limits on the log scale.</param>
public sealed record RestrictedMeanContrast(
    RestrictedMeanResult Group,
    RestrictedMeanResult Reference,
    Contrast Difference,
    Contrast Ratio,
    Contrast RatioOfTimeLost);
