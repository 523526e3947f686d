namespace Abscopal.Evidence.Sampling;

/// <summary>How much the draws tell of one figure.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Figure">The figure.</param>
/// <param name="EffectiveSampleSize">Independent draws that tell as much of its mean, by <see cref="FamilySpread"/>.</param>
public sealed record DrawDiagnostic(string Arm, string Endpoint, string Figure, double EffectiveSampleSize);
