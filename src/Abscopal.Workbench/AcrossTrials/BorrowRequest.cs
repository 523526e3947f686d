using System.Collections.Immutable;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>What is asked of priors for the control arm of a new trial.</summary>
public sealed record BorrowRequest
{
    /// <summary>The trials whose control arms are borrowed from.</summary>
    public required ImmutableArray<ContrastTrial> Trials { get; init; }

    /// <summary>The endpoint.</summary>
    public string Endpoint { get; init; } = "OS";

    /// <summary>Months at which survival is borrowed.</summary>
    /// <value>12 by default.</value>
    public double Landmark { get; init; } = 12;

    /// <summary>The probability of every interval.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The scale of the half-normal prior on the deviation between trials, on the logit scale.</summary>
    public double TauScale { get; init; } = 0.5;

    /// <summary>The weight of the vague component of the robust prior.</summary>
    public double VagueWeight { get; init; } = 0.2;

    /// <summary>The power of the power prior.</summary>
    public double Power { get; init; } = 0.5;

    /// <summary>The data sets that are drawn of each arm.</summary>
    public int Sets { get; init; } = 20;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;
}
