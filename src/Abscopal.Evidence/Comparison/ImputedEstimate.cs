using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>An estimate over several reconstructed data sets: what sampling and what reconstruction leave open, apart.</summary>
/// <remarks>On the scale of the analysis: the logarithm for ratios.</remarks>
public sealed record ImputedEstimate
{
    /// <summary>The number of data sets.</summary>
    public required int Sets { get; init; }

    /// <summary>The data sets in which the estimate exists; where it is less than <see cref="Sets"/> nothing is estimated.</summary>
    public required int SetsEstimable { get; init; }

    /// <summary>The confidence level of every interval.</summary>
    public required double Level { get; init; }

    /// <summary>The mean of the estimates.</summary>
    public Estimate Value { get; init; } = Estimate.NotEstimable;

    /// <summary>The mean of the variances: sampling.</summary>
    public Estimate WithinVariance { get; init; } = Estimate.NotEstimable;

    /// <summary>The variance of the estimates: reconstruction. Not estimable from one data set.</summary>
    public Estimate BetweenVariance { get; init; } = Estimate.NotEstimable;

    /// <summary>Within plus (1 + 1/m) between.</summary>
    public Estimate TotalVariance { get; init; } = Estimate.NotEstimable;

    /// <summary>The degrees of freedom of the limits; infinite where there is no small-sample term.</summary>
    public Estimate Degrees { get; init; } = Estimate.NotEstimable;

    /// <summary>The share of the total variance that reconstruction adds.</summary>
    public Estimate ReconstructionShare { get; init; } = Estimate.NotEstimable;

    /// <summary>The fraction of missing information, with its small-sample term.</summary>
    public Estimate MissingInformation { get; init; } = Estimate.NotEstimable;

    /// <summary>The limits.</summary>
    public Interval Limits { get; init; } = new(Estimate.NotEstimable, Estimate.NotEstimable);

    /// <summary>The limits that would be printed if a reconstruction were taken for data.</summary>
    public Interval LimitsOfSamplingAlone { get; init; } = new(Estimate.NotEstimable, Estimate.NotEstimable);

    /// <summary>Two-sided, against 0.</summary>
    public Estimate PValue { get; init; } = Estimate.NotEstimable;

    /// <summary>The standard error, from the total variance.</summary>
    public Estimate StandardError => TotalVariance.Map(Math.Sqrt);
}
