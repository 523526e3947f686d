using Abscopal.Survival;

namespace Abscopal.Evidence.Bounds;

/// <summary>Narrows boxes of height and variance to where a limit of a curve can lie on one side of a level.</summary>
/// <remarks>
/// At one height the lower limit falls and the upper limit rises with the variance. At one variance the upper limit
/// rises with the height; the lower limit rises up to a height and falls beyond it (plain and log: rises throughout).
/// With w the normal quantile times the error of the log of the height, that turn lies at exp(-w) for log-log, at
/// 1 / (1 + w) for logit and at 1 - w/2 for arcsine limits, by setting the derivative to 0.
/// </remarks>
internal sealed class LimitScale(ConfidenceIntervalType type, double z, bool upper)
{
    private const int Halvings = 24;

    /// <summary>What of a box can have a limit at or above a level.</summary>
    public CurveBox AtLeast(CurveBox box, double level)
    {
        CurveBox narrowed = box;
        double best = upper ? box.GreatestVariance : box.LeastVariance;
        double turn = Turn(best);
        double peak = Math.Clamp(turn, box.LeastHeight, box.GreatestHeight);
        if (!(Limit(peak, best) >= level)) return CurveBox.Empty;
        if (!(Limit(box.LeastHeight, best) >= level)) narrowed.LeastHeight = Edge(box.LeastHeight, peak, h => Limit(h, best) >= level);
        if (!(Limit(box.GreatestHeight, best) >= level)) narrowed.GreatestHeight = Edge(box.GreatestHeight, peak, h => Limit(h, best) >= level);
        CurveBox b = narrowed;
        double Greatest(double v) => Limit(Math.Clamp(Turn(v), b.LeastHeight, b.GreatestHeight), v);
        if (upper && !(Greatest(box.LeastVariance) >= level)) narrowed.LeastVariance = Edge(box.LeastVariance, box.GreatestVariance, v => Greatest(v) >= level);
        if (!upper && !(Greatest(box.GreatestVariance) >= level)) narrowed.GreatestVariance = Edge(box.GreatestVariance, box.LeastVariance, v => Greatest(v) >= level);
        return narrowed;
    }

    /// <summary>What of a box can have a limit at or below a level.</summary>
    public CurveBox AtMost(CurveBox box, double level)
    {
        CurveBox narrowed = box;
        double best = upper ? box.LeastVariance : box.GreatestVariance;
        double turn = Turn(best);
        double peak = Math.Clamp(turn, box.LeastHeight, box.GreatestHeight);
        bool low = Limit(box.LeastHeight, best) <= level;
        bool high = Limit(box.GreatestHeight, best) <= level;
        if (!low && !high) return CurveBox.Empty;
        if (!low) narrowed.LeastHeight = Edge(peak, box.GreatestHeight, h => Limit(h, best) <= level);
        if (!high) narrowed.GreatestHeight = Edge(peak, box.LeastHeight, h => Limit(h, best) <= level);
        CurveBox b = narrowed;
        double Least(double v) => Math.Min(Limit(b.LeastHeight, v), Limit(b.GreatestHeight, v));
        if (upper && !(Least(box.GreatestVariance) <= level)) narrowed.GreatestVariance = Edge(box.GreatestVariance, box.LeastVariance, v => Least(v) <= level);
        if (!upper && !(Least(box.LeastVariance) <= level)) narrowed.LeastVariance = Edge(box.LeastVariance, box.GreatestVariance, v => Least(v) <= level);
        return narrowed;
    }

    /// <summary>Whether one more to leave of r at risk can raise the limit, for some curve in the box.</summary>
    /// <remarks>
    /// Upper limits, on all five scales: with e the error of the log of the height, one of r raises e by at most
    /// 1 / (2 e r (r - 1)) and lowers the height by 1 / r of itself, so that the limit can rise only where
    /// r - 1 is below z / (2 e). Lower limits: only where a lower height gives a higher limit.
    /// </remarks>
    public bool CanRise(CurveBox box, int atRisk) => upper
        ? (atRisk - 1) * 2 * Math.Sqrt(Math.Max(0, box.LeastVariance)) < z + 1e-9
        : box.GreatestHeight > Turn(box.GreatestVariance) - 1e-9;

    private double Turn(double variance)
    {
        if (upper) return double.PositiveInfinity;
        double width = z * Math.Sqrt(Math.Max(0, variance));
        return type switch
        {
            ConfidenceIntervalType.LogLog => Math.Exp(-width),
            ConfidenceIntervalType.Logit => 1 / (1 + width),
            ConfidenceIntervalType.Arcsine => 1 - (0.5 * width),
            _ => double.PositiveInfinity,
        };
    }

    private double Limit(double height, double variance)
    {
        // The scales have no limit at the ends; what lies there is judged by the caller.
        double inside = Math.Clamp(height, 1e-12, 1 - 1e-12);
        (double low, double high) = ConfidenceScale.Limits(type, inside, Math.Max(0, variance), z);
        return upper ? high : low;
    }

    // The last place on the side where the condition fails: from a place where it fails to one where it holds.
    private static double Edge(double fails, double holds, Func<double, bool> condition)
    {
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (fails + holds);
            if (condition(middle)) holds = middle;
            else fails = middle;
        }

        return fails;
    }
}
