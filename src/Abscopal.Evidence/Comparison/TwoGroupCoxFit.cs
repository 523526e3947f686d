using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>A log hazard ratio with both of its variances; not estimable where the likelihood has no maximum.</summary>
internal readonly record struct TwoGroupCoxFit(Estimate LogRatio, Estimate ModelVariance, Estimate RobustVariance)
{
    public static TwoGroupCoxFit None { get; } = new(Estimate.NotEstimable, Estimate.NotEstimable, Estimate.NotEstimable);

    public (Estimate Value, Estimate Error) Figure(HazardRatioVariance variance) =>
        (LogRatio, (variance == HazardRatioVariance.Robust ? RobustVariance : ModelVariance).Map(Math.Sqrt));
}
