using System.Runtime.CompilerServices;
using Abscopal.Evidence.Constraints;
using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>
/// Finds every order of events and censorings that can have printed the facts of an endpoint, by depth-first search:
/// the curve, its limits and its follow-up depend on the order alone, and an order stands when days exist that put the
/// printed times in their windows. An order is given up as soon as what it begins with leaves no day for what is still
/// to be read.
/// </summary>
/// <remarks>A search lasts about as long as the runtime takes to find its hot methods, so these are optimised from the start.</remarks>
public sealed class OrderSearch
{
    /// <summary>The most subjects whose orders can be searched.</summary>
    public const int MostSubjects = 64;

    private readonly EndpointConstraints _constraints;
    private readonly OrderSearchOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly OrderCurves _curves;
    private readonly OrderCurves _tied;
    private readonly PrefixDays _prefix;
    private readonly ChainSystem _chain;
    private readonly ChainSystem _limited;
    private readonly List<EventOrder> _orders = [];
    private readonly List<ushort> _conventions = [];
    private long _steps;

    private OrderSearch(EndpointConstraints constraints, OrderSearchOptions options, CancellationToken cancellation)
    {
        _constraints = constraints;
        _options = options;
        _cancellation = cancellation;
        _curves = new OrderCurves(constraints, options.Crossing);
        _tied = new OrderCurves(constraints, options.Crossing);
        _prefix = new PrefixDays(constraints, _curves);
        _chain = new ChainSystem(constraints.Subjects);
        _limited = new ChainSystem(constraints.Subjects);
    }

    /// <summary>Searches all orders of an endpoint.</summary>
    /// <param name="constraints">The conditions.</param>
    /// <param name="options">How to search.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="MostSubjects"/> subjects.</exception>
    public static OrderSearchResult Run(EndpointConstraints constraints, OrderSearchOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(constraints);
        ArgumentNullException.ThrowIfNull(options);
        if (constraints.Subjects > MostSubjects)
            throw new ArgumentOutOfRangeException(nameof(constraints), constraints.Subjects, $"at most {MostSubjects} subjects can be searched");
        var search = new OrderSearch(constraints, options, cancellation);
        bool complete = search.Extend(0, new EventOrder(0, constraints.Subjects), constraints.Events, 0);
        return new OrderSearchResult
        {
            Constraints = constraints,
            Options = options,
            Orders = [.. search._orders],
            Conventions = [.. search._conventions],
            IsComplete = complete,
            Steps = search._steps,
        };
    }

    // False when the budget ran out, or when one order is enough and was found.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Extend(int place, EventOrder order, int eventsLeft, int earliest)
    {
        if (++_steps > _options.StepBudget) return false;
        if ((_steps & 0xFFFF) == 0) _cancellation.ThrowIfCancellationRequested();
        int subjects = _constraints.Subjects;
        if (place == subjects)
        {
            Conclude(order);
            return !_options.StopsAtFirst || _orders.Count == 0;
        }

        return (eventsLeft == 0 || ExtendByEvent(place, order, eventsLeft, earliest))
            && (eventsLeft == subjects - place || ExtendByCensoring(place, order, eventsLeft, earliest));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ExtendByEvent(int place, EventOrder order, int eventsLeft, int earliest)
    {
        EventOrder next = order with { Mask = order.Mask | (1UL << place) };
        double before = _curves.Events.Current;
        _curves.Events.Push(place, _constraints.Subjects - place);
        int day = _prefix.Event(place, earliest, before, followsCensoring: place > 0 && !order.IsEvent(place - 1));
        bool complete = day == PrefixDays.Never || Extend(place + 1, next, eventsLeft - 1, day);
        _curves.Events.Pop();
        return complete;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ExtendByCensoring(int place, EventOrder order, int eventsLeft, int earliest)
    {
        double before = _curves.FollowUp.Current;
        _curves.FollowUp.Push(place, _constraints.Subjects - place);
        int day = _prefix.Censoring(place, earliest, before, isLate: _constraints.Subjects - place - eventsLeft <= _constraints.LateCensored);
        bool complete = day == PrefixDays.Never || Extend(place + 1, order, eventsLeft, day);
        _curves.FollowUp.Pop();
        return complete;
    }

    private void Conclude(EventOrder order)
    {
        Keep(order, _curves, 0, CurveTrace.Types.Length);
        if (!_options.AllowsTies) return;
        for (int type = 0; type < CurveTrace.Types.Length; type++)
        {
            foreach (ulong ties in TieVariants.Of(_constraints, _curves, type, _options.Crossing))
            {
                EventOrder tied = order with { Ties = ties };
                _tied.Trace(tied);
                Keep(tied, _tied, type, type + 1);
            }
        }
    }

    // No interval type changes what estimates and rates ask of the days: that is worked out once a rule.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Keep(EventOrder order, OrderCurves curves, int firstType, int endOfTypes)
    {
        int allowed = 0;
        foreach (PlateauRule plateau in OrderConvention.Rules)
        {
            _chain.Start(order, _constraints);
            if (!OrderConditions.TryAddEstimates(_chain, _constraints, curves, plateau) || !_chain.Propagate()) continue;
            for (int type = firstType; type < endOfTypes; type++)
            {
                _limited.CopyFrom(_chain);
                if (!OrderConditions.TryAddLimits(_limited, _constraints, curves, type) || !_limited.Propagate()) continue;
                allowed |= 1 << new OrderConvention(CurveTrace.Types[type], plateau).Index;
            }
        }

        if (allowed == 0) return;
        _orders.Add(order);
        _conventions.Add((ushort)allowed);
    }
}
