using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>How orders are searched.</summary>
public sealed record OrderSearchOptions
{
    /// <summary>Where limits lie when the curve of limits is not monotone.</summary>
    public LimitCrossing Crossing { get; init; } = LimitCrossing.ClosestToLevel;

    /// <summary>The steps after which the search gives up undecided.</summary>
    /// <value>Twenty million by default, some seconds.</value>
    public long StepBudget { get; init; } = 20_000_000;
}
