using Abscopal.Evidence.Comparison;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Comparison;

// Ratios and variances from coxph of R survival (ties by Efron, robust = TRUE; periods by survSplit with clusters).
public sealed class ArmComparisonTests
{
    private static readonly ComparisonOptions Options = new() { Cuts = [20], Landmarks = [24], Horizon = 40, Degrees = CompleteDataDegrees.Infinite };

    [Fact]
    public void HazardRatio_EqualsR()
    {
        ArmComparisonResult result = ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other], Options);
        Check(result.LogHazardRatio, -0.91553257501471752, 0.21576880102396875);
        ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other], Options with { Variance = HazardRatioVariance.Model })
            .LogHazardRatio.WithinVariance.Value.ShouldBe(0.26207670209588652, 1e-10);
        result.Assignment.ShouldBe(ArmAssignment.AcrossTrials);
    }

    [Fact]
    public void HazardRatio_OfPeriods_EqualsR()
    {
        ArmComparisonResult result = ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other], Options);
        Check(result.Periods[0].LogRatio, -0.688029083288768, 0.455675201674396);
        Check(result.Periods[1].LogRatio, -1.119284613822246, 0.422119831055900);
        result.Periods[1].To.Status.ShouldBe(EstimateStatus.Infinite);
    }

    [Fact]
    public void HazardRatio_Weighted_EqualsR()
    {
        double[] weights = [.. Enumerable.Range(0, 23).Select(i => new[] { 1, 2, 0.5 }[i % 3])];
        ArmComparisonResult result = ArmComparison.Compare(
            [AmlArms.Maintained.WithWeights([.. weights[..11]])], [AmlArms.Other.WithWeights([.. weights[11..]])], Options);
        Check(result.LogHazardRatio, -0.58126049349968123, 0.24737684137639843);
        result.Assignment.ShouldBe(ArmAssignment.AcrossTrialsWeighted);
    }

    [Fact]
    public void HazardRatio_EnteringAtZero_ChangesNothing()
    {
        ArmSample entered = AmlArms.Maintained.WithEntries([.. new double[11]]);
        ArmComparison.Compare([entered], [AmlArms.Other], Options).LogHazardRatio.Value.ShouldBe(
            ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other], Options).LogHazardRatio.Value);
    }

    // Kaplan-Meier at 24 by hand: maintained 10/11 9/10 7/8 6/7, other 10/12 8/10 7/8 5/6.
    [Fact]
    public void Landmark_EqualsHandAlgebra()
    {
        double first = 10.0 / 11 * 9 / 10 * 7 / 8 * 6 / 7;
        double second = 10.0 / 12 * 8 / 10 * 7 / 8 * 5 / 6;
        double greenwood = (first * first * ((1 / (11.0 * 10)) + (1 / (10.0 * 9)) + (1 / (8.0 * 7)) + (1 / (7.0 * 6))))
            + (second * second * ((2 / (12.0 * 10)) + (2 / (10.0 * 8)) + (1 / (8.0 * 7)) + (1 / (6.0 * 5))));
        Check(ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other], Options).Landmarks[0].Difference, first - second, greenwood);
    }

    [Fact]
    public void IdenticalCohorts_HaveNothingBetween()
    {
        ArmComparisonResult many = ArmComparison.Compare([AmlArms.Maintained, AmlArms.Maintained, AmlArms.Maintained], [AmlArms.Other], Options);
        ArmComparisonResult one = ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other], Options);
        foreach ((ImputedEstimate a, ImputedEstimate b) in new[]
                 {
                     (many.LogHazardRatio, one.LogHazardRatio), (many.RestrictedMeanDifference, one.RestrictedMeanDifference),
                     (many.Landmarks[0].Difference, one.Landmarks[0].Difference), (many.Periods[0].LogRatio, one.Periods[0].LogRatio),
                 })
        {
            a.BetweenVariance.Value.ShouldBe(0, 1e-30);
            b.BetweenVariance.Status.ShouldBe(EstimateStatus.NotEstimable);
            a.Limits.Lower.Value.ShouldBe(b.Limits.Lower.Value, 1e-12);
            a.Limits.ShouldBe(a.LimitsOfSamplingAlone);
        }
    }

    [Fact]
    public void SwappingArms_TurnsEveryFigureAround()
    {
        ArmComparisonResult a = ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other], Options);
        ArmComparisonResult b = ArmComparison.Compare([AmlArms.Other], [AmlArms.Maintained], Options);
        b.LogHazardRatio.Value.Value.ShouldBe(-a.LogHazardRatio.Value.Value, 1e-10);
        b.LogHazardRatio.WithinVariance.Value.ShouldBe(a.LogHazardRatio.WithinVariance.Value, 1e-10);
        b.RestrictedMeanDifference.Value.Value.ShouldBe(-a.RestrictedMeanDifference.Value.Value, 1e-12);
    }

    [Fact]
    public void PeriodWithoutEvents_IsNotEstimable()
    {
        ArmComparisonResult result = ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other], Options with { Cuts = [4, 20] });
        result.Periods[0].LogRatio.Value.Status.ShouldBe(EstimateStatus.NotEstimable);
        result.Periods[0].LogRatio.SetsEstimable.ShouldBe(0);
        result.Periods[2].LogRatio.Value.Value.ShouldBe(-1.119284613822246, 1e-9);
    }

    [Fact]
    public void DifferentNumbersOfSets_AreRefused() => Should.Throw<EvidenceInputException>(() => ArmComparison.Compare(
        [AmlArms.Maintained, AmlArms.Maintained], [AmlArms.Other, AmlArms.Other, AmlArms.Other])).Message.ShouldContain("2 and 3 data sets");

    private static void Check(ImputedEstimate estimate, double value, double variance)
    {
        estimate.Value.Value.ShouldBe(value, 1e-9);
        estimate.WithinVariance.Value.ShouldBe(variance, 1e-9);
        double width = 1.959963984540054 * Math.Sqrt(variance);
        estimate.Limits.Lower.Value.ShouldBe(value - width, 1e-8);
    }
}
