using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>The study beside one arm of another trial.</summary>
/// <param name="Arm">The other arm.</param>
/// <param name="Comparison">The comparison.</param>
/// <param name="EValue">How strong an unmeasured factor must be; null where the ratio cannot be estimated.</param>
public sealed record ArmContrast(TrialArm Arm, ArmComparisonResult Comparison, EValueResult? EValue);
