namespace Abscopal.Survival;

/// <summary>
/// The rows of a sample by stratum and, within it, from the last time to the first, so that one pass builds every risk set.
/// </summary>
/// <remarks>
/// A block is a time with events and the rows that join the risk set there: those that left between it and the next event
/// time, then its events. Rows at risk at no event time of their stratum, and rows of weight 0, are left out.
/// </remarks>
internal sealed class CoxDesign
{
    /// <summary>The row of the data at each place; longer than there are places.</summary>
    public required int[] Rows { get; init; }

    /// <summary>The number of places.</summary>
    public required int Count { get; init; }

    /// <summary>The first place of each block, and the end.</summary>
    public required int[] BlockStart { get; init; }

    /// <summary>The place of the first event of each block; its events run to the end of the block.</summary>
    public required int[] FirstEvent { get; init; }

    /// <summary>The rank of the time of each block.</summary>
    public required int[] BlockRank { get; init; }

    /// <summary>The first block of each stratum, and the end.</summary>
    public required int[] StratumBlock { get; init; }

    /// <summary>The number of events of each block, with copies.</summary>
    public required int[] Deaths { get; init; }

    /// <summary>The mean weight of the events of each block; null where all are 1.</summary>
    public required double[]? Share { get; init; }

    /// <summary>The weight at each place; null where all are 1.</summary>
    public required double[]? Weights { get; init; }

    /// <summary>The copies at each place; null where the weights are not replications.</summary>
    public required int[]? Copies { get; init; }

    public required double[]? Offset { get; init; }

    /// <summary>The covariates less their means, by place.</summary>
    public required CovariateRows Covariates { get; init; }

    public required double[] Means { get; init; }

    /// <summary>The distance from the least to the greatest value of each covariate.</summary>
    public required double[] Ranges { get; init; }

    public required string[] Names { get; init; }

    /// <summary>The places that have not entered yet, in the order in which they leave the risk set going back.</summary>
    public int[] Leaving { get; init; } = [];

    /// <summary>The first of <see cref="Leaving"/> for each block, and the end; empty where no row enters late.</summary>
    public int[] LeavingStart { get; init; } = [];

    /// <summary>For each place, the first block (later ones are earlier in time) before its entry.</summary>
    public int[] EntryBlock { get; init; } = [];

    public int BlockCount => FirstEvent.Length;

    public bool HasEntry => LeavingStart.Length > 0;

    public double Weight(int place) => Weights?[place] ?? 1;

    public double ShareOf(int block) => Share?[block] ?? 1;

    /// <summary>The block of each place.</summary>
    public int[] BlockOfPlace()
    {
        int[] blocks = new int[Count];
        for (int b = 0; b < BlockCount; b++) blocks.AsSpan(BlockStart[b], BlockStart[b + 1] - BlockStart[b]).Fill(b);
        return blocks;
    }
}
