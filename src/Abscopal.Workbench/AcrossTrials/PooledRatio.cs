using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Pooling;
using Abscopal.Survival;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>The hazard ratio of the study over the control arms of a group.</summary>
/// <param name="Group">The group; empty for all trials.</param>
/// <param name="Controls">
/// The log ratios pooled by random effects over the variance that is each control arm's own: what the study's single arm
/// adds, one over its events, is the same in every ratio and is added once.
/// </param>
/// <param name="HazardRatio">The ratio.</param>
/// <param name="Limits">Its limits against the mean of trials.</param>
/// <param name="PredictionLimits">Its limits against the next control arm; not estimable from fewer than three trials.</param>
/// <param name="EValue">How strong an unmeasured factor must be.</param>
public sealed record PooledRatio(string Group, RandomEffectsResult Controls, Estimate HazardRatio, Interval Limits, Interval PredictionLimits, EValueResult EValue);
