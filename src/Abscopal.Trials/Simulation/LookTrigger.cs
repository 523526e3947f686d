namespace Abscopal.Trials.Simulation;

/// <summary>When a look is made: as soon as everything that is set here holds.</summary>
public sealed record LookTrigger
{
    /// <summary>The events there must be; an event at the very cut counts.</summary>
    public int? Events { get; init; }

    /// <summary>The least calendar time since the first subject could enter.</summary>
    public double? Time { get; init; }

    /// <summary>The least follow-up of the subject who entered last.</summary>
    public double? MinimumFollowUp { get; init; }
}
