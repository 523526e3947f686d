using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>Which tests are combined, and against what.</summary>
public sealed record MaxComboOptions
{
    /// <summary>The weights of the tests combined.</summary>
    /// <value>FH(0, 0), FH(0, 1), FH(1, 0) and FH(1, 1) by default.</value>
    public ImmutableArray<LogRankWeight> Weights { get; init; } =
    [
        LogRankWeight.FlemingHarrington(0, 0), LogRankWeight.FlemingHarrington(0, 1), LogRankWeight.FlemingHarrington(1, 0), LogRankWeight.FlemingHarrington(1, 1),
    ];

    /// <summary>The alternative.</summary>
    /// <value>Two-sided by default.</value>
    public Alternative Alternative { get; init; }
}
