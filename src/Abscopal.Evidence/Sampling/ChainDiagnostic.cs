namespace Abscopal.Evidence.Sampling;

/// <summary>How well the draws of one figure mix over the chains.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Figure">The figure.</param>
/// <param name="SplitRHat">Between-chain over within-chain spread with every chain split in two; near 1 when the draws mix; 1 where the figure never varies.</param>
/// <param name="EffectiveSampleSize">Independent draws that tell as much of the mean.</param>
public sealed record ChainDiagnostic(string Arm, string Endpoint, string Figure, double SplitRHat, double EffectiveSampleSize);
