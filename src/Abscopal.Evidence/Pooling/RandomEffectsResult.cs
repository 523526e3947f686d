using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Pooling;

/// <summary>Trials pooled by random effects, on the scale of pooling.</summary>
public sealed record RandomEffectsResult
{
    /// <summary>What was asked for.</summary>
    public required RandomEffectsOptions Options { get; init; }

    /// <summary>The scale of every figure.</summary>
    public required PoolingScale Scale { get; init; }

    /// <summary>The trials.</summary>
    public required ImmutableArray<TrialEstimate> Trials { get; init; }

    /// <summary>The share of each trial in the mean; they sum to 1.</summary>
    public required ImmutableArray<double> Weights { get; init; }

    /// <summary>The mean of the distribution of trials.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>Its standard error, by the rule of the limits.</summary>
    public required Estimate StandardError { get; init; }

    /// <summary>The limits of the mean.</summary>
    public required Interval Limits { get; init; }

    /// <summary>
    /// Where the true value of the next trial will lie: t with k - 2 degrees, Higgins, Thompson and Spiegelhalter,
    /// JRSS A 172 (2009) 137-159, formula 12. Not estimable from fewer than three trials.
    /// </summary>
    public required Interval PredictionLimits { get; init; }

    /// <summary>How much the trials differ.</summary>
    public required Heterogeneity Heterogeneity { get; init; }
}
