using System.Collections.Immutable;
using Abscopal.Evidence.Bias;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>A single-arm study beside the arms of other trials, with what the print leaves open.</summary>
public sealed record ContrastResult
{
    /// <summary>What was asked.</summary>
    public required ContrastRequest Request { get; init; }

    /// <summary>The study's own arm.</summary>
    public required TrialArm Own { get; init; }

    /// <summary>The other arms, controls first.</summary>
    public required ImmutableArray<ArmContrast> Arms { get; init; }

    /// <summary>Arms left out, each with the reason.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>Control arms pooled at each landmark, all together and by group.</summary>
    public required ImmutableArray<PooledLandmark> Landmarks { get; init; }

    /// <summary>The ratio over the pooled control arms, all together and by group.</summary>
    public required ImmutableArray<PooledRatio> Ratios { get; init; }

    /// <summary>The prevalence in the study that would bring the pooled ratio to 1, by factor ratio and control prevalence.</summary>
    public required ImmutableArray<ImbalancePoint> Imbalance { get; init; }

    /// <summary>What a treatment kept for survivors would show without any effect; null where no count of it was printed.</summary>
    public ImmortalTimeResult? ImmortalTime { get; init; }

    /// <summary>The first control's comparison when time zero is moved.</summary>
    public required ImmutableArray<TimeZeroShift> TimeZero { get; init; }

    /// <summary>The pooled ratio standardised for case mix; null without a file of factors.</summary>
    public CaseMixResult? CaseMix { get; init; }

    /// <summary>The limits that go with every number here.</summary>
    public static string Limits => "A single arm beside arms of other trials: nobody was randomised between them; patients, centres, calendar time, staging, later therapy and time zero may differ. Not evidence that a regimen works.";
}
