using Abscopal.Campaigns;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Trials.Tests.Simulation.Model;

public sealed class ModelSimulatorTests
{
    private static readonly PiecewiseRate Control = PiecewiseRate.FromMedian(12);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void PlainTrial_AgreesWithTheFastLoop_TrialByTrial(int scenario)
    {
        TrialSimulationOptions plain = Designs.S1(1);
        plain = plain with { Scenarios = [.. plain.Scenarios.Select(s => s with { ControlDropout = PiecewiseRate.Constant(0.01), ExperimentalDropout = PiecewiseRate.Constant(0.02) })], Timing = AccrualTiming.Poisson };
        var fast = new TrialSimulator(plain, scenario);
        var general = new ModelSimulator(Designs.AsModel(plain, new TestStatistic(StatisticKind.LogRank)), scenario);
        for (uint t = 0; t < 200; t++)
        {
            TrialOutcome one = fast.Run(t);
            TrialOutcome other = general.Run(t);
            other.Z.ShouldBe(one.Z, 1e-9);
            (other with { Z = 0 }).ShouldBe(one with { Z = 0 });
        }
    }

    // Constant hazards a (progression), b (death before), c (death after): S(t) = e^-(a+b)t + a (e^-ct - e^-(a+b)t) / (a + b - c).
    [Fact]
    public void IllnessDeath_HasItsSurvivalFunctions()
    {
        const int Subjects = 40_000;
        (double a, double b, double c) = (0.1, 0.02, 0.05);
        TrialSimulationOptions options = Endpoints(Subjects, a, b, c);
        var subjects = new ModelSubjects(options, 0);
        subjects.Draw(3);
        foreach (double t in new[] { 3.0, 9, 20 })
        {
            double overall = Math.Exp(-(a + b) * t) + (a * (Math.Exp(-c * t) - Math.Exp(-(a + b) * t)) / (a + b - c));
            double free = Math.Exp(-(a + b) * t);
            (subjects.Exit[0].Count(x => x > t) / (double)Subjects).ShouldBe(free, 0.01);
            (subjects.Exit[1].Count(x => x > t) / (double)Subjects).ShouldBe(overall, 0.01);
        }

        for (int i = 0; i < Subjects; i++) subjects.Exit[0][i].ShouldBeLessThanOrEqualTo(subjects.Exit[1][i]);
    }

    [Fact]
    public void LaterTherapy_ChangesOverallSurvivalOnly()
    {
        TrialSimulationOptions without = Endpoints(2000, 0.1, 0.02, 0.08);
        TrialSimulationOptions with = without with { Scenarios = [without.Scenarios[0] with { Courses = [.. without.Scenarios[0].Courses!.Select(c => c with { SwitchProbability = 0.5, AfterSwitch = PiecewiseRate.Constant(0.02) })] }] };
        var one = new ModelSubjects(without, 0);
        var other = new ModelSubjects(with, 0);
        one.Draw(1);
        other.Draw(1);
        other.Exit[0].ShouldBe(one.Exit[0]);
        other.Exit[1].Zip(one.Exit[1]).Count(pair => pair.First > pair.Second).ShouldBeInRange(700, 1000);
        other.Exit[1].Zip(one.Exit[1]).Any(pair => pair.First < pair.Second).ShouldBeFalse();
    }

    // rpact 3.3.4: planned 210 of 300, look 1 spent; the final bound is 2.007690 with 320 events and 1.993316 with 285.
    [Theory]
    [InlineData(320, 2.007690)]
    [InlineData(285, 1.993316)]
    public void ObservedBounds_AreThoseOfTheOverOrUnderRun(int events, double expected)
    {
        var bounds = new ObservedBounds(new BoundUpdate(0.025, "obrien-fleming", 0, 300));
        bounds.Upper(0, 210, false).ShouldBe(2.43799499, 1e-6);
        bounds.Upper(1, events, true).ShouldBe(expected, 2e-6);
        bounds.Upper(0, 210, false).ShouldBe(2.43799499, 1e-6);
    }

