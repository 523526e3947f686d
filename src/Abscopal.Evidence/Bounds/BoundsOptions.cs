using System.Collections.Immutable;

namespace Abscopal.Evidence.Bounds;

/// <summary>Which figures are bounded.</summary>
public sealed record BoundsOptions
{
    /// <summary>The times of survival, restricted mean, events and numbers at risk, in months.</summary>
    /// <value>6, 12, 18 and 24 by default.</value>
    public ImmutableArray<double> Times { get; init; } = [6, 12, 18, 24];

    /// <summary>The probabilities of the quantiles.</summary>
    /// <value>Quartiles and median by default.</value>
    public ImmutableArray<double> Quantiles { get; init; } = [0.25, 0.5, 0.75];

    /// <summary>The steps after which the search of event orders gives up, and outer bounds are given instead.</summary>
    /// <value>Two million by default, a second or two.</value>
    public long StepBudget { get; init; } = 2_000_000;
}
