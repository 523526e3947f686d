using System.Collections.Immutable;
using Abscopal.Evidence.Constraints;

namespace Abscopal.Evidence.Orders;

/// <summary>The orders that can have printed the facts of an endpoint.</summary>
public sealed record OrderSearchResult
{
    /// <summary>The conditions that were searched.</summary>
    public required EndpointConstraints Constraints { get; init; }

    /// <summary>How the search was done.</summary>
    public required OrderSearchOptions Options { get; init; }

    /// <summary>The orders that at least one convention allows, in the order of the search.</summary>
    public required ImmutableArray<EventOrder> Orders { get; init; }

    /// <summary>For each order, a bit for each convention of <see cref="OrderConvention.All"/> that allows it.</summary>
    public required ImmutableArray<ushort> Conventions { get; init; }

    /// <summary>Whether every order was tried, so that what was not found does not exist.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The steps that were taken.</summary>
    public required long Steps { get; init; }

    /// <summary>The number of orders that a convention allows.</summary>
    /// <param name="convention">The convention.</param>
    public int CountFor(OrderConvention convention)
    {
        int bit = 1 << convention.Index;
        int count = 0;
        foreach (ushort allowed in Conventions) count += (allowed & bit) != 0 ? 1 : 0;
        return count;
    }

    /// <summary>The orders that a convention allows.</summary>
    /// <param name="convention">The convention.</param>
    public EventOrder[] OrdersFor(OrderConvention convention)
    {
        int bit = 1 << convention.Index;
        var orders = new EventOrder[CountFor(convention)];
        int kept = 0;
        for (int i = 0; kept < orders.Length; i++)
        {
            if ((Conventions[i] & bit) != 0) orders[kept++] = Orders[i];
        }

        return orders;
    }
}
