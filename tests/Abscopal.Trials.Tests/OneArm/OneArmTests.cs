using Abscopal.Trials.OneArm;

namespace Abscopal.Trials.Tests.OneArm;

public sealed class OneArmTests
{
    private static readonly PiecewiseRate Reference = PiecewiseRate.FromMedian(5);

    // Median 5 to 7.5 months, accrual 18, follow-up 12, one-sided 10%, power 80%.
    [Fact]
    public void Sizes_AreTheReferenceOnes()
    {
        (int events, double critical) = OneArmSize.ExactExponential(5 / 7.5, 0.1, 0.8);
        events.ShouldBe(27);
        critical.ShouldBe(1.2532, 5e-5);
        OneArmSize.LogHazardEvents(5 / 7.5, 0.1, 0.8).ShouldBe(27.4, 0.05);
    }

    // Simulated elsewhere for n = 30 at nominal 10%: E .088, (O + E) / 2 .100, O .114.
    [Theory]
    [InlineData(OneSampleVariance.Expected, 0.088)]
    [InlineData(OneSampleVariance.Mean, 0.100)]
    [InlineData(OneSampleVariance.Observed, 0.114)]
    public void TrueLevel_DependsOnTheVariance(OneSampleVariance variance, double expected)
    {
        (double level, double error) = OneSampleLogRank.Simulate(new OneArmPlan(Reference, Reference, 18, 12), 30, 0.1, variance, 40_000, 3);
        level.ShouldBe(expected, 0.003 + (3 * error));
    }

    // The size comes from the exact mean and variance of the score, so simulation must meet the power.
    [Fact]
    public void Power_OfTheSize_IsReached()
    {
        var plan = new OneArmPlan(Reference, PiecewiseRate.FromMedian(7.5), 18, 12);
        OneArmSize size = OneArmSize.LogRank(plan, 0.1, 0.8);
        size.Events.ShouldBe(size.Subjects * (29.1 / 34.7), 0.03);
        int subjects = (int)Math.Ceiling(size.Subjects);
        (double power, double error) = OneSampleLogRank.Simulate(plan, subjects, 0.1, OneSampleVariance.Mean, 40_000, 4);
        power.ShouldBeInRange(0.8 - (3 * error), 0.825);
    }

    // Expected: 0.1 (2 + 5 + 8) = 1.5 against 2 events.
    [Fact]
    public void Test_ByHand()
    {
        OneSampleLogRank test = OneSampleLogRank.Test([2, 5, 8], [true, false, true], PiecewiseRate.Constant(0.1), OneSampleVariance.Mean);
        test.Observed.ShouldBe(2);
        test.Expected.ShouldBe(1.5, 1e-15);
        test.Z.ShouldBe(-0.5 / Math.Sqrt(1.75), 1e-14);
    }

    [Fact]
    public void ImpliedHazardRatio_InvertsTheExactDesign()
    {
        double ratio = OneArmSize.ImpliedHazardRatio(27, 0.8, 0.8);
        ratio.ShouldBeInRange(5 / 7.5, (5 / 7.5) + 0.01);
    }

    [Fact]
    public void LogRank_NoBenefit_Throws() =>
        Should.Throw<DesignException>(() => OneArmSize.LogRank(new OneArmPlan(Reference, Reference, 18, 12), 0.1, 0.8)).Key.ShouldBe("hazard");
}
