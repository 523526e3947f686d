using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>A hazard ratio standardised for the difference in measured prognosis.</summary>
public sealed record CaseMixResult
{
    /// <summary>What was asked for.</summary>
    public required CaseMixOptions Options { get; init; }

    /// <summary>The difference in mean prognostic score on the log hazard scale, treatment minus control.</summary>
    public required double ScoreDifference { get; init; }

    /// <summary>Its limits, from the draws.</summary>
    public required Interval ScoreLimits { get; init; }

    /// <summary>What each factor adds.</summary>
    public required ImmutableArray<CaseMixContribution> Contributions { get; init; }

    /// <summary>The hazard ratio as it was seen.</summary>
    public required double CrudeRatio { get; init; }

    /// <summary>The hazard ratio divided by what the difference in prognosis alone would make.</summary>
    public required double AdjustedRatio { get; init; }

    /// <summary>Its limits, from the draws of the ratio, of the factors' ratios and, when asked, of the prevalences.</summary>
    public required Interval AdjustedLimits { get; init; }
}
