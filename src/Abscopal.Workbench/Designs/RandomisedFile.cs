using System.Collections.Immutable;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.Designs;

/// <summary>A randomised trial of two arms with a time-to-event endpoint.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Options">What the design is made from.</param>
/// <param name="Timing">How subjects arrive in the simulation.</param>
/// <param name="Scenarios">What is simulated, the null and the strong null among them.</param>
public sealed record RandomisedFile(string Name, RandomisedOptions Options, AccrualTiming Timing, ImmutableArray<TrialScenario> Scenarios)
    : DesignFile(Name, "randomised-survival")
{
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
            Scenarios = Scenarios,
            Trials = trials,
            Seed = seed,
        };
    }

    private static LookTrigger Trigger(RandomisedLook look, PlannedLook planned) => new()
    {
        Events = planned.Fraction is null && planned.Events is null && (planned.Time is not null || planned.MinimumFollowUp is not null) ? null : look.Events,
        Time = planned.Time,
        MinimumFollowUp = planned.MinimumFollowUp,
    };
}
