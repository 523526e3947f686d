using System.Collections.Immutable;

namespace Abscopal.Study.Protocol.Schedule;

/// <summary>Something that is done: a row of the schedule.</summary>
public sealed record ScheduleActivity
{
    /// <summary>Its name in the file.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required Words Label { get; init; }

    /// <summary>The heading it stands under; null for none.</summary>
    public Words? Under { get; init; }

    /// <summary>The visits at which it is done, by their names in the file.</summary>
    public ImmutableArray<string> Visits { get; init; } = [];

    /// <summary>The interventions it gives, by their names in the file.</summary>
    public ImmutableArray<string> Interventions { get; init; } = [];

    /// <summary>A note.</summary>
    public Words? Note { get; init; }
}
