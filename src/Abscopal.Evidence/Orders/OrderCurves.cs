using Abscopal.Evidence.Constraints;
using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>The two curves of an order: of the events, and of the follow-up, where the censored have the event.</summary>
internal sealed class OrderCurves(EndpointConstraints constraints, LimitCrossing crossing)
{
    public CurveTrace Events { get; } = new(constraints.Subjects, [.. constraints.Quantiles], crossing);

    public CurveTrace FollowUp { get; } = new(constraints.Subjects, constraints.FollowUp is { } median ? [median] : [], crossing);

    /// <summary>Draws both anew for one order.</summary>
    public void Trace(EventOrder order)
    {
        Events.Clear();
        FollowUp.Clear();
        for (int i = 0; i < order.Subjects; i++)
        {
            CurveTrace trace = order.IsEvent(i) ? Events : FollowUp;
            if (order.IsTied(i)) trace.PushTied();
            else trace.Push(i, order.Subjects - i);
        }
    }

    /// <summary>The conditions on days of one order under one convention; null when there are no such days.</summary>
    public ChainSystem? Conditions(EventOrder order, OrderConvention convention)
    {
        Trace(order);
        var chain = new ChainSystem(order.Subjects);
        chain.Start(order, constraints);
        return OrderConditions.TryAddEstimates(chain, constraints, this, convention.Plateau)
            && OrderConditions.TryAddLimits(chain, constraints, this, (int)convention.IntervalType)
            && chain.Propagate() ? chain : null;
    }
}
