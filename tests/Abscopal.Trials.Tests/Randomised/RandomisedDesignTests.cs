using Abscopal.Numerics.Roots;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.SampleSize;
using Abscopal.Trials.Simulation;

namespace Abscopal.Trials.Tests.Randomised;

public sealed class RandomisedDesignTests
{
    private static readonly PiecewiseRate Control = PiecewiseRate.FromMedian(10);

    // rpact 3.3.4, getPowerSurvival: hazard ratio .72, 400 subjects in 18 months, looks at 210 and 300 events: .8062 by
    // Schoenfeld's formula; getSimulationSurvival's mean look times are 22.4 and 33.3 months.
    [Fact]
    public void From_GivenEvents_HasThePowerOfRpact()
    {
        var design = RandomisedDesign.From(S1(0.72));
        design.Power.ShouldBe(0.8062, 5e-5);
        design.Looks[0].Upper!.Value.ShouldBe(2.43799499, 1e-7);
        design.Looks[1].Upper!.Value.ShouldBe(1.99993050, 1e-7);
        design.Looks[0].Time.ShouldBe(22.4, 0.2);
        design.Looks[1].Time.ShouldBe(33.3, 0.3);
    }

    // rpact's page beside gsDesign: hazard ratio .75, five pieces, 20% dropout a year, 1,405 subjects, 386 events, looks at
    // 33 and 70%. rpact: bounds, power .800971, times; gsDesign (Lachin-Foulkes): 385.881 events. rpact's last time, 50.8255,
    // is where R's integrate expects 386.0006 events; 386 are expected at 50.825331942.
    [Fact]
    public void PageOfRpactAndGsDesign_BoundsPowerTimesAndEvents()
    {
        double[] fractions = [0.33, 0.7, 1];
        var bounds = GroupSequentialDesign.From(new GroupSequentialOptions { InformationFractions = fractions, Power = 0.8 });
        double[] expected = [3.730665, 2.439639, 2.000097];
        double[] times = [26.7906, 38.6300, 50.8255];
        double last = 16 + ((1405 - 300) / 45.0);
        var control = new PiecewiseRate([0, 6, 9, 15, 21], [0.025, 0.04, 0.015, 0.01, 0.007]);
        PiecewiseRate dropout = PiecewiseRate.Constant(-Math.Log(0.8) / 12);
        var plan = new TwoArmPlan
        {
            Accrual = new PiecewiseRate([0, 12, 13, 14, 15, 16, last], [15, 21, 27, 33, 39, 45, 0]),
            Control = control,
            Experimental = control.Times([0], [0.75]),
            ControlDropout = dropout,
            ExperimentalDropout = dropout,
        };
        plan.Accrual.Cumulative(100).ShouldBe(1405, 1e-9);
        for (int k = 0; k < 3; k++)
        {
            bounds.Looks[k].Upper!.Value.ShouldBe(expected[k], 1e-6);
            ExpectedEvents.TimeOf(plan, 386 * fractions[k]).ShouldBe(times[k], k == 2 ? 2e-4 : 1e-4);
        }

        ExpectedEvents.TimeOf(plan, 386).ShouldBe(50.825331942, 1e-8);

        bounds.Exits(-Math.Log(0.75) * Math.Sqrt(386 / 4.0)).Upper.Sum().ShouldBe(0.800971, 1e-6);
        // gsSurv: the end of the fixed design on these rates, then its events inflated (its grid is coarse: 2e-6 of them).
        double end = Brent.Root(time => ExpectedEvents.Of(plan, time) - SurvivalSampleSize.LachinFoulkes(plan, time, power: 0.8).Events, 30, 80, 1e-9);
        (bounds.Inflation * ExpectedEvents.Of(plan, end)).ShouldBe(385.881, 1e-3);
    }

    // gsDesign2 states .8407-.8442 by average hazard ratios for the delayed effect; simulation .8324.
    [Fact]
    public void From_DelayedEffect_IsWithinApproximationsOfThePeers()
    {
        RandomisedOptions options = S1(1);
        options = options with { Scenario = options.Scenario with { Experimental = Control.Times([0, 4], [1, 0.6]) } };
        RandomisedDesign.From(options).Power.ShouldBeInRange(0.838, 0.845);
    }

    // Schoenfeld's 371.675 events of the fixed design at 2:1, hazard ratio .7, power .9.
    [Fact]
    public void From_OneLook_SolvesForSchoenfeldsEvents()
    {
        RandomisedOptions options = S1(0.7) with
        {
            Subjects = null,
            AnalysisTime = 40,
            Events = null,
            Allocation = new AllocationRule(1, 2),
            Accrual = new PiecewiseRate([0, 18], [1, 0]),
            Looks = [new PlannedLook { Fraction = 1 }],
        };
        var design = RandomisedDesign.From(options);
        design.Events.ShouldBe(372);
        (design.Subjects % 3).ShouldBe(0);
        ExpectedEvents.Of(design.Plan, 40).ShouldBe(372, 3);
        design.Power.ShouldBe(0.9, 0.001);
    }

    [Fact]
    public void From_WithFutility_KeepsTheEfficacyBounds_UnlessItBinds()
    {
        RandomisedOptions plain = S1(0.72);
        var open = RandomisedDesign.From(plain with { Futility = new FutilityRule(SpendingFunction.HwangShihDeCani(-2)) });
        open.Looks[0].Upper.ShouldBe(RandomisedDesign.From(plain).Looks[0].Upper);
        open.Looks[0].Lower.ShouldNotBeNull();
        open.Power.ShouldBeLessThan(RandomisedDesign.From(plain).Power);
    }

    [Fact]
    public void PowerIn_TheNull_IsAlpha() =>
        RandomisedDesign.From(S1(0.72)).PowerIn(new TrialScenario { Name = "none", Control = Control, Experimental = Control })!.Value[^1].ShouldBe(0.025, 1e-9);

    [Fact]
    public void PowerIn_WhereEventsNeverCome_IsNull() => RandomisedDesign.From(S1(0.72))
        .PowerIn(new TrialScenario { Name = "cure", Control = new PiecewiseRate([0, 5], [0.1, 0]), Experimental = Control }).ShouldBeNull();

    private static RandomisedOptions S1(double ratio) => new()
    {
        Subjects = 400,
        Events = 300,
        Accrual = PiecewiseRate.Constant(400 / 18.0),
        Looks = [new PlannedLook { Events = 210 }, new PlannedLook { Fraction = 1 }],
        Scenario = new TrialScenario { Name = "proportional", Control = Control, Experimental = Control.Times([0], [ratio]) },
    };
}
