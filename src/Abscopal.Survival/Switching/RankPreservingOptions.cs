namespace Abscopal.Survival;

/// <summary>How the rank-preserving model is estimated.</summary>
public sealed record RankPreservingOptions
{
    /// <summary>The lowest psi tried.</summary>
    /// <value>-2 by default.</value>
    public double Lowest { get; init; } = -2;

    /// <summary>The highest psi tried.</summary>
    /// <value>2 by default.</value>
    public double Highest { get; init; } = 2;

    /// <summary>The number of equal steps of the grid.</summary>
    /// <value>400 by default.</value>
    public int Steps { get; init; } = 400;

    /// <summary>Whether counterfactual times are censored anew, so that censoring tells nothing of treatment.</summary>
    /// <value>True by default.</value>
    public bool Recensor { get; init; } = true;

    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;
}
