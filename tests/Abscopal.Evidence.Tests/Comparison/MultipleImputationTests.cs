using Abscopal.Evidence.Comparison;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Comparison;

public sealed class MultipleImputationTests
{
    // The rules written out in R with qt and pt, for estimates 0.2, 0.35, 0.5 of variances 0.04, 0.05, 0.06 and 40 degrees.
    [Fact]
    public void Combine_EqualsTheRulesWrittenOut()
    {
        ImputedEstimate result = MultipleImputation.Combine(
            [Estimate.Of(0.2), Estimate.Of(0.35), Estimate.Of(0.5)],
            [Estimate.Of(0.2), Estimate.Of(Math.Sqrt(0.05)), Estimate.Of(Math.Sqrt(0.06))],
            0.95,
            40);
        result.Value.Value.ShouldBe(0.35, 1e-15);
        result.WithinVariance.Value.ShouldBe(0.05, 1e-15);
        result.BetweenVariance.Value.ShouldBe(0.0225, 1e-15);
        result.TotalVariance.Value.ShouldBe(0.08, 1e-15);
        result.ReconstructionShare.Value.ShouldBe(0.375, 1e-14);
        result.Degrees.Value.ShouldBe(8.90759725711182, 1e-11);
        result.Limits.Lower.Value.ShouldBe(-0.290847860318868, 1e-11);
        result.Limits.Upper.Value.ShouldBe(0.990847860318868, 1e-11);
        result.PValue.Value.ShouldBe(0.247550448679479, 1e-12);
    }

    [Fact]
    public void Combine_OneSetWithoutEstimate_GivesNone()
    {
        ImputedEstimate result = MultipleImputation.Combine([Estimate.Of(1), Estimate.NotEstimable], [Estimate.Of(1), Estimate.Of(1)], 0.9, double.PositiveInfinity);
        (result.Sets, result.SetsEstimable, result.Value.Status).ShouldBe((2, 1, EstimateStatus.NotEstimable));
    }
}
