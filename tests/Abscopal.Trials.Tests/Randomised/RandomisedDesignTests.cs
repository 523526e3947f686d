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
