using Abscopal.Trials.SampleSize;

namespace Abscopal.Trials.Tests.SampleSize;

public sealed class WeightedSampleSizeTests
{
    // gsDesign2 1.1.4: 90%, 36 months, accrual 18, median 12, hazard ratio 1 then 0.6 at 4 months, dropout 0.001. It
    // integrates with R's adaptive rule at a relative tolerance of 1e-5 and 1.2e-4; R at that tolerance gives its
    // 355.5725 and 351.8166, and 355.54 and 351.84 on a grid of 400,000 cells.
    [Fact]
    public void LogRank_WithBothVariances_IsThatOfGsDesign2()
    {
        Both(EventWeight.FlemingHarrington(0, 0.5)).Subjects.ShouldBe(355.57, 0.04);
        Both(EventWeight.FlemingHarrington(0, 0.5)).Events.ShouldBe(249.33, 0.04);
        Both(EventWeight.FlemingHarrington(0, 1)).Subjects.ShouldBe(351.82, 0.03);
        Both(EventWeight.FlemingHarrington(0, 1)).Events.ShouldBe(246.69, 0.03);
        Both(EventWeight.ModestlyWeighted(4)).Subjects.ShouldBe(429.78, 0.01);
        Both(EventWeight.ModestlyWeighted(4)).Events.ShouldBe(301.36, 0.01);
    }

    [Fact]
    public void LogRank_WithOneVariance_NeedsMore_AndIsLakatos()
    {
        SurvivalSampleSize late = WeightedSampleSize.LogRank([Delayed()], 36, EventWeight.FlemingHarrington(0, 1));
        late.Subjects.ShouldBe(367.19, 0.005);
        late.Subjects.ShouldBe(SurvivalSampleSize.Lakatos(Delayed(), 36, intervals: 20_000, weight: (_, s) => 1 - s).Subjects, 0.03);
        WeightedSampleSize.LogRank([Delayed()], 36, EventWeight.FlemingHarrington(0, 0.5)).Subjects.ShouldBe(366.25, 0.005);
        WeightedSampleSize.LogRank([Delayed()], 36, EventWeight.ModestlyWeighted(4)).Subjects.ShouldBe(437.00, 0.01);
    }

    [Fact]
    public void Power_OfTheSize_IsThePower()
    {
        SurvivalSampleSize size = WeightedSampleSize.LogRank([Delayed()], 36, EventWeight.LogRank);
        WeightedSampleSize.Power([Delayed().Scaled(size.AccrualFactor)], 36, EventWeight.LogRank).ShouldBe(0.9, 1e-12);
    }

    // Two strata of the same rates are one trial of twice the accrual.
    [Fact]
    public void LogRank_EqualStrata_AreOneTrial()
    {
        SurvivalSampleSize one = WeightedSampleSize.LogRank([Delayed()], 36, EventWeight.LogRank);
        SurvivalSampleSize two = WeightedSampleSize.LogRank([Delayed(), Delayed()], 36, EventWeight.LogRank);
        two.Subjects.ShouldBe(one.Subjects, 1e-9);
        two.AccrualFactor.ShouldBe(0.5 * one.AccrualFactor, 1e-12);
    }

    [Fact]
    public void RestrictedMean_IsThatOfGsDesign2()
    {
        SurvivalSampleSize size = WeightedSampleSize.RestrictedMean(Delayed(), 36, 24);
        size.Subjects.ShouldBe(793.04, 0.01);
        size.Events.ShouldBe(556.07, 0.01);
    }

    // gsDesign2 takes Lachin and Foulkes' formula at the average hazard ratio.
    [Fact]
    public void LachinFoulkes_AtTheAverageHazardRatio_IsThatOfGsDesign2()
    {
        TwoArmPlan plan = Delayed();
        double average = AverageHazardRatio.At(plan, 36).HazardRatio;
        SurvivalSampleSize size = SurvivalSampleSize.LachinFoulkes(plan with { Experimental = plan.Control.Times([0], [average]) }, 36);
        size.Subjects.ShouldBe(453.17, 0.005);
        size.Events.ShouldBe(321.86, 0.005);
    }

