namespace Abscopal.Survival;

/// <summary>How a confidence band is made.</summary>
public sealed record ConfidenceBandOptions
{
    /// <summary>The shape of the band.</summary>
    /// <value>Hall-Wellner by default.</value>
    public ConfidenceBandKind Kind { get; init; }

    /// <summary>The confidence level of the whole band, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>The scale on which the band is symmetric.</summary>
    /// <value>Log-log by default.</value>
    public ConfidenceIntervalType IntervalType { get; init; } = ConfidenceIntervalType.LogLog;

    /// <summary>The first time of the band; null starts at the first event.</summary>
    public double? From { get; init; }

    /// <summary>The last time of the band; null ends at the last event that leaves the curve above 0.</summary>
    public double? To { get; init; }
}
