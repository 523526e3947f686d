namespace Abscopal.Campaigns;

/// <summary>How a campaign is run; nothing here changes a bit of its results.</summary>
public sealed record CampaignRunOptions
{
    /// <summary>The number of threads, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Which blocks.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Told after each block, from any thread.</summary>
    public IProgress<CampaignProgress>? Progress { get; init; }

    /// <summary>The clock of the progress.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
