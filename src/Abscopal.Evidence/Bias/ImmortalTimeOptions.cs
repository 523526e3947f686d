namespace Abscopal.Evidence.Bias;

/// <summary>How immortal time is simulated: a treatment without effect, given to survivors at times nobody printed.</summary>
public sealed record ImmortalTimeOptions
{
    /// <summary>The subjects who were given the treatment.</summary>
    public required int Treated { get; init; }

    /// <summary>The earliest month at which it may have been given.</summary>
    public double Earliest { get; init; }

    /// <summary>The latest month at which it may have been given; times are uniform between the two.</summary>
    public required double Latest { get; init; }

    /// <summary>The simulations.</summary>
    /// <value>2,000 by default.</value>
    public int Simulations { get; init; } = 2000;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The probability that the limits of the simulated ratios hold.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>The month at which survival is compared.</summary>
    /// <value>12 by default.</value>
    public double Landmark { get; init; } = 12;

    /// <summary>Whether subjects are drawn with replacement in each simulation, so that sampling is in the spread.</summary>
    /// <value>True by default.</value>
    public bool Resample { get; init; } = true;
}
