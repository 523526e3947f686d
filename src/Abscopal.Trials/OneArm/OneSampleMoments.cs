using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.OneArm;

/// <summary>
/// Of one subject under a hazard ratio r to the control: expected events, expected cumulative control hazard at the exit,
/// and the variance of their difference.
/// </summary>
/// <remarks>
/// With L the control's cumulative hazard at the end of follow-up: events 1 - exp(-rL), control hazard (1 - exp(-rL)) / r,
/// second moments int x exp(-rx) dx; averaged over uniform entry. Source: Wu, Pharmaceutical Statistics 14 (2015) 26-33.
/// </remarks>
internal sealed record OneSampleMoments(double Events, double Expected, double Variance)
{
    /// <summary>The difference in favour of the treatment, expected minus observed.</summary>
    public double Difference => Expected - Events;

    /// <summary>The mean over entry between 0 and the last entry, looked at at a calendar time.</summary>
    public static OneSampleMoments At(HistoricalControl control, double ratio, double time, double lastEntry)
    {
        if (lastEntry == 0) return Of(control, ratio, time);
        double first = time - lastEntry;
        double[] points = [.. control.Changes.Where(t => t > first && t < time).Append(first).Append(time).Distinct().Order()];
        (double events, double expected, double square, double product) = (0, 0, 0, 0);
        GaussLegendre rule = GaussLegendre.OfPoints(40);
        for (int k = 1; k < points.Length; k++)
        {
            double half = 0.5 * (points[k] - points[k - 1]);
            for (int j = 0; j < rule.Nodes.Length; j++)
            {
                double share = rule.Weights[j] * half / lastEntry;
                (double e, double x, double xx, double xe) = Raw(control.CumulativeHazard((0.5 * (points[k] + points[k - 1])) + (half * rule.Nodes[j])), ratio);
                events += share * e;
                expected += share * x;
                square += share * xx;
                product += share * xe;
            }
        }

        return Of(events, expected, square, product);
    }

    private static OneSampleMoments Of(HistoricalControl control, double ratio, double followUp)
    {
        (double e, double x, double xx, double xe) = Raw(control.CumulativeHazard(followUp), ratio);
        return Of(e, x, xx, xe);
    }

    private static OneSampleMoments Of(double events, double expected, double square, double product) => new(
        events, expected, events + square - (2 * product) - ((expected - events) * (expected - events)));

    // E[event], E[x], E[x^2] and E[x event] of x = min(control hazard at the event, its value at the end of follow-up).
    private static (double Events, double Expected, double Square, double Product) Raw(double end, double ratio)
    {
        double survival = ElementaryMath.Exp(-ratio * end);
        double events = 1 - survival;
        double tail = (events - (ratio * end * survival)) / (ratio * ratio);
        return (events, events / ratio, 2 * tail, ratio * tail);
    }
}
