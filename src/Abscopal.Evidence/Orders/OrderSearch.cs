using Abscopal.Evidence.Constraints;
using Abscopal.Numerics.Distributions;
using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>
/// Finds every order of events and censorings that can have printed the facts of an endpoint, by depth-first search:
/// the curve, its limits and its follow-up depend on the order alone, and an order stands when days exist that put the
/// printed times in their windows.
/// </summary>
public sealed class OrderSearch
{
    /// <summary>The most subjects whose orders can be searched.</summary>
    public const int MostSubjects = 64;

    private readonly EndpointConstraints _constraints;
    private readonly OrderSearchOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly CurveTrace _curve;
    private readonly CurveTrace _followUp;
    private readonly List<EventOrder> _orders = [];
    private readonly List<ushort> _conventions = [];
    private long _steps;

    private OrderSearch(EndpointConstraints constraints, OrderSearchOptions options, CancellationToken cancellation)
    {
        _constraints = constraints;
        _options = options;
        _cancellation = cancellation;
        _curve = new CurveTrace(constraints.Subjects, Z(constraints.Quantiles.FirstOrDefault()));
        _followUp = new CurveTrace(constraints.Subjects, Z(constraints.FollowUp));
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

    /// <summary>The conditions on days of one order under one convention; null when there are no such days.</summary>
    internal static ChainSystem? Conditions(EndpointConstraints constraints, EventOrder order, OrderConvention convention, LimitCrossing crossing)
    {
        (CurveTrace curve, CurveTrace followUp) = Trace(constraints, order);
        ChainSystem? chain = OrderConditions.Build(constraints, order, curve, followUp, convention, crossing);
        return chain is not null && chain.Propagate() ? chain : null;
    }

    private static double Z(QuantileConstraint? quantile) => Normal.UpperQuantile(0.5 * (1 - (quantile?.Level ?? 0.95)));

    // False when the budget ran out, or when one order is enough and was found.
    private bool Extend(int place, EventOrder order, int eventsLeft, int landmark)
    {
        if (++_steps > _options.StepBudget) return false;
        if ((_steps & 0xFFFF) == 0) _cancellation.ThrowIfCancellationRequested();
        int subjects = _constraints.Subjects;
        if (place == subjects)
        {
            Conclude(order);
            return !_options.StopsAtFirst || _orders.Count == 0;
        }

        return (eventsLeft == 0 || ExtendByEvent(place, order, eventsLeft, landmark))
            && (eventsLeft == subjects - place || ExtendByCensoring(place, order, eventsLeft, landmark));
    }

    private bool ExtendByEvent(int place, EventOrder order, int eventsLeft, int landmark)
    {
        EventOrder next = order with { Mask = order.Mask | (1UL << place) };
        double before = _curve.Current;
        _curve.Push(place, _constraints.Subjects - place);
        bool complete = !TryPassLandmarks(before, _curve.Current, landmark, out int passed) || Extend(place + 1, next, eventsLeft - 1, passed);
        _curve.Pop();
        return complete;
    }

    private bool ExtendByCensoring(int place, EventOrder order, int eventsLeft, int landmark)
    {
        if (!CanBeCensoredHere(landmark)) return true;
        _followUp.Push(place, _constraints.Subjects - place);
        bool complete = Extend(place + 1, order, eventsLeft, landmark);
        _followUp.Pop();
        return complete;
    }

    // A landmark is passed by the event that takes the curve below it; the curve must have been inside before.
    private bool TryPassLandmarks(double before, double after, int landmark, out int next)
    {
        next = landmark;
        while (next < _constraints.Landmarks.Length && after < _constraints.Landmarks[next].Least)
        {
            if (before > _constraints.Landmarks[next].Greatest) return false;
            next++;
        }

        return true;
    }

    // Nobody can be censored before the first day for it: a landmark before that day must have been reached.
    private bool CanBeCensoredHere(int landmark)
    {
        for (int i = landmark; i < _constraints.Landmarks.Length; i++)
        {
            LandmarkConstraint l = _constraints.Landmarks[i];
            if (l.LastDay < _constraints.CensoringDays.First && _curve.Current > l.Greatest) return false;
        }

        return true;
    }

    private void Conclude(EventOrder order)
    {
        Keep(order, _curve, _followUp, OrderConvention.All);
        if (!_options.AllowsTies) return;
        for (int type = 0; type < CurveTrace.Types.Length; type++)
        {
            foreach (ulong ties in TieVariants.Of(_constraints, _curve, _followUp, type, _options.Crossing))
            {
                EventOrder tied = order with { Ties = ties };
                (CurveTrace curve, CurveTrace followUp) = Trace(_constraints, tied);
                Keep(tied, curve, followUp, OrderConvention.All.Where(c => (int)c.IntervalType == type));
            }
        }
    }

    private void Keep(EventOrder order, CurveTrace curve, CurveTrace followUp, IEnumerable<OrderConvention> conventions)
    {
        ushort allowed = 0;
        foreach (OrderConvention convention in conventions)
        {
            ChainSystem? chain = OrderConditions.Build(_constraints, order, curve, followUp, convention, _options.Crossing);
            if (chain is not null && chain.Propagate()) allowed |= (ushort)(1 << convention.Index);
        }

        if (allowed == 0) return;
        _orders.Add(order);
        _conventions.Add(allowed);
    }

    private static (CurveTrace Curve, CurveTrace FollowUp) Trace(EndpointConstraints constraints, EventOrder order)
    {
        var curve = new CurveTrace(constraints.Subjects, Z(constraints.Quantiles.FirstOrDefault()));
        var followUp = new CurveTrace(constraints.Subjects, Z(constraints.FollowUp));
        for (int i = 0; i < order.Subjects; i++)
        {
            CurveTrace trace = order.IsEvent(i) ? curve : followUp;
            if (order.IsTied(i)) trace.PushTied();
            else trace.Push(i, order.Subjects - i);
        }

        return (curve, followUp);
    }
}
