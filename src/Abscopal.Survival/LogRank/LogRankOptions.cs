using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>Which test of the log-rank family to make.</summary>
public sealed record LogRankOptions
{
    /// <summary>How much each event time counts.</summary>
    /// <value>All alike by default.</value>
    public LogRankWeight Weight { get; init; } = LogRankWeight.LogRank;

    /// <summary>A score for each group, in the order of the labels, to test for a trend; empty to test for any difference.</summary>
    public ImmutableArray<double> TrendScores { get; init; } = [];

    /// <summary>The variance; null takes the robust one for case weights and the hypergeometric one otherwise.</summary>
    public VarianceKind? Variance { get; init; }
}
