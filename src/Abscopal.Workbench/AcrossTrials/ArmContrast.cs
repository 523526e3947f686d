using System.Collections.Immutable;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>The study beside one arm of another trial.</summary>
/// <param name="Arm">The other arm.</param>
/// <param name="Comparison">The comparison.</param>
/// <param name="EValue">How strong an unmeasured factor must be; null where the ratio cannot be estimated.</param>
public sealed record ArmContrast(TrialArm Arm, ArmComparisonResult Comparison, EValueResult? EValue)
{
    /// <summary>The comparison when the study's time zero is moved.</summary>
    public ImmutableArray<TimeZeroShift> TimeZero { get; init; } = [];

    /// <summary>The comparison with the study's patients weighted to look like the other arm; null without patients.</summary>
    public MatchedContrast? Matched { get; init; }
}
