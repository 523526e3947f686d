using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Trials.Simulation;

/// <summary>What is simulated.</summary>
public sealed record TrialSimulationOptions
{
    /// <summary>Subjects per trial.</summary>
    public required int Subjects { get; init; }

    /// <summary>Subjects accrued per unit of time.</summary>
    public required PiecewiseRate Accrual { get; init; }

    /// <summary>How they arrive.</summary>
    public AccrualTiming Timing { get; init; } = AccrualTiming.Even;

    /// <summary>How they are allocated.</summary>
    public AllocationRule Allocation { get; init; } = new();

    /// <summary>The looks in order.</summary>
    public required IReadOnlyList<SimulatedLook> Looks { get; init; }

    /// <summary>What is true, one or more.</summary>
    public required IReadOnlyList<TrialScenario> Scenarios { get; init; }

    /// <summary>Trials per scenario.</summary>
    public required int Trials { get; init; }

    /// <summary>The seed of the study.</summary>
    public required uint Seed { get; init; }

    /// <summary>Trials per block of the campaign: part of what is computed, since sums are taken block by block.</summary>
    public int TrialsPerBlock { get; init; } = 2000;

    /// <summary>More arms, endpoints, tests or adaptations; null for two arms, one endpoint and the log-rank test, which run fastest.</summary>
    public TrialModel? Model { get; init; }

    /// <summary>Whether the outcome of every trial is kept, and not only counts and sums.</summary>
    public bool KeepsRows { get; init; }

    /// <summary>The looks of a design by events.</summary>
    /// <param name="design">The design.</param>
    /// <param name="events">The events at full information; fractions are rounded up to whole events.</param>
    public static IReadOnlyList<SimulatedLook> LooksOf(GroupSequentialDesign design, double events)
    {
        ArgumentNullException.ThrowIfNull(design);
        DesignCheck.Positive(events, "events");
        return [.. design.Looks.Select(look => new SimulatedLook(
            new LookTrigger { Events = (int)Math.Ceiling((look.InformationFraction * events) - 1e-9) },
            look.Upper,
            look.Number == design.Looks.Length ? null : look.Lower))];
    }

    internal void Check()
    {
        if (Subjects < 2) throw new DesignException("subjects", $"is {Subjects}", "2 or more");
        if (Trials < 1) throw new DesignException("trials", $"is {Trials}", "1 or more");
        if (TrialsPerBlock < 1) throw new DesignException("trialsPerBlock", $"is {TrialsPerBlock}", "1 or more");
        if (Allocation.Control < 1 || Allocation.Experimental < 1 || Allocation.Control + Allocation.Experimental > 1000)
            throw new DesignException("allocation", $"is {Allocation.Control}:{Allocation.Experimental}", "1 or more on each side, at most 1000 together");
        if (double.IsInfinity(Accrual.Inverse(Subjects))) throw new DesignException("accrual", $"never reaches {Subjects} subjects", "a positive rate at the end");
        if (Scenarios.Count is 0 or > 1 << 20) throw new DesignException("scenarios", $"are {Scenarios.Count}", "1 or more");
        if (Looks.Count is 0 or > 1000) throw new DesignException("looks", $"are {Looks.Count}", "1 to 1000");
        Model?.Check(this);
        int before = 0;
        for (int k = 0; k < Looks.Count; k++)
        {
            LookTrigger trigger = Looks[k].Trigger;
            if (trigger.Events is null && trigger.Time is null && trigger.MinimumFollowUp is null)
                throw new DesignException($"looks[{k}].trigger", "is empty", "events, time or minimum follow-up");
            if (trigger.Events is { } events)
            {
                if (events <= before || events > Subjects) throw new DesignException($"looks[{k}].trigger.events", $"is {events}", $"above {before}, at most the {Subjects} subjects");
                before = events;
            }

            if (trigger.Time is { } time) DesignCheck.Positive(time, $"looks[{k}].trigger.time");
            if (trigger.MinimumFollowUp is { } followUp) DesignCheck.NotNegative(followUp, $"looks[{k}].trigger.minimumFollowUp");
        }
    }
}
