using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>Conventions that can have made a printed quantile with its limits.</summary>
/// <param name="IntervalType">The scale of the limits.</param>
/// <param name="Plateau">What the median is where the curve is flat at one half.</param>
public readonly record struct OrderConvention(ConfidenceIntervalType IntervalType, PlateauRule Plateau)
{
    /// <summary>The median rules that are tried.</summary>
    internal static readonly PlateauRule[] Rules = [PlateauRule.MidpointToLastObservation, PlateauRule.FirstTime];

    /// <summary>Every convention that is tried, in the order of <see cref="Index"/>.</summary>
    public static IReadOnlyList<OrderConvention> All { get; } =
    [
        .. from type in Enum.GetValues<ConfidenceIntervalType>()
           from rule in Rules
           select new OrderConvention(type, rule),
    ];

    /// <summary>The place of the convention in <see cref="All"/>.</summary>
    public int Index => ((int)IntervalType * 2) + (Plateau == PlateauRule.FirstTime ? 1 : 0);
}
