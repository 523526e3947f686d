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
        return Conventions.Count(c => (c & bit) != 0);
    }

    /// <summary>The orders that a convention allows.</summary>
    /// <param name="convention">The convention.</param>
    public EventOrder[] OrdersFor(OrderConvention convention)
    {
        int bit = 1 << convention.Index;
        return [.. Orders.Where((_, i) => (Conventions[i] & bit) != 0)];
    }
}
