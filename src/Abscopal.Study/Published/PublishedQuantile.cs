namespace Abscopal.Study.Published;

/// <summary>A printed quantile of a time to event with its limits.</summary>
public sealed record PublishedQuantile
{
    /// <summary>The probability of an event by then: one half for a median.</summary>
    public required decimal Probability { get; init; }

    /// <summary>The estimate; null when it was not printed.</summary>
    public Printed? Estimate { get; init; }

    /// <summary>Whether the estimate was printed as not reached or not estimable.</summary>
    public bool EstimateNotReached { get; init; }

    /// <summary>The lower limit; null when it was not printed.</summary>
    public Printed? Lower { get; init; }

    /// <summary>The upper limit; null when it was not printed or not reached.</summary>
    public Printed? Upper { get; init; }

    /// <summary>Whether the upper limit was printed as not reached or not estimable.</summary>
    public bool UpperNotReached { get; init; }

    /// <summary>The confidence level of the limits, as a proportion (0.8 for 80%).</summary>
    public decimal? Level { get; init; }

    /// <summary>The key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The line of the file where the fact stands, for messages.</summary>
    public int Line { get; init; }
}
