using System.Collections.Immutable;

namespace Abscopal.Study.Protocol.Schedule;

/// <summary>What subjects of an arm receive in an epoch.</summary>
public sealed record ScheduleElement
{
    /// <summary>Its name in the file.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required Words Label { get; init; }

    /// <summary>Where it stands.</summary>
    public required ImmutableArray<ScheduleCell> Cells { get; init; }

    /// <summary>The interventions given in it, by their names in the file.</summary>
    public ImmutableArray<string> Interventions { get; init; } = [];

    /// <summary>What begins it; null where it is not told.</summary>
    public Words? Starts { get; init; }

    /// <summary>What ends it; null where it is not told.</summary>
    public Words? Ends { get; init; }
}
