using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>A log hazard ratio with both of its variances; not estimable where the likelihood has no maximum.</summary>
/// <param name="LogRatio">The log ratio.</param>
/// <param name="ModelVariance">The inverse information.</param>
/// <param name="RobustVariance">The sandwich.</param>
/// <param name="TreatmentInfluence">
/// How much each row of the treatment arm moves the log ratio; their squares are that arm's part of the sandwich.
/// </param>
internal readonly record struct TwoGroupCoxFit(Estimate LogRatio, Estimate ModelVariance, Estimate RobustVariance, ImmutableArray<double> TreatmentInfluence)
{
    public static TwoGroupCoxFit None { get; } = new(Estimate.NotEstimable, Estimate.NotEstimable, Estimate.NotEstimable, []);

    public (Estimate Value, Estimate Error) Figure(HazardRatioVariance variance) =>
        (LogRatio, (variance == HazardRatioVariance.Robust ? RobustVariance : ModelVariance).Map(Math.Sqrt));
}
