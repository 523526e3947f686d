namespace Abscopal.Survival;

/// <summary>How a permutation test is made.</summary>
public sealed record PermutationOptions
{
    /// <summary>How much each event time counts.</summary>
    /// <value>All alike by default.</value>
    public LogRankWeight Weight { get; init; } = LogRankWeight.LogRank;

    /// <summary>The greatest number of assignments that is enumerated; beyond it they are drawn.</summary>
    /// <value>2,000,000 by default.</value>
    public long MostAssignments { get; init; } = 2_000_000;

    /// <summary>The number of assignments drawn where there are too many.</summary>
    /// <value>100,000 by default; at least 1.</value>
    public int Draws { get; init; } = 100_000;

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;
}
