using Abscopal.Trials.OneArm;

namespace Abscopal.Trials.Tests.OneArm;

public sealed class OneArmDesignTests
{
    private static readonly OneArmDesignOptions Lead = new() { Control = HistoricalControl.Exponential(5), HazardRatio = 5 / 7.5, Accrual = 18, FollowUp = 12 };

    // R's integrate on the integrals of Wu 2015 with variance E: 34.67965 and 87.31546 (his abstract says 88).
    [Fact]
    public void From_WithVarianceE_IsWu()
    {
        OneArmDesign lead = OneArmDesign.From(Lead with { Variance = OneSampleVariance.Expected });
        lead.RequiredSubjects.ShouldBe(34.6796505, 1e-6);
        (lead.RequiredSubjects * lead.ExpectedEvents / lead.Subjects).ShouldBe(29.1, 0.05);
        OneArmDesign pbc = OneArmDesign.From(new()
        {
            Control = HistoricalControl.Weibull(1.22, 9),
            HazardRatio = 1 / 1.75,
            Accrual = 5,
            FollowUp = 3,
            Alpha = 0.05,
            Variance = OneSampleVariance.Expected,
        });
        pbc.RequiredSubjects.ShouldBe(87.3154607, 1e-5);
        pbc.Subjects.ShouldBe(88);
    }

    [Theory]
    [InlineData(OneSampleVariance.Mean, 31.2524490)]
    [InlineData(OneSampleVariance.Observed, 27.6692336)]
    public void From_OtherVariances_NeedFewer(OneSampleVariance variance, double expected) =>
        OneArmDesign.From(Lead with { Variance = variance }).RequiredSubjects.ShouldBe(expected, 1e-6);

    // Two ways to the same integrals.
    [Fact]
    public void From_PiecewiseControl_IsTheGeneralSize()
    {
        var reference = new PiecewiseRate([0, 6], [0.15, 0.08]);
        OneArmDesign design = OneArmDesign.From(Lead with { Control = HistoricalControl.Piecewise(reference), HazardRatio = 0.7 });
        OneArmSize size = OneArmSize.LogRank(new OneArmPlan(reference, reference.Times([0], [0.7]), 18, 12), 0.1, 0.8);
        design.RequiredSubjects.ShouldBe(size.Subjects, 1e-8);
    }

    // Simulated elsewhere for n = 30 at nominal 10%: E .088, (O + E) / 2 .100, O .114.
    [Theory]
    [InlineData(OneSampleVariance.Expected, 0.088)]
    [InlineData(OneSampleVariance.Mean, 0.100)]
    [InlineData(OneSampleVariance.Observed, 0.114)]
    public void ExactRejection_IsTheTrueLevel(OneSampleVariance variance, double expected)
    {
        OneArmDesign design = OneArmDesign.From(Lead);
        double level = design.ExactRejection(30, 1, variance);
        level.ShouldBe(expected, 0.005);
        (double simulated, double error) = design.Simulate(30, 1, variance, 30_000, 5);
        level.ShouldBe(simulated, (3.5 * error) + 5e-4);
    }

    // Twenty subjects, one entry time, so large a follow-up that all have events: 2 E is chi-squared with 40 degrees.
    [Fact]
    public void ExactRejection_WithoutCensoring_IsTheGammaTail()
    {
        OneArmDesign design = OneArmDesign.From(Lead with { Accrual = 0, FollowUp = 60 });
        double bound = 20 + (1.2815515655446004 * Math.Sqrt(20));
        design.ExactRejection(20, 1, OneSampleVariance.Observed).ShouldBe(Abscopal.Numerics.Distributions.GammaFunction.UpperRatio(20, bound), 2e-3);
    }

    [Fact]
    public void PowerOf_TheSize_IsThePower()
    {
        OneArmDesign design = OneArmDesign.From(Lead);
        design.PowerOf(design.Subjects, Lead.HazardRatio).ShouldBeInRange(0.8, 0.82);
        design.ExactRejection(design.Subjects, Lead.HazardRatio, OneSampleVariance.Mean).ShouldBe(0.8, 0.025);
    }

