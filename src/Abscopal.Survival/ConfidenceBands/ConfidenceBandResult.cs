namespace Abscopal.Survival;

/// <summary>A band that holds the whole survival curve between two times with a confidence level.</summary>
/// <remarks>Every column has one element for each time of the curve from <see cref="From"/> to <see cref="To"/>.</remarks>
public sealed record ConfidenceBandResult
{
    private readonly double[] _times;
    private readonly double[] _lower;
    private readonly double[] _upper;

    internal ConfidenceBandResult(ConfidenceBandKind kind, double level, ConfidenceIntervalType intervalType, double[] times, double[] lower, double[] upper)
    {
        Kind = kind;
        Level = level;
        IntervalType = intervalType;
        _times = times;
        _lower = lower;
        _upper = upper;
    }

    /// <summary>The shape of the band.</summary>
    public ConfidenceBandKind Kind { get; }

    /// <summary>The confidence level of the whole band.</summary>
    public double Level { get; }

    /// <summary>The scale on which the band is symmetric.</summary>
    public ConfidenceIntervalType IntervalType { get; }

    /// <summary>The first time of the band.</summary>
    public double From { get; init; }

    /// <summary>The last time of the band.</summary>
    public double To { get; init; }

    /// <summary>n V / (1 + n V) at the first time, with V the variance of log S: where the limiting bridge starts.</summary>
    public double BridgeFrom { get; init; }

    /// <summary>The same at the last time: where the limiting bridge ends.</summary>
    public double BridgeTo { get; init; }

    /// <summary>The bound that the limiting bridge stays within with the level.</summary>
    public double CriticalValue { get; init; }

    /// <summary>The times.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The lower edge from each time on.</summary>
    public ReadOnlySpan<double> Lower => _lower;

    /// <summary>The upper edge from each time on.</summary>
    public ReadOnlySpan<double> Upper => _upper;
}