    [Fact]
    public void Resizing_WhereNothingIsRaised_IsThePlainTest()
    {
        TrialSimulationOptions plain = Designs.AsModel(Designs.S1(1), new TestStatistic(StatisticKind.LogRank));
        TrialSimulationOptions resized = plain with { Model = plain.Model! with { Adaptation = new Adaptation { PromisingFrom = 0.3, PromisingTarget = 0.9, MaximumEvents = 300 } } };
        var one = new ModelSimulator(plain, 0);
        var other = new ModelSimulator(resized, 0);
        for (uint t = 0; t < 100; t++) other.Run(t).Z.ShouldBe(one.Run(t).Z, 1e-9);
    }

    [Fact]
    public void Resizing_RaisesEvents_WithinItsMaximum_AndKeepsTheLevel()
    {
        TrialSimulationOptions plain = Designs.AsModel(Designs.S1(1) with { Trials = 4_000 }, new TestStatistic(StatisticKind.LogRank));
        TrialSimulationOptions resized = plain with { Model = plain.Model! with { Adaptation = new Adaptation { PromisingFrom = 0.3, PromisingTarget = 0.95, MaximumEvents = 380 } } };
        TrialSimulation result = TrialSimulation.Run(resized, new CampaignRunOptions { Threads = 2 }, Token);
        result.Scenarios[0].Looks[1].Events!.Value.ShouldBeInRange(301, 380);
        ShouldBeAtMost(result.Scenarios[1].Power, 0.025, 4_000);
        result.Scenarios[0].Power.ShouldBeGreaterThan(TrialSimulation.Run(plain, new CampaignRunOptions { Threads = 2 }, Token).Scenarios[0].Power);
    }

    [Fact]
    public void MultiArm_KeepsTheFamilyLevel_AndFindsTheArmThatWorks()
    {
        TrialSimulation result = TrialSimulation.Run(Arms(3_000), new CampaignRunOptions { Threads = 2 }, Token);
        ShouldBeAtMost(result.Scenarios[0].Power, 0.025, 3_000);
        result.Scenarios[1].Hypotheses[0].Reject.ShouldBeGreaterThan(0.7);
        ShouldBeAtMost(result.Scenarios[1].Hypotheses[1].Reject, 0.025, 3_000);
    }

    [Fact]
    public void Enrichment_KeepsTheFamilyLevel_AndNeverClaimsForAllAfterEnriching()
    {
        TrialSimulation result = TrialSimulation.Run(Biomarker(3_000, below: 1), new CampaignRunOptions { Threads = 2 }, Token);
        ShouldBeAtMost(result.Scenarios[0].Power, 0.025, 3_000);
        TrialSimulation always = TrialSimulation.Run(Biomarker(1000, below: 50), new CampaignRunOptions { Threads = 2 }, Token);
        always.Scenarios[1].Hypotheses[0].Reject.ShouldBe(0);
        always.Scenarios[1].Hypotheses[1].Reject.ShouldBeGreaterThan(result.Scenarios[1].Hypotheses[1].Reject);
    }

    // Late weights can call early harm a benefit: a hazard ratio of 16 for a tenth of a year, then 0.76.
    [Fact]
    public void StrongNull_LateWeightsClaimMoreThanTheLogRankTest()
    {
        TrialSimulationOptions plain = Designs.S1(2000) with { Scenarios = [new() { Name = "harm", Control = PiecewiseRate.FromMedian(60), Experimental = PiecewiseRate.FromMedian(60).Times([0, 0.6], [6, 0.76]) }], Looks = [new SimulatedLook(new LookTrigger { Events = 300 }, 1.96)] };
        double logRank = TrialSimulation.Run(Designs.AsModel(plain, new TestStatistic(StatisticKind.LogRank)), cancellation: Token).Scenarios[0].Power;
        TrialSimulationOptions late = Designs.AsModel(plain, new TestStatistic(StatisticKind.FlemingHarrington));
        late = late with { Model = late.Model! with { Hypotheses = [new Hypothesis("late", new TestStatistic(StatisticKind.FlemingHarrington, 0, 1))] } };
        TrialSimulation.Run(late, cancellation: Token).Scenarios[0].Power.ShouldBeGreaterThan(logRank + 0.02);
    }

