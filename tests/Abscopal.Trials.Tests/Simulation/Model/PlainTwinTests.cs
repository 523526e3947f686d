using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Trials.Tests.Simulation.Model;

/// <summary>The plain, slow twin and the fast loops, trial by trial, for every kind of trial the simulator knows.</summary>
public sealed class PlainTwinTests
{
    private static readonly PiecewiseRate Control = PiecewiseRate.FromMedian(12);
    private static readonly double?[] TwoLooks = [2.6, 2.0];

    [Theory]
    [InlineData(StatisticKind.MaxCombo, 0, 0)]
    [InlineData(StatisticKind.RestrictedMean, 9, 0)]
    [InlineData(StatisticKind.FlemingHarrington, 0, 1)]
    [InlineData(StatisticKind.ModestlyWeighted, 4, 0)]
    public void OneTest_OfTwoArms_InBothLoops(StatisticKind kind, double first, double second)
    {
        TrialSimulationOptions options = Frame([60, 110], [Course(1), Course(0.6)], new TrialModel { Hypotheses = [new Hypothesis("one", new TestStatistic(kind, first, second))], Bounds = [[TwoLooks]] });
        options = options with { Timing = AccrualTiming.Poisson, Looks = [options.Looks[0] with { Lower = 0.2 }, options.Looks[1]] };
        ShouldAgree(new TrialSimulator(options, 0), options, 60, compareZ: kind != StatisticKind.MaxCombo);
        ShouldAgree(new ModelSimulator(options, 0), options, 60, compareZ: kind != StatisticKind.MaxCombo);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ProgressionAndSurvival_WithLaterTherapy(int trigger)
    {
        double?[] some = [2.9, 2.2];
        double?[] none = [null, null];
        SubjectCourse control = new() { Event = PiecewiseRate.Constant(0.02), Progression = PiecewiseRate.FromMedian(5), AfterProgression = PiecewiseRate.FromMedian(7), SwitchProbability = 0.4, AfterSwitch = PiecewiseRate.FromMedian(11), Dropout = PiecewiseRate.Constant(0.01) };
        SubjectCourse experimental = control with { Progression = PiecewiseRate.FromMedian(9), SwitchProbability = 0 };
        var test = new TestStatistic(StatisticKind.LogRank);
        TrialSimulationOptions options = Frame([60, 100], [control, experimental], new TrialModel
        {
            TriggerEndpoint = trigger,
            Hypotheses = [new Hypothesis("overall", test, Endpoint: 1), new Hypothesis("free", test, Endpoint: 0)],
            Bounds = [[some, some], [none, TwoLooks], [TwoLooks, none], [none, none]],
        });
        ShouldAgree(new ModelSimulator(options, 0), options, 150);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(0.3, null)]
    [InlineData(0.1, 2)]
    public void SeveralArms_WithDropping(double? below, int? best)
    {
        double?[] bounds = [3.5, 2.8, 2.4];
        TrialSimulationOptions options = Frame([70, 100, 140], [Course(1), Course(0.6), Course(1), Course(0.8)], new TrialModel
        {
            Arms = 4,
            Hypotheses = [.. Enumerable.Range(1, 3).Select(arm => new Hypothesis($"arm {arm}", new TestStatistic(StatisticKind.LogRank), Arm: arm))],
            Bounds = [[bounds, bounds, bounds]],
            Adaptation = new Adaptation { DropBelow = below, KeepBest = best },
        });
        ShouldAgree(new ModelSimulator(options, 0), options, 150);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(-9)]
    public void Enrichment(double below)
    {
        double?[] last = [null, 1.959964];
        var test = new TestStatistic(StatisticKind.LogRank);
        TrialSimulationOptions options = Frame([60, 120], [Course(1), Course(1), Course(1), Course(0.5)], new TrialModel
        {
            PositiveShare = 0.4,
            Hypotheses = [new Hypothesis("all", test), new Hypothesis("positive", test, PositiveOnly: true)],
            Bounds = [[last, last]],
            Adaptation = new Adaptation { EnrichBelow = below },
        });
        ShouldAgree(new ModelSimulator(options, 0), options, 150);
    }

    [Fact]
    public void BiomarkerStratified_HandsErrorOn()
    {
        double?[] some = [2.9, 2.3];
        double?[] none = [null, null];
        var test = new TestStatistic(StatisticKind.LogRank);
        TrialSimulationOptions options = Frame([60, 120], [Course(1), Course(1), Course(0.9), Course(0.5)], new TrialModel
        {
            PositiveShare = 0.5,
            Hypotheses = [new Hypothesis("all", test), new Hypothesis("positive", test, PositiveOnly: true)],
            Bounds = [[some, some], [none, TwoLooks], [TwoLooks, none], [none, none]],
        });
        ShouldAgree(new ModelSimulator(options, 0), options, 150);
    }

    [Fact]
    public void PromisingZone()
    {
        TrialSimulationOptions options = Frame([50, 90], [Course(1), Course(0.65)], new TrialModel
        {
            Hypotheses = [new Hypothesis("one", new TestStatistic(StatisticKind.LogRank))],
            Bounds = [[[2.96, 1.97]]],
            Adaptation = new Adaptation { PromisingFrom = 0.3, PromisingTarget = 0.9, MaximumEvents = 130 },
        });
        ShouldAgree(new ModelSimulator(options, 0), options, 200);
    }

    private static void ShouldAgree(ITrialEngine engine, TrialSimulationOptions options, uint trials, bool compareZ = true)
    {
        var looks = new HashSet<(int, bool)>();
        for (uint t = 0; t < trials; t++)
        {
            TrialOutcome fast = engine.Run(t);
            TrialOutcome plain = PlainModelTrial.Run(options, 0, t);
            if (compareZ) fast.Z.ShouldBe(plain.Z, 1e-7, $"trial {t}");
            (fast with { Z = 0 }).ShouldBe(plain with { Z = 0 }, $"trial {t}");
            looks.Add((plain.Look, plain.Rejected));
        }

        // Trials that all end alike would compare little.
        looks.Count.ShouldBeGreaterThan(1);
    }

    private static SubjectCourse Course(double ratio) => new() { Event = Control.Times([0], [ratio]), Dropout = PiecewiseRate.Constant(0.005) };

    private static TrialSimulationOptions Frame(int[] events, SubjectCourse[] courses, TrialModel model) => new()
    {
        Subjects = 180,
        Accrual = PiecewiseRate.Constant(9),
        Looks = [.. events.Select(e => new SimulatedLook(new LookTrigger { Events = e }, null))],
        Scenarios = [new TrialScenario { Name = "truth", Control = courses[0].Event, Experimental = courses[^1].Event, Courses = courses }],
        Trials = 1,
        Seed = 23,
        Model = model,
    };
}
