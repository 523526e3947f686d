using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The result of a log-rank test.</summary>
public sealed record LogRankResult
{
    private readonly double[,] _variance;

    internal LogRankResult(ImmutableArray<LogRankGroup> groups, double[,] variance, Estimate chiSquare, int degreesOfFreedom, Estimate pValue)
    {
        Groups = groups;
        _variance = variance;
        ChiSquare = chiSquare;
        DegreesOfFreedom = degreesOfFreedom;
        PValue = pValue;
    }

    /// <summary>How much each event time counted.</summary>
    public LogRankWeight Weight { get; init; } = LogRankWeight.LogRank;

    /// <summary>The scores of a test for trend; empty for a test of any difference.</summary>
    public ImmutableArray<double> TrendScores { get; init; } = [];

    /// <summary>How the variance was estimated.</summary>
    public VarianceKind VarianceKind { get; init; }

    /// <summary>The number of strata.</summary>
    public int Strata { get; init; } = 1;

    /// <summary>
    /// For two groups, or for a trend: the signed root of the statistic, negative when the last group, or the groups of
    /// higher score, have fewer events than expected.
    /// </summary>
    public Estimate Z { get; init; } = Estimate.NotEstimable;

    /// <summary>The groups, in the order of the data's labels.</summary>
    public ImmutableArray<LogRankGroup> Groups { get; }

    /// <summary>The statistic; not estimable when no time compares two groups.</summary>
    public Estimate ChiSquare { get; }

    /// <summary>The degrees of freedom: the groups with expected events, less one.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The probability of so large a statistic if the hazards were equal.</summary>
    public Estimate PValue { get; }

    /// <summary>The covariance of observed minus expected between two groups.</summary>
    /// <param name="row">The index of a group.</param>
    /// <param name="column">The index of a group.</param>
    public double Variance(int row, int column) => _variance[row, column];
}
