namespace Abscopal.Evidence.Orders;

/// <summary>An order with what it asks of the days; shared between threads, so nobody narrows it.</summary>
/// <param name="Order">The order.</param>
/// <param name="Conditions">Its conditions; null where no days meet them.</param>
/// <param name="Days">Days that meet them; null where none were found.</param>
internal sealed record OrderChain(EventOrder Order, ChainSystem? Conditions, int[]? Days);
