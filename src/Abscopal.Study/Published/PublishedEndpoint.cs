using System.Collections.Immutable;

namespace Abscopal.Study.Published;

/// <summary>What was printed of a time-to-event endpoint in one arm.</summary>
public sealed record PublishedEndpoint
{
    /// <summary>The endpoint: PFS, OS and so on.</summary>
    public required string Id { get; init; }

    /// <summary>The number of events, when printed.</summary>
    public int? Events { get; init; }

    /// <summary>The events as a percentage of the arm's subjects, when printed.</summary>
    public Printed? EventsPercent { get; init; }

    /// <summary>Whether <see cref="Events"/> was not printed but follows from other figures, as <see cref="Note"/> says.</summary>
    public bool EventsImplied { get; init; }

    /// <summary>What a reader should know of how the facts were read, if anything.</summary>
    public Words? Note { get; init; }

    /// <summary>Quantiles of the time to event; the median has probability one half.</summary>
    public ImmutableArray<PublishedQuantile> Quantiles { get; init; } = [];

    /// <summary>The median follow-up by the reverse Kaplan-Meier method, when printed.</summary>
    public PublishedQuantile? FollowUp { get; init; }

    /// <summary>Survival at landmarks.</summary>
    public ImmutableArray<PublishedLandmark> Landmarks { get; init; } = [];

    /// <summary>The row of numbers at risk, when printed.</summary>
    public PublishedAtRisk? AtRisk { get; init; }

    /// <summary>The key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The line of the file where the endpoint stands, for messages.</summary>
    public int Line { get; init; }

    /// <summary>The median, or null when it was not printed.</summary>
    public PublishedQuantile? Median => Quantiles.FirstOrDefault(q => q.Probability == 0.5m);
}
