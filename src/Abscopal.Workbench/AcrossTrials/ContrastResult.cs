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

    /// <summary>The ratio over the pooled arms: controls, then experimental arms, each all together and by group.</summary>
    public required ImmutableArray<PooledRatio> Ratios { get; init; }

    /// <summary>The prevalence in the study that would bring the pooled ratio to 1, by factor ratio and control prevalence.</summary>
    public required ImmutableArray<ImbalancePoint> Imbalance { get; init; }

    /// <summary>What a treatment kept for survivors would show without any effect; null where no count of it was printed.</summary>
    public ImmortalTimeResult? ImmortalTime { get; init; }

    /// <summary>The same were it kept for those free of progression; null where progression is not known.</summary>
    public ImmortalTimeResult? ImmortalTimeAndSelection { get; init; }

    /// <summary>Those treated by a landmark against the others, among the study's patients; null without dates of treatment.</summary>
    public LandmarkAnalysisResult? LandmarkAnalysis { get; init; }

    /// <summary>The patients left out for a missing value; null without patient data.</summary>
    public int? PatientsExcluded { get; init; }

    /// <summary>The limits that go with every number here.</summary>
    public static string Limits => "A single arm beside arms of other trials: nobody was randomised between them; patients, centres, calendar time, staging, later therapy and time zero may differ. Not evidence that a regimen works.";
}
