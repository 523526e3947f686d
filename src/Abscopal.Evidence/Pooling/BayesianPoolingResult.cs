using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Pooling;

/// <summary>Trials pooled with a half-normal prior on tau, on the scale of pooling.</summary>
public sealed record BayesianPoolingResult
{
    /// <summary>What was asked for, the priors with it.</summary>
    public required BayesianPoolingOptions Options { get; init; }

    /// <summary>The scale of every figure.</summary>
    public required PoolingScale Scale { get; init; }

    /// <summary>The trials.</summary>
    public required ImmutableArray<TrialEstimate> Trials { get; init; }

    /// <summary>The posterior of the mean of trials.</summary>
    public required NormalMixture Mean { get; init; }

    /// <summary>The posterior of the value in the next trial.</summary>
    public required NormalMixture Next { get; init; }

    /// <summary>The limits of the mean, equal tails.</summary>
    public required Interval Limits { get; init; }

    /// <summary>The limits of the value in the next trial, equal tails.</summary>
    public required Interval PredictionLimits { get; init; }

    /// <summary>The posterior mean of tau.</summary>
    public required double TauMean { get; init; }

    /// <summary>The posterior median of tau.</summary>
    public required double TauMedian { get; init; }

    /// <summary>The limits of tau, equal tails.</summary>
    public required Interval TauLimits { get; init; }
}
