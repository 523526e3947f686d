using System.Collections.Immutable;

namespace Abscopal.Evidence.Comparison;

/// <summary>How two arms are compared; one confidence level holds for every figure.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>The months to which means are restricted; null takes the smallest last observed time of any arm of any data set.</summary>
    public double? Horizon { get; init; }

    /// <summary>The months at which survival is compared.</summary>
    /// <value>12 and 24 by default.</value>
    public ImmutableArray<double> Landmarks { get; init; } = [12, 24];

    /// <summary>The months at which the hazard ratio may change, increasing.</summary>
    /// <value>6 and 12 by default.</value>
    public ImmutableArray<double> Cuts { get; init; } = [6, 12];

    /// <summary>The variance of the log hazard ratio.</summary>
    /// <value>Robust by default.</value>
    public HazardRatioVariance Variance { get; init; } = HazardRatioVariance.Robust;

    /// <summary>The degrees of freedom that the estimates would have were the data not reconstructed.</summary>
    /// <value>Events less one by default.</value>
    public CompleteDataDegrees Degrees { get; init; } = CompleteDataDegrees.EventsLessOne;
}
