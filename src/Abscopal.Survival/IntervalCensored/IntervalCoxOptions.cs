namespace Abscopal.Survival;

/// <summary>How proportional hazards are fitted to interval-censored times.</summary>
public sealed record IntervalCoxOptions
{
    /// <summary>The covariates; at least one.</summary>
    public required IReadOnlyList<ParametricCovariate> Covariates { get; init; }

    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>The most EM steps.</summary>
    /// <value>20000 by default.</value>
    public int MaximumIterations { get; init; } = 20_000;
}
