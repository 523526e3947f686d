using System.Collections.Immutable;

namespace Abscopal.Study.Published;

/// <summary>What was printed of a time-to-event endpoint in one arm.</summary>
public sealed record PublishedEndpoint
{
    /// <summary>The endpoint: PFS, OS and so on.</summary>
    public required string Id { get; init; }

    /// <summary>The number of events, when printed.</summary>
    public int? Events { get; init; }

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

    /// <summary>The median, or null when it was not printed.</summary>
    public PublishedQuantile? Median => Quantiles.FirstOrDefault(q => q.Probability == 0.5m);
}