    // Vignette of OneArm2stage: S0 72% at 3 years, hazard ratio .459, 20 a year, follow-up 3, level 5%, power 80%.
    // 40,000 trials simulated in R of the first: power .8065, level .042.
    [Theory]
    [InlineData(1.0619, -0.7215, 46, 1.5952, 40.1736, 0.2353)]
    [InlineData(1.6997, -0.731, 44, 1.6257, 41.6745, 0.2324)]
    [InlineData(1.2512, -0.7274, 45, 1.6061, 40.3361, 0.2335)]
    public void TwoStage_OfPublishedDesigns_KeepsLevelAndPower(double time, double c1, int n, double c, double expectedSubjects, double early)
    {
        TwoStageLogRank design = TwoStageLogRank.Of(Published(), time, c1, n, c);
        design.Alpha.ShouldBe(0.05, 6e-4);
        design.Power.ShouldBe(0.8, 0.02);
        design.EarlyStop.ShouldBe(early, 1e-4);
        design.ExpectedSubjects.ShouldBe(expectedSubjects, 5e-3);
        design.Duration.ShouldBe((n / 20.0) + 3, 1e-12);
    }

    // OneArm2stage's help: S0 62% at 2 years, hazard ratio .467, 5 a year, follow-up 2. Its own 10,000 trials (power .813,
    // level .037) look after 16 subjects; a look at 3.0593 years, 40,000 trials in R: power .8403, level .0420, stops .3765.
    [Fact]
    public void TwoStage_OfTheHelpOfOneArm2stage_AndItsTrueLevel()
    {
        TwoStageLogRankOptions options = Help();
        TwoStageLogRank design = TwoStageLogRank.Of(options, 3.0593, -0.302, 26, 1.6135);
        design.EarlyStop.ShouldBe(0.3813, 5e-5);
        design.ExpectedSubjects.ShouldBe(21.9185, 1e-3);
        design.Alpha.ShouldBe(0.05, 6e-4);
        design.Power.ShouldBeInRange(0.8, 0.83);
        (double level, double levelError, double stop) = design.Simulate(options, 1, 20_000, 7);
        level.ShouldBe(0.0420, 3 * (levelError + 0.001));
        stop.ShouldBe(0.3765, 0.015);
        level.ShouldBeLessThan(0.05 - (3 * levelError));
        (double power, double powerError, _) = design.Simulate(options, 0.467, 20_000, 7);
        power.ShouldBe(0.8403, 3 * (powerError + 0.0018));
    }

    // Its vignette, every subject followed 2 years at most: stopping and expected subjects do not depend on that.
    [Fact]
    public void TwoStage_OfTheVignetteWithRestrictedFollowUp_StopsAsOften()
    {
        TwoStageLogRank design = TwoStageLogRank.Of(Help(), 5.0946, 0.1349, 46, 1.6171);
        design.EarlyStop.ShouldBe(0.5537, 5e-5);
        design.ExpectedSubjects.ShouldBe(34.6342, 1e-3);
        design.Duration.ShouldBe(11.2, 1e-12);
    }

    // 40,000 trials in R of the first published design: power .8065, level .042.
    [Fact]
    public void TwoStage_Simulated_AgreesWithR()
    {
        TwoStageLogRank design = TwoStageLogRank.Of(Published(), 1.0619, -0.7215, 46, 1.5952);
        (double level, double levelError, _) = design.Simulate(Published(), 1, 20_000, 3);
        level.ShouldBe(0.042, 3 * (levelError + 0.001));
        (double power, double powerError, _) = design.Simulate(Published(), 0.459, 20_000, 3);
        power.ShouldBe(0.8065, 3 * (powerError + 0.002));
    }

    [Fact]
    public void TwoStage_Optimal_ExpectsNoMoreThanThePublishedOne()
    {
        TwoStageLogRank design = TwoStageLogRank.Optimal(Published());
        design.Alpha.ShouldBe(0.05, 1e-6);
        design.Power.ShouldBeGreaterThanOrEqualTo(0.8);
        design.ExpectedSubjects.ShouldBeInRange(30, 40.1736);
    }

    [Fact]
    public void From_RatioAboveOne_Throws() => Should.Throw<DesignException>(() => OneArmDesign.From(Lead with { HazardRatio = 1.2 })).Key.ShouldBe("hazardRatio");

    private static TwoStageLogRankOptions Help() => new()
    {
        Control = HistoricalControl.Exponential(2 * Math.Log(2) / -Math.Log(0.62)),
        HazardRatio = 0.467,
        AccrualRate = 5,
        FollowUp = 2,
    };

    private static TwoStageLogRankOptions Published() => new()
    {
        Control = HistoricalControl.Exponential(3 * Math.Log(2) / -Math.Log(0.72)),
        HazardRatio = 0.459,
        AccrualRate = 20,
        FollowUp = 3,
    };
}
