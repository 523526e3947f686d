namespace Abscopal.Evidence.Pooling;

/// <summary>How trials are pooled by random effects.</summary>
public sealed record RandomEffectsOptions
{
    /// <summary>The confidence level of every interval.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>How the variance between trials is estimated.</summary>
    public HeterogeneityEstimator Estimator { get; init; } = HeterogeneityEstimator.RestrictedMaximumLikelihood;

    /// <summary>How the limits of the mean are made.</summary>
    public PooledLimits Limits { get; init; } = PooledLimits.HartungKnappModified;
}
