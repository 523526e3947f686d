using Abscopal.Evidence.Pooling;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>The hazard ratio of one arm over several others, pooled.</summary>
public sealed record SharedArmPoolingResult
{
    /// <summary>The log ratios pooled by random effects over the variance that is each other arm's own.</summary>
    public required RandomEffectsResult Others { get; init; }

    /// <summary>The same with a stated prior on the deviation between trials.</summary>
    public required BayesianPoolingResult Bayesian { get; init; }

    /// <summary>The variance that all log ratios share: that of the one arm, sampling and reconstruction.</summary>
    public required double SharedVariance { get; init; }

    /// <summary>The ratio.</summary>
    public required Estimate HazardRatio { get; init; }

    /// <summary>Its limits against the mean of trials; with one trial those of that comparison.</summary>
    public required Interval Limits { get; init; }

    /// <summary>Its limits against the next such arm; not estimable from fewer than three trials.</summary>
    public required Interval PredictionLimits { get; init; }

    /// <summary>The limits against the mean of trials with the stated prior.</summary>
    public required Interval BayesianLimits { get; init; }

    /// <summary>The limits against the next such arm with the stated prior.</summary>
    public required Interval BayesianPredictionLimits { get; init; }

    /// <summary>The standard error of the log ratio, from its limits and the normal distribution.</summary>
    public required double StandardError { get; init; }
}
