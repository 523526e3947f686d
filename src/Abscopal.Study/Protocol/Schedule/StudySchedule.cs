using System.Collections.Immutable;

namespace Abscopal.Study.Protocol.Schedule;

/// <summary>The schedule of activities: what is done at which visit of which epoch.</summary>
public sealed record StudySchedule
{
    /// <summary>The epochs, in order of time.</summary>
    public required ImmutableArray<ScheduleEpoch> Epochs { get; init; }

    /// <summary>The elements of treatment that fill the cells of arms and epochs.</summary>
    public ImmutableArray<ScheduleElement> Elements { get; init; } = [];

    /// <summary>The visits, in order of time.</summary>
    public required ImmutableArray<ScheduleVisit> Visits { get; init; }

    /// <summary>The activities, in the order of the table.</summary>
    public required ImmutableArray<ScheduleActivity> Activities { get; init; }
}
