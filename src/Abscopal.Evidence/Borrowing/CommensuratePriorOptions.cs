namespace Abscopal.Evidence.Borrowing;

/// <summary>How near a new control arm is taken to be to the earlier ones: a spike and a slab on the precision of the difference.</summary>
public sealed record CommensuratePriorOptions
{
    /// <summary>The precision of the spike: nearly the same value.</summary>
    /// <value>200 by default.</value>
    public double Spike { get; init; } = 200;

    /// <summary>The probability of the spike.</summary>
    /// <value>0.5 by default.</value>
    public double SpikeWeight { get; init; } = 0.5;

    /// <summary>The least precision of the slab, positive.</summary>
    public double SlabLower { get; init; } = 0.01;

    /// <summary>The greatest precision of the slab, below the spike.</summary>
    public double SlabUpper { get; init; } = 2;

    /// <summary>The standard deviation of one unit of information; null takes that of the scale.</summary>
    public double? UnitDeviation { get; init; }
}
