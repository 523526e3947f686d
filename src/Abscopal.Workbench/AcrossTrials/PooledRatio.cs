using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Study;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>The hazard ratio of the study over the pooled arms of other trials.</summary>
/// <param name="Group">The group of trials; null for all.</param>
/// <param name="OfControls">Whether the control arms are pooled; else the experimental arms.</param>
/// <param name="Pooled">The ratio, its limits and those against the next such arm.</param>
/// <param name="EValue">How strong an unmeasured factor must be.</param>
public sealed record PooledRatio(Words? Group, bool OfControls, SharedArmPoolingResult Pooled, EValueResult EValue)
{
    /// <summary>The matched ratios pooled; null where the patients could not be matched to every one of the arms.</summary>
    public SharedArmPoolingResult? Matched { get; init; }

    /// <summary>The ratio standardised for case mix; null without prognostic ratios of the endpoint.</summary>
    public StandardisedRatio? CaseMix { get; init; }
}
