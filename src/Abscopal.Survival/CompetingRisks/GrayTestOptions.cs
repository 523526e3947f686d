namespace Abscopal.Survival;

/// <summary>Which cause a Gray test compares, and with which weights.</summary>
public sealed record GrayTestOptions
{
    /// <summary>The code of the cause, from 1.</summary>
    /// <value>1 by default.</value>
    public int Cause { get; init; } = 1;

    /// <summary>The power of the pooled 1 - F just before a time that weighs it; 0 weighs all times alike.</summary>
    /// <value>0 by default.</value>
    public double Rho { get; init; }
}
