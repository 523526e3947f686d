using System.Collections.Immutable;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs;

/// <summary>A randomised trial of two arms with a time-to-event endpoint.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Options">What the design is made from.</param>
/// <param name="Timing">How subjects arrive in the simulation.</param>
/// <param name="Scenarios">What is simulated, the null and the strong null among them.</param>
public sealed record RandomisedFile(string Name, RandomisedOptions Options, AccrualTiming Timing, ImmutableArray<TrialScenario> Scenarios)
    : DesignFile(Name, "randomised-survival")
{
    /// <summary>The test of the simulation; the design's power is that of the log-rank test.</summary>
    public TestStatistic Test { get; init; } = new(StatisticKind.LogRank);

    /// <summary>How efficacy bounds follow the events that are really there, or null to keep the planned ones.</summary>
    public BoundUpdate? Update { get; init; }

    /// <summary>Sample-size re-estimation at the first look, or null.</summary>
    public Adaptation? Resizing { get; init; }

    /// <inheritdoc/>
    public override DesignOutcome Design()
    {
        var design = RandomisedDesign.From(Options);
        return new RandomisedOutcome(Name, design, [.. Scenarios.Select(scenario => (scenario.Name, design.PowerIn(scenario)))]);
    }

    /// <inheritdoc/>
    public override TrialSimulationOptions? Simulation(int trials, uint seed)
    {
        var design = RandomisedDesign.From(Options);
        return new TrialSimulationOptions
        {
            Subjects = design.Subjects,
            Accrual = design.Accrual,
            Timing = Timing,
            Allocation = Options.Allocation,
            Looks = [.. design.Looks.Select((look, k) => new SimulatedLook(Trigger(look, Options.Looks[k]), look.Upper, k == design.Looks.Length - 1 ? null : look.Lower))],
            Scenarios = Model(design) is null ? Scenarios : [.. Scenarios.Select(WithCourses)],
            Trials = trials,
            Seed = seed,
            Model = Model(design),
        };
    }

    private static TrialScenario WithCourses(TrialScenario scenario) => scenario with
    {
        Courses =
        [
            new SubjectCourse { Event = scenario.Control, Dropout = scenario.ControlDropout },
            new SubjectCourse { Event = scenario.Experimental, Dropout = scenario.ExperimentalDropout },
        ],
    };

    private TrialModel? Model(RandomisedDesign design)
    {
        if (Test.Kind == StatisticKind.LogRank && Update is null && Resizing is null) return null;
        return new TrialModel
        {
            Hypotheses = [new Hypothesis("primary", Test)],
            Bounds = [[[.. design.Looks.Select(look => look.Upper)]]],
            Update = Update is null ? null : Update with { PlannedEvents = design.Events },
            Adaptation = Resizing,
        };
    }

    private static LookTrigger Trigger(RandomisedLook look, PlannedLook planned) => new()
    {
        Events = planned.Fraction is null && planned.Events is null && (planned.Time is not null || planned.MinimumFollowUp is not null) ? null : look.Events,
        Time = planned.Time,
        MinimumFollowUp = planned.MinimumFollowUp,
    };
}
