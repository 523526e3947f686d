namespace Abscopal.Study.Protocol.Schedule;

/// <summary>A visit or another point in time at which something is done.</summary>
public sealed record ScheduleVisit
{
    /// <summary>Its name in the file.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required Words Label { get; init; }

    /// <summary>The epoch, by its name in the file; null where none is told.</summary>
    public string? Epoch { get; init; }

    /// <summary>The day of the study: day 1 is the first of treatment, the day before is -1. Null where it is not told.</summary>
    public int? Day { get; init; }

    /// <summary>How many days early it may be.</summary>
    public int? EarlyDays { get; init; }

    /// <summary>How many days late it may be.</summary>
    public int? LateDays { get; init; }

    /// <summary>The days after which it comes again; null for a visit that does not, or of which it is not told.</summary>
    public int? RepeatDays { get; init; }

    /// <summary>Until when it comes again; null where it is not told.</summary>
    public Words? Until { get; init; }

    /// <summary>A note.</summary>
    public Words? Note { get; init; }
}