    // gsDesign2 by its sampled normal probabilities: 386.68 and 271.14, bound 2.07888.
    [Fact]
    public void MaxCombo_IsThatOfGsDesign2()
    {
        MaxComboLook[] looks = [new(36, [EventWeight.LogRank, EventWeight.FlemingHarrington(0, 0.5)], 0.025)];
        SurvivalSampleSize size = MaxComboDesign.Size(Delayed(), looks);
        size.Subjects.ShouldBe(386.68, 0.05);
        size.Events.ShouldBe(271.14, 0.05);
        MaxComboDesign design = MaxComboDesign.Of(Delayed().Scaled(size.AccrualFactor), looks);
        design.Bounds[0].ShouldBe(2.07888, 1e-4);
        design.CumulativePower[0].ShouldBe(0.9, 1e-7);
    }

    // The delayed effect of Prior 2020 as worked out in the vignette 'maxcombo' of lrstat, from moments of three decimals.
    [Fact]
    public void MaxCombo_GroupSequential_IsPriors()
    {
        var plan = new TwoArmPlan
        {
            Accrual = new PiecewiseRate([0, 4], [25, 0]),
            Control = PiecewiseRate.Constant(0.25),
            Experimental = new PiecewiseRate([0, 1.5], [0.25, 0.125]),
        };
        ExpectedEvents.TimeOf(plan, 50).ShouldBe(5.363, 5e-4);
        ExpectedEvents.TimeOf(plan, 99.9).ShouldBe(50.324, 5e-4);
        EventWeight late = EventWeight.FlemingHarrington(0, 1);
        MaxComboDesign design = MaxComboDesign.Of(plan, [new(5.363, [EventWeight.LogRank], 0.0015), new(50.324, [EventWeight.LogRank, late], 0.025)]);
        design.Bounds[0].ShouldBe(2.968, 5e-4);
        design.Bounds[1].ShouldBe(2.136997, 3e-4);
        design.Drifts[0].ShouldBe(0.900, 1e-3);
        design.Drifts[1].ShouldBe(2.233, 2e-3);
        design.Drifts[2].ShouldBe(2.661, 2e-3);
        design.Correlation[0, 2].ShouldBe(0.370, 1e-3);
        design.CumulativePower[1].ShouldBe(0.72432, 5e-4);
    }

    // The strong null of Magirr and Burman 2019: a hazard ratio of 16 for a tenth of a year, then 0.76; survival is nowhere
    // better, yet a test of late weights rejects five times too often. Means of Z from a grid of 40,000 cells in R.
    [Fact]
    public void EarlyHarm_IsRewardedByLateWeights_NotByModestOnes()
    {
        PiecewiseRate control = PiecewiseRate.FromMedian(36);
        var plan = new TwoArmPlan { Accrual = new PiecewiseRate([0, 18], [400 / 18.0, 0]), Control = control, Experimental = control.Times([0, 1.2], [16, 0.76]) };
        for (int month = 1; month <= 60; month++) plan.Experimental.Survival(month).ShouldBeLessThan(plan.Control.Survival(month));
        WeightedScore score = WeightedScore.At([plan], 60, [EventWeight.LogRank, EventWeight.FlemingHarrington(0, 1), EventWeight.ModestlyWeighted(12)]);
        score.Drift(0).ShouldBe(-2.344, 2e-3);
        score.Drift(1).ShouldBe(0.838, 2e-3);
        score.Drift(2).ShouldBe(-1.555, 2e-3);
        WeightedSampleSize.Power([plan], 60, EventWeight.FlemingHarrington(0, 1)).ShouldBeGreaterThan(5 * 0.025);
        WeightedSampleSize.Power([plan], 60, EventWeight.ModestlyWeighted(12)).ShouldBeLessThan(0.025);
    }

    [Fact]
    public void MaxCombo_LooksOutOfOrder_Throws() => Should.Throw<DesignException>(() =>
        MaxComboDesign.Of(Delayed(), [new(36, [EventWeight.LogRank], 0.01), new(30, [EventWeight.LogRank], 0.025)])).Key.ShouldBe("looks[1].time");

    private static SurvivalSampleSize Both(EventWeight weight) =>
        WeightedSampleSize.LogRank([Delayed()], 36, weight, variance: ScoreVariance.NullAndAlternative);

    private static TwoArmPlan Delayed()
    {
        PiecewiseRate control = PiecewiseRate.FromMedian(12);
        PiecewiseRate dropout = PiecewiseRate.Constant(0.001);
        return new TwoArmPlan
        {
            Accrual = new PiecewiseRate([0, 18], [20, 0]),
            Control = control,
            Experimental = control.Times([0, 4], [1, 0.6]),
            ControlDropout = dropout,
            ExperimentalDropout = dropout,
        };
    }
}
