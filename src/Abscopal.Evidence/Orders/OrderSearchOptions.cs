using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>How orders are searched.</summary>
public sealed record OrderSearchOptions
{
    /// <summary>Where limits lie when the curve of limits is not monotone.</summary>
    public LimitCrossing Crossing { get; init; } = LimitCrossing.ClosestToLevel;

    /// <summary>
    /// Whether orders are tried in which subjects leave on one day for the same reason. Those who do make one step of the
    /// curve, so that limits between them are not on it; tried only where that can matter. Nearly every print has an
    /// order without.
    /// </summary>
    public bool AllowsTies { get; init; }

    /// <summary>Whether the search ends with the first order that it finds.</summary>
    public bool StopsAtFirst { get; init; }

    /// <summary>The steps after which the search gives up undecided.</summary>
    /// <value>Twenty million by default, some seconds.</value>
    public long StepBudget { get; init; } = 20_000_000;
}
