using Abscopal.Campaigns;

namespace Abscopal.Workbench.Designs;

/// <summary>What is simulated, and where the results go.</summary>
public sealed record SimulateRequest
{
    /// <summary>The design file.</summary>
    public required string Path { get; init; }

    /// <summary>Trials of each scenario.</summary>
    public int Trials { get; init; } = 10_000;

    /// <summary>The seed.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>Threads; results do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The folder of the results; null keeps them in memory.</summary>
    public string? Output { get; init; }

    /// <summary>Whether a campaign that was broken off in the folder goes on.</summary>
    public bool Resume { get; init; }

    /// <summary>The share of the work.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Whether every trial is written too.</summary>
    public bool Rows { get; init; }
}
