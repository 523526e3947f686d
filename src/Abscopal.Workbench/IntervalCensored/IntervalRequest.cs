using Abscopal.Survival;

namespace Abscopal.Workbench.IntervalCensored;

/// <summary>What is asked of times known only to lie between two scans.</summary>
public sealed record IntervalRequest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The column of the last time without the event.</summary>
    public required string Lower { get; init; }

    /// <summary>The column of the first time with the event; an empty field or Inf is a censoring.</summary>
    public required string Upper { get; init; }

    /// <summary>The column of groups, or null for one group.</summary>
    public string? Group { get; init; }

    /// <summary>Numeric covariates of the Cox model; none for no model.</summary>
    public IReadOnlyList<string> Covariates { get; init; } = [];

    /// <summary>The parametric families.</summary>
    public IReadOnlyList<ParametricDistribution> Distributions { get; init; } = [ParametricDistribution.Weibull];

    /// <summary>The times at which survival is wanted.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>The confidence level.</summary>
    public double Level { get; init; } = 0.95;
}
