namespace Abscopal.Survival;

/// <summary>How exact limits of a survival curve are made.</summary>
public sealed record BetaProductOptions
{
    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>Whether the two limiting distributions are mixed half and half: narrower, with about the level instead of at least it.</summary>
    public bool MidP { get; init; }

    /// <summary>How the product of beta variables is taken.</summary>
    /// <value>Moment matching by default.</value>
    public BetaProductMethod Method { get; init; }
}
