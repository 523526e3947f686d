using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>What the orders of a search ask of the days under one convention: each worked out once, for any number of threads.</summary>
internal sealed class OrderChains(OrderSearchResult search, OrderConvention convention, LimitCrossing crossing)
{
    private readonly EventOrder[] _orders = search.OrdersFor(convention);
    private readonly OrderChain?[] _chains = new OrderChain?[search.CountFor(convention)];
    private readonly OrderCurves _curves = new(search.Constraints, crossing);
    private readonly Lock _lock = new();

    /// <summary>The search that found the orders.</summary>
    public OrderSearchResult Search => search;

    /// <summary>The number of orders that the convention allows.</summary>
    public int Count => _orders.Length;

    /// <summary>One order with its days.</summary>
    public OrderChain Order(int index) => Volatile.Read(ref _chains[index]) ?? Make(index);

    private OrderChain Make(int index)
    {
        lock (_lock)
        {
            if (_chains[index] is { } made) return made;
            EventOrder order = _orders[index];
            ChainSystem? conditions = _curves.Conditions(order, convention);
            int[] days = new int[order.Subjects];
            made = new OrderChain(order, conditions, conditions is not null && conditions.TrySolve(days) ? days : null);
            Volatile.Write(ref _chains[index], made);
            return made;
        }
    }
}
