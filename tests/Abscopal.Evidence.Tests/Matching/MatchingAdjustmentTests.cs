using System.Collections.Immutable;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Matching;

namespace Abscopal.Evidence.Tests.Matching;

public sealed class MatchingAdjustmentTests
{
    private static readonly ImmutableArray<double> Age = [45, 52, 58, 61, 66, 70, 49, 63, 57, 75];
    private static readonly ImmutableArray<double> Liver = [0, 1, 0, 1, 1, 0, 0, 1, 1, 1];

    // One factor of 0 and 1: 6 of 10 have it, 45% are wanted, so weights are 0.45/0.6 and 0.55/0.4.
    [Fact]
    public void OneBinaryCovariate_EqualsHandAlgebra()
    {
        MatchingResult result = MatchingAdjustment.Match([Liver], [new MatchingTarget("liver", 0.45)]);
        result.Outcome.ShouldBe(MatchingOutcome.Balanced);
        for (int i = 0; i < 10; i++) result.Weights[i].ShouldBe(Liver[i] == 1 ? 0.75 : 1.375, 1e-9);
        result.EffectiveSampleSize.Value.ShouldBe(100 / ((6 * 0.75 * 0.75) + (4 * 1.375 * 1.375)), 1e-8);
        result.LargestShare.Value.ShouldBe(0.1375, 1e-10);
    }

    // The convex sum minimised by R's optim (BFGS): mean and deviation of age, share with liver metastases.
    [Fact]
    public void TwoCovariates_EqualAnotherMinimiser()
    {
        MatchingResult result = MatchingAdjustment.Match([Age, Liver], [new MatchingTarget("age", 56, 8), new MatchingTarget("liver", 0.45)]);
        double[] expected = [1.58078873563893, 1.08030419955304, 1.52323040646808, 0.835901794572542, 0.605770116808856, 0.681972115031226, 1.71400875112837, 0.746274994004014, 0.986137799246976, 0.245611087547978];
        for (int i = 0; i < 10; i++) result.Weights[i].ShouldBe(expected[i], 1e-5);
        result.EffectiveSampleSize.Value.ShouldBe(8.30254390084093, 1e-5);
        foreach (MatchingBalance line in result.Balance) line.Weighted.Value.ShouldBe(line.Target, 1e-7 * line.Target);
        result.Balance.Length.ShouldBe(3);
    }

    [Fact]
    public void MomentsThatMatchAlready_GiveWeightsOfOne()
    {
        MatchingResult result = MatchingAdjustment.Match([Age, Liver], [new MatchingTarget("age", 59.6), new MatchingTarget("liver", 0.6)]);
        foreach (double weight in result.Weights) weight.ShouldBe(1, 1e-9);
        result.EffectiveSampleSize.Value.ShouldBe(10, 1e-9);
    }

    [Fact]
    public void TargetBeyondEverySubject_IsNamed()
    {
        MatchingResult result = MatchingAdjustment.Match([Age, Liver], [new MatchingTarget("age", 80), new MatchingTarget("liver", 0.5)]);
        result.Outcome.ShouldBe(MatchingOutcome.OutsideConvexHull);
        result.Balance.Single(b => !b.IsWithinRange).Covariate.ShouldBe("age");
        result.Weights.ShouldBeEmpty();
    }

    // Each target lies in its own range, both together do not: nobody is young with the factor.
    [Fact]
    public void TargetsOutsideTheHullTogether_AreProvedSo()
    {
        ImmutableArray<double> x = [0, 0, 1, 1, 0, 1];
        ImmutableArray<double> y = [0, 0, 0, 1, 0, 1];
        MatchingResult result = MatchingAdjustment.Match([x, y], [new MatchingTarget("x", 0.3), new MatchingTarget("y", 0.6)]);
        result.Outcome.ShouldBe(MatchingOutcome.OutsideConvexHull);
        result.Balance.ShouldAllBe(b => b.IsWithinRange);
        for (int i = 0; i < 6; i++)
            ((result.SeparatingDirection[0] * (x[i] - 0.3)) + (result.SeparatingDirection[1] * (y[i] - 0.6))).ShouldBeLessThan(0);
    }

    // 30 subjects in four cells (22 with neither, 5 with x, 2 with y, 1 with both): next to the minimum the sum that is
    // minimised is the same in floating point at every step. Weights by Newton's method in R.
    [Fact]
    public void TargetsNearTheMinimum_AreReachedThoughTheSumNoLongerFalls()
    {
        ImmutableArray<double> x = [.. Enumerable.Range(0, 30).Select(i => i is >= 22 and < 27 or 29 ? 1.0 : 0)];
        ImmutableArray<double> y = [.. Enumerable.Range(0, 30).Select(i => i >= 27 ? 1.0 : 0)];
        MatchingResult result = MatchingAdjustment.Match([x, y], [new MatchingTarget("x", 104.0 / 269), new MatchingTarget("y", 27.0 / 269)]);
        result.Outcome.ShouldBe(MatchingOutcome.Balanced);
        double[] expected = [0.776309505789863, 1.982007691253225, 0.661338930735294, 1.688474554886291];
        new[] { 0, 22, 27, 29 }.Select(i => result.Weights[i]).ShouldBe(expected, 1e-9);
        result.EffectiveSampleSize.Value.ShouldBe(24.5727756749312, 1e-8);
    }

    [Fact]
    public void CollinearColumns_StillBalance()
    {
        MatchingResult result = MatchingAdjustment.Match([Liver, Liver], [new MatchingTarget("liver", 0.45), new MatchingTarget("again", 0.45)]);
        result.Outcome.ShouldBe(MatchingOutcome.Balanced);
        result.Weights[0].ShouldBe(1.375, 1e-7);
    }

    [Fact]
    public void WeightsOfOne_ChangeNoHazardRatio()
    {
        ArmSample plain = Evidence.Tests.Comparison.AmlArms.Maintained;
        ArmSample other = Evidence.Tests.Comparison.AmlArms.Other;
        ArmSample weighted = plain.WithWeights([.. Enumerable.Repeat(1.0, plain.Count)]);
        ArmComparison.Compare([weighted], [other]).LogHazardRatio.TotalVariance.Value.ShouldBe(
            ArmComparison.Compare([plain], [other]).LogHazardRatio.TotalVariance.Value, 1e-13);
    }

    [Fact]
    public void UnequalColumns_AreNamed() => Should.Throw<EvidenceInputException>(
        () => MatchingAdjustment.Match([Age, [1, 2]], [new MatchingTarget("age", 60), new MatchingTarget("liver", 0.5)])).Message.ShouldContain("'liver' has 2 values");
}
