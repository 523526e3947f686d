namespace Abscopal.Evidence.Pooling;

/// <summary>How trials are pooled with a stated prior on the standard deviation between them.</summary>
public sealed record BayesianPoolingOptions
{
    /// <summary>The probability of every interval.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>The scale of the half-normal prior on tau.</summary>
    /// <value>0.5 by default: for log hazard ratios, values of tau above 1 are unlikely.</value>
    public double TauScale { get; init; } = 0.5;

    /// <summary>The mean of the normal prior on the mean of trials; it does nothing while its deviation is null.</summary>
    public double MeanPriorMean { get; init; }

    /// <summary>The standard deviation of the normal prior on the mean of trials; null for a flat prior.</summary>
    public double? MeanPriorDeviation { get; init; }
}
