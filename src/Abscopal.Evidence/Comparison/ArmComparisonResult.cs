using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>Two arms compared over one or many data sets, with what was assumed.</summary>
public sealed record ArmComparisonResult
{
    /// <summary>What was asked for.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>How the two arms came to be.</summary>
    public required ArmAssignment Assignment { get; init; }

    /// <summary>The data sets.</summary>
    public required int Sets { get; init; }

    /// <summary>The months to which means were restricted.</summary>
    public required double Horizon { get; init; }

    /// <summary>The log hazard ratio of treatment over control.</summary>
    public required ImputedEstimate LogHazardRatio { get; init; }

    /// <summary>The restricted mean of treatment minus that of control, in months.</summary>
    public required ImputedEstimate RestrictedMeanDifference { get; init; }

    /// <summary>The differences in survival at the landmarks.</summary>
    public ImmutableArray<LandmarkDifference> Landmarks { get; init; } = [];

    /// <summary>The log hazard ratio by period.</summary>
    public ImmutableArray<PeriodHazardRatio> Periods { get; init; } = [];

    /// <summary>The ratio of each pair of data sets, for what comparisons with the same treatment arm share.</summary>
    internal ImmutableArray<TwoGroupCoxFit> RatioOfEachSet { get; init; } = [];

    /// <summary>Whether the treatment arm has several data sets, which then spread all ratios over it together.</summary>
    internal bool TreatmentIsDrawn { get; init; }

    /// <summary>The hazard ratio.</summary>
    public Estimate HazardRatio => LogHazardRatio.Value.Map(Math.Exp);

    /// <summary>The limits of the hazard ratio.</summary>
    public Interval HazardRatioLimits => new(LogHazardRatio.Limits.Lower.Map(Math.Exp), LogHazardRatio.Limits.Upper.Map(Math.Exp));
}
