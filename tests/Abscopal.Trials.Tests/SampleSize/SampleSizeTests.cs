using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.SampleSize;

namespace Abscopal.Trials.Tests.SampleSize;

public sealed class SampleSizeTests
{
    [Theory]
    [InlineData(0.7, 0.8, 246.787, 252.036)]
    [InlineData(0.7, 0.9, 330.378, 337.405)]
    [InlineData(0.65, 0.8, 169.181, 174.437)]
    [InlineData(0.65, 0.9, 226.485, 233.522)]
    [InlineData(0.75, 0.8, 379.352, 384.595)]
    public void Events_AreTheReferenceOnes(double ratio, double power, double schoenfeld, double freedman)
    {
        RequiredEvents.Schoenfeld(ratio, power: power).ShouldBe(schoenfeld, 5e-4);
        RequiredEvents.Freedman(ratio, power: power).ShouldBe(freedman, 5e-4);
    }

    [Fact]
    public void Events_TwoToOne() => RequiredEvents.Schoenfeld(0.7, ratio: 2).ShouldBe(371.675, 5e-4);

    // gsDesign 3.4.0: nSurv(log(2)/6, hr = .5, eta = log(2)/40, T = 36, minfup = 12, beta = .1).
    [Fact]
    public void LachinFoulkes_IsNSurv()
    {
        PiecewiseRate control = PiecewiseRate.FromMedian(6);
        PiecewiseRate dropout = PiecewiseRate.FromMedian(40);
        var plan = new TwoArmPlan
        {
            Accrual = new PiecewiseRate([0, 24], [1, 0]),
            Control = control,
            Experimental = control.Times([0], [0.5]),
            ControlDropout = dropout,
            ExperimentalDropout = dropout,
        };
        SurvivalSampleSize size = SurvivalSampleSize.LachinFoulkes(plan, 36);
        size.Events.ShouldBe(86.3258, 5e-5);
        size.Subjects.ShouldBe(119.8184, 5e-5);
    }

    // gsDesign2 1.1.4: ahr() with its default rates.
    [Theory]
    [InlineData(12, 0.81075389, 20.404508)]
    [InlineData(24, 0.71515658, 49.069659)]
    [InlineData(30, 0.69521535, 58.490967)]
    [InlineData(36, 0.68333952, 66.239480)]
    public void AverageHazardRatio_IsThatOfGsDesign2(double time, double ratio, double events)
    {
        var control = new PiecewiseRate([0, 3], [Math.Log(2) / 9, Math.Log(2) / 18]);
        var plan = new TwoArmPlan
        {
            Accrual = new PiecewiseRate([0, 2, 4, 14], [3, 6, 9, 0]),
            Control = control,
            Experimental = control.Times([0, 3], [0.9, 0.6]),
            ControlDropout = PiecewiseRate.Constant(0.001),
            ExperimentalDropout = PiecewiseRate.Constant(0.001),
        };
        AverageHazardRatio result = AverageHazardRatio.At(plan, time);
        result.HazardRatio.ShouldBe(ratio, 5e-8);
        result.Events.ShouldBe(events, 5e-6);
    }

    // gsDesign2 fixed designs: 90%, 36 months, accrual 18, median 12, hazard ratio 1 then 0.6 at 4 months, dropout 0.001.
    [Fact]
    public void FixedDesigns_AreThoseOfGsDesign2()
    {
        SurvivalSampleSize average = SurvivalSampleSize.ByAverageHazardRatio(Delayed(), 36);
        average.Subjects.ShouldBe(463.08, 0.01);
        average.Events.ShouldBe(324.71, 0.01);
        SurvivalSampleSize landmark = SurvivalSampleSize.Landmark(Delayed(), 36, 24);
        landmark.Subjects.ShouldBe(455.24, 0.005);
        landmark.Events.ShouldBe(319.21, 0.005);
    }

    // Weights that favour late events need fewer subjects when the effect is late; constant ones change nothing.
    [Fact]
    public void Lakatos_LateWeights_NeedFewerUnderADelay()
    {
        double plain = SurvivalSampleSize.Lakatos(Delayed(), 36).Events;
        SurvivalSampleSize.Lakatos(Delayed(), 36, weight: (_, _) => 3).Events.ShouldBe(plain, 1e-9);
        SurvivalSampleSize.Lakatos(Delayed(), 36, weight: (_, survival) => 1 - survival).Events.ShouldBeLessThan(0.85 * plain);
    }

    [Fact]
    public void Lakatos_ProportionalHazards_IsBetweenSchoenfeldAndFreedman()
    {
        TwoArmPlan plan = Delayed() with { Experimental = Delayed().Control.Times([0], [0.7]) };
        SurvivalSampleSize size = SurvivalSampleSize.Lakatos(plan, 36);
        size.Events.ShouldBeInRange(330.378, 337.405);
        SurvivalSampleSize.Lakatos(plan, 36, intervals: 4000).Events.ShouldBe(size.Events, 0.05);
    }

    [Fact]
    public void ExpectedEvents_OfOneExponentialArm_IsTheClosedForm()
    {
        const double Rate = 0.07;
        double expected = 5 * (18 - ((Math.Exp(-Rate * 12) - Math.Exp(-Rate * 30)) / Rate));
        ExpectedEvents.OfArm(new PiecewiseRate([0, 18], [5, 0]), PiecewiseRate.Constant(Rate), PiecewiseRate.None, 30).ShouldBe(expected, 1e-11);
    }

    // rpact 3.3.4 simulated a mean time of the first look of 22.32 months.
    [Fact]
    public void Calendar_OfS1_ReachesItsEvents()
    {
        PiecewiseRate control = PiecewiseRate.FromMedian(10);
        var plan = new TwoArmPlan { Accrual = new PiecewiseRate([0, 18], [400 / 18.0, 0]), Control = control, Experimental = control.Times([0, 4], [1, 0.6]) };
        var design = GroupSequentialDesign.From(new() { InformationFractions = [0.7, 1] });
        LookCalendar[] looks = [.. LookCalendar.Of(design, plan, 300)];
        looks[0].Time.ShouldBe(22.32, 0.2);
        ExpectedEvents.Of(plan, looks[1].Time).ShouldBe(300, 1e-8);
    }

    [Theory]
    [InlineData(0.0, "hazardRatio")]
    [InlineData(-1.0, "hazardRatio")]
    [InlineData(1.0, "hazardRatio")]
    public void Schoenfeld_ImpossibleRatio_Throws(double ratio, string key) =>
        Should.Throw<DesignException>(() => RequiredEvents.Schoenfeld(ratio)).Key.ShouldBe(key);

    [Fact]
    public void TimeOf_TooManyEvents_Throws() =>
        Should.Throw<DesignException>(() => ExpectedEvents.TimeOf(Delayed(), 1000)).Key.ShouldBe("events");

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
