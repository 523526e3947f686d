using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Trials.Tests.Simulation;

internal static class Designs
{
    private static readonly PiecewiseRate Control = PiecewiseRate.FromMedian(10);

    /// <summary>400 subjects in 18 months, control median 10 months, looks at 210 and 300 events.</summary>
    public static TrialSimulationOptions S1(int trials, int block = 2000) => new()
    {
        Subjects = 400,
        Accrual = PiecewiseRate.Constant(400 / 18.0),
        Looks = TrialSimulationOptions.LooksOf(GroupSequentialDesign.From(new() { InformationFractions = [0.7, 1] }), 300),
        Trials = trials,
        TrialsPerBlock = block,
        Seed = 20261,
        Scenarios =
        [
            new() { Name = "delayed", Control = Control, Experimental = Control.Times([0, 4], [1, 0.6]) },
            new() { Name = "none", Control = Control, Experimental = Control },
            new() { Name = "proportional", Control = Control, Experimental = Control.Times([0], [0.72]) },
        ],
    };

    /// <summary>A plain design as a model of two courses with one test.</summary>
    public static TrialSimulationOptions AsModel(TrialSimulationOptions plain, TestStatistic test) => plain with
    {
        Scenarios = [.. plain.Scenarios.Select(s => s with { Courses = [new SubjectCourse { Event = s.Control, Dropout = s.ControlDropout }, new SubjectCourse { Event = s.Experimental, Dropout = s.ExperimentalDropout }] })],
        Model = new TrialModel { Hypotheses = [new Hypothesis("primary", test)], Bounds = [[[.. plain.Looks.Select(look => look.Upper)]]] },
    };

    /// <summary>Everything at once: slow start, Poisson arrivals, 1:2 permuted blocks, cure, dropout, three kinds of looks.</summary>
    public static TrialSimulationOptions Mixed(int trials) => new()
    {
        Subjects = 151,
        Accrual = new PiecewiseRate([0, 3, 6], [4, 0, 12]),
        Timing = AccrualTiming.Poisson,
        Allocation = new AllocationRule(1, 2, Permuted: true),
        Looks =
        [
            new SimulatedLook(new LookTrigger { Time = 8 }, null, -1),
            new SimulatedLook(new LookTrigger { Events = 60, Time = 14 }, 2.4, -0.5),
            new SimulatedLook(new LookTrigger { Events = 100, MinimumFollowUp = 2 }, 2.1),
        ],
        Trials = trials,
        Seed = 7,
        Scenarios =
        [
            new()
            {
                Name = "cure",
                Control = new PiecewiseRate([0, 2, 12], [0.05, 0.2, 0]),
                Experimental = new PiecewiseRate([0, 1, 3, 9], [0.3, 0, 0.05, 0]),
                ControlDropout = PiecewiseRate.Constant(0.01),
                ExperimentalDropout = new PiecewiseRate([0, 5], [0, 0.03]),
            },
        ],
    };
}
