namespace Abscopal.Study.Published;

/// <summary>A printed probability of being free of the event at a time.</summary>
public sealed record PublishedLandmark
{
    /// <summary>The time, in the study's unit.</summary>
    public required decimal Time { get; init; }

    /// <summary>The survival, usually in per cent.</summary>
    public required Printed Survival { get; init; }

    /// <summary>The lower limit, when printed.</summary>
    public Printed? Lower { get; init; }

    /// <summary>The upper limit, when printed.</summary>
    public Printed? Upper { get; init; }

    /// <summary>The confidence level of the limits, as a proportion.</summary>
    public decimal? Level { get; init; }

    /// <summary>The key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The line of the file where the fact stands, for messages.</summary>
    public int Line { get; init; }
}
