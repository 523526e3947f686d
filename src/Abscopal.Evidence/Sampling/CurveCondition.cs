using Abscopal.Survival;

namespace Abscopal.Evidence.Sampling;

/// <summary>One printed figure of a curve as a condition on its height and its variance at one or two days.</summary>
/// <remarks>
/// A quantile that lies in a window of days asks that the curve, or its curve of limits, be above the level on the day
/// before the window and at or below it on the window's last day; a rate asks that it lie in the printed interval.
/// </remarks>
internal sealed record CurveCondition
{
    /// <summary>What is asked.</summary>
    public required ConditionKind Kind { get; init; }

    /// <summary>Which curve: that of the events, or the reverse one of the censored.</summary>
    public required bool Reverse { get; init; }

    /// <summary>The printed figure, for messages.</summary>
    public required string Fact { get; init; }

    /// <summary>The place of the earlier (or only) day among the checkpoints; -1 before the first day.</summary>
    public int Before { get; set; } = -1;

    /// <summary>The place of the later day among the checkpoints; -1 where the condition has none.</summary>
    public int At { get; set; } = -1;

    /// <summary>The last day before the window, or -1.</summary>
    public int DayBefore { get; init; } = -1;

    /// <summary>The last day of the window, or the day of the rate.</summary>
    public int DayAt { get; init; } = -1;

    /// <summary>The window in half days, for an estimate.</summary>
    public int FirstHalfDay { get; init; }

    /// <summary>The end of the window in half days, for an estimate.</summary>
    public int LastHalfDay { get; init; }

    /// <summary>The level that is crossed, or the least rate.</summary>
    public required double Least { get; init; }

    /// <summary>The level that is crossed, or the greatest rate.</summary>
    public required double Greatest { get; init; }

    /// <summary>The normal quantile of the limits.</summary>
    public double Z { get; init; }

    /// <summary>The type of the limits.</summary>
    public ConfidenceIntervalType Type { get; set; }

    /// <summary>Whether the upper limits are meant.</summary>
    public bool Upper { get; init; }
}
