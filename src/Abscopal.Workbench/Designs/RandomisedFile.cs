using System.Collections.Immutable;
using Abscopal.Campaigns;
using Abscopal.Numerics.Elementary;
using Abscopal.Trials;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;
using Abscopal.Workbench.Designs.Observed;

namespace Abscopal.Workbench.Designs;

/// <summary>A randomised trial of two arms with a time-to-event endpoint.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Options">What the design is made from.</param>
/// <param name="Timing">How subjects arrive in the simulation.</param>
/// <param name="Scenarios">What is simulated, the null and the strong null among them.</param>
public sealed record RandomisedFile(string Name, RandomisedOptions Options, AccrualTiming Timing, ImmutableArray<TrialScenario> Scenarios)
    : DesignFile(Name, "randomised-survival")
{
    private const int DesignTrials = 2000;

    /// <summary>The unit of time: <c>days</c>, <c>weeks</c>, <c>months</c> or <c>years</c>.</summary>
    public string Unit { get; init; } = "months";

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
        return new RandomisedOutcome(Name, design, [.. Scenarios.Select(scenario => (scenario.Name, design.PowerIn(scenario)))])
        {
            Unit = Unit,
            Simulated = Model(design) is null ? null : TrialSimulation.Run(OwnTest(), new CampaignRunOptions { Threads = Environment.ProcessorCount }),
        };
    }

    /// <inheritdoc/>
    public override void Check()
    {
        if (Model(RandomisedDesign.From(Options)) is not null) _ = TrialSimulationKind.Specify(OwnTest());
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

    /// <inheritdoc/>
    public override DesignOutcome? Review(ObservedTrial observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        if (observed.Looks.IsEmpty) throw new DesignException("stages", "are stated of a randomised trial", "looks with events and z");
        var design = RandomisedDesign.From(Options);
        double share = (double)Options.Allocation.Control / (Options.Allocation.Control + Options.Allocation.Experimental);
        double perEvent = share * (1 - share);
        ObservedLook[] looks = [.. observed.Looks.Select(look => new ObservedLook(look.Events, look.Z ?? (-ElementaryMath.Log(look.HazardRatio!.Value) * Math.Sqrt(look.Events * perEvent)), look.IsFinal))];
        if (Resizing is not null && looks.Length > 2) throw new DesignException("looks", $"are {looks.Length}, and the design has two", "one or two");
        var review = SequentialReview.Of(design.Bounds.Options, [.. design.Looks.Select(look => look.Events)], [.. design.Looks.Select(look => look.Lower)], perEvent, -ElementaryMath.Log(design.Looks[^1].AverageHazardRatio), looks);
        return new ReviewOutcome(Name, review, Resizing is null ? null : Combined(design, looks));
    }

    // With another size than planned the test of both stages decides, not the ordinary Z.
    private ResizingReview Combined(RandomisedDesign design, ObservedLook[] looks)
    {
        double critical = design.Looks[^1].Upper!.Value;
        double share = (double)looks[0].Events / design.Events;
        double power = share < 1 ? ConditionalPower.OfTrend(looks[0].Z, share, critical) : 1;
        double? z = looks.Length < 2 ? null
            : CombinationTest.InverseNormal(looks[0].Z, CombinationTest.Increment(looks[0].Z, looks[1].Z, looks[0].Events, looks[1].Events), share);
        return new ResizingReview(Resizing!.ResizedEvents(looks[0].Z, looks[0].Events, design.Events, critical), power, z, critical);
    }

    // What the design shows of the file's own test and changes on the way.
    private TrialSimulationOptions OwnTest() => Simulation(DesignTrials, 1)! with { TrialsPerBlock = 100 };

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