    [Fact]
    public void Results_HaveTheSameBytes_OnAnyThreadsAndOrder()
    {
        TrialSimulationOptions options = Arms(600) with { TrialsPerBlock = 64 };
        var one = new MemoryCampaignStore(TrialSimulationKind.Specify(options));
        var three = new MemoryCampaignStore(TrialSimulationKind.Specify(options));
        CampaignRunner.Run(new TrialSimulationKind(), one, new CampaignRunOptions(), Token);
        for (int k = 3; k >= 1; k--) CampaignRunner.Run(new TrialSimulationKind(), three, new CampaignRunOptions { Threads = 2, Shard = new Shard(k, 3) }, Token);
        for (int block = 0; block < one.Specification.Blocks; block++) three.Read(block).Span.SequenceEqual(one.Read(block).Span).ShouldBeTrue();
        TrialSimulationKind.OptionsOf(one.Specification).Model!.Hypotheses.Count.ShouldBe(2);
    }

    [Fact]
    public void Run_AllocatesNothing()
    {
        var simulator = new ModelSimulator(Designs.AsModel(Designs.S1(1), new TestStatistic(StatisticKind.FlemingHarrington)), 0);
        for (uint t = 0; t < 50; t++) simulator.Run(t);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (uint t = 0; t < 200; t++) simulator.Run(t);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200);
    }

    private static void ShouldBeAtMost(double share, double level, int trials) =>
        share.ShouldBeLessThan(level + (3 * Math.Sqrt(level * (1 - level) / trials)));

    private static TrialSimulationOptions Endpoints(int subjects, double progression, double before, double after)
    {
        var course = new SubjectCourse { Event = PiecewiseRate.Constant(before), Progression = PiecewiseRate.Constant(progression), AfterProgression = PiecewiseRate.Constant(after) };
        return Frame(subjects, [subjects / 2], [Scenario("truth", [course, course])], new TrialModel { TriggerEndpoint = 1, Hypotheses = [new Hypothesis("overall", new TestStatistic(StatisticKind.LogRank), 1)], Bounds = [[[1.96]]] });
    }

    private static TrialSimulationOptions Arms(int trials)
    {
        double?[] bounds = [.. GroupSequentialDesign.EfficacyBounds(new() { InformationFractions = [0.5, 1], Alpha = 0.0125 })];
        return Frame(
            360,
            [120, 240],
            [Scenario("none", [Course(1), Course(1), Course(1)]), Scenario("one", [Course(1), Course(0.55), Course(1)])],
            new TrialModel
            {
                Arms = 3,
                Hypotheses = [new Hypothesis("low", new TestStatistic(StatisticKind.LogRank), Arm: 1), new Hypothesis("high", new TestStatistic(StatisticKind.LogRank), Arm: 2)],
                Bounds = [[bounds, bounds]],
                Adaptation = new Adaptation { DropBelow = 0, KeepBest = 1 },
                StopsAtFirst = true,
            }) with
        { Trials = trials };
    }

    private static TrialSimulationOptions Biomarker(int trials, double below) => Frame(
        300,
        [100, 220],
        [Scenario("none", [Course(1), Course(1), Course(1), Course(1)]), Scenario("positive", [Course(1), Course(1), Course(1), Course(0.5)])],
        new TrialModel
        {
            PositiveShare = 0.4,
            Hypotheses = [new Hypothesis("all", new TestStatistic(StatisticKind.LogRank)), new Hypothesis("positive", new TestStatistic(StatisticKind.LogRank), PositiveOnly: true)],
            Bounds = [[[null, 1.959964], [null, 1.959964]]],
            Adaptation = new Adaptation { EnrichBelow = below },
        }) with
    { Trials = trials };

    private static SubjectCourse Course(double ratio) => new() { Event = Control.Times([0], [ratio]) };

    private static TrialScenario Scenario(string name, SubjectCourse[] courses) => new() { Name = name, Control = courses[0].Event, Experimental = courses[1].Event, Courses = courses, Stream = 0 };

    private static TrialSimulationOptions Frame(int subjects, int[] events, TrialScenario[] scenarios, TrialModel model) => new()
    {
        Subjects = subjects,
        Accrual = PiecewiseRate.Constant(subjects / 20.0),
        Looks = [.. events.Select(e => new SimulatedLook(new LookTrigger { Events = e }, null))],
        Scenarios = scenarios,
        Trials = 1,
        Seed = 11,
        Model = model,
    };
}
