using Abscopal.Evidence.Sampling;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bounds;

/// <summary>Narrows boxes of height and variance to what the figures printed of a curve or its reverse allow.</summary>
/// <param name="n">The subjects of the arm.</param>
/// <param name="plateau">The rule of quantiles.</param>
/// <param name="anyType">Whether each limit may be of any type.</param>
internal sealed class PrintedBoxes(int n, PlateauRule plateau, bool anyType)
{
    private const double Slack = 1e-9;

    private readonly Dictionary<CurveCondition, LimitScale[]> _scales = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a rate or a limit of a rate leaves.</summary>
    public CurveBox Rate(CurveCondition rate, CurveBox box, int events)
    {
        if (rate.Kind == ConditionKind.Rate) return Between(box, rate.Least - Slack, rate.Greatest + Slack);
        if (events == 0)
        {
            bool isOne = (anyType || rate.Type is ConfidenceIntervalType.Plain or ConfidenceIntervalType.Log) && rate.Greatest >= 1;
            return isOne ? box : CurveBox.Empty;
        }

        if (box.GreatestHeight <= 0) return CurveBox.Empty;
        box = Narrowed(rate, box, 1, events, atLeast: true, rate.Least - Slack);
        return box.IsEmpty ? box : Narrowed(rate, box, 1, events, atLeast: false, rate.Greatest + Slack);
    }

    /// <summary>What is left before the time of a quantile: by the midpoint rule the curve may lie at the level there, by the first time it may not.</summary>
    public CurveBox NotYet(CurveCondition quantile, CurveBox box, int left)
    {
        bool strict = plateau == PlateauRule.FirstTime;
        double least = quantile.Least + (strict ? Slack : -Slack);
        if (!quantile.Reverse) return Between(box, least, 2);
        return left < 1 ? box : Between(box, 0, left / (n * least));
    }

    /// <summary>What is left from the time of a quantile on.</summary>
    public CurveBox Reached(CurveCondition quantile, CurveBox box, int left)
    {
        double greatest = quantile.Least + Slack;
        if (!quantile.Reverse) return Between(box, -1, greatest);
        return left < 1 ? box : Between(box, left / (n * greatest), 2);
    }

    private static CurveBox Between(CurveBox box, double least, double greatest)
    {
        box.LeastHeight = Math.Max(box.LeastHeight, least);
        box.GreatestHeight = Math.Min(box.GreatestHeight, greatest);
        return box;
    }

    /// <summary>The curve of limits above the level, or without a limit: before the first step, and where nobody is left.</summary>
    public CurveBox Above(CurveCondition limit, CurveBox box, int events, int left)
    {
        int steps = Steps(limit, events, left);
        return box.IsEmpty || steps == 0 || left == 0 ? box : Narrowed(limit, box, left, steps, atLeast: true, limit.Least - Slack);
    }

    /// <summary>The curve of limits at or below the level.</summary>
    public CurveBox Below(CurveCondition limit, CurveBox box, int events, int left)
    {
        int steps = Steps(limit, events, left);
        if (steps == 0) return CurveBox.Empty;
        return box.IsEmpty || left == 0 ? box : Narrowed(limit, box, left, steps, atLeast: false, limit.Least + Slack);
    }

    /// <summary>Whether the next to leave can raise a limit again.</summary>
    public bool CanRise(CurveCondition limit, CurveBox box, int left)
    {
        if (limit.Reverse && left < 2) return true;
        CurveBox seen = limit.Reverse ? Mirror(box, left) : box;
        return Array.Exists(Scales(limit), s => s.CanRise(seen, left));
    }

    private int Steps(CurveCondition limit, int events, int left) => limit.Reverse ? n - events - left : events;

    // What a limit leaves of a box; height and variance narrow each other, so that a second look can see more.
    private CurveBox Narrowed(CurveCondition limit, CurveBox box, int left, int steps, bool atLeast, double level)
    {
        CurveBox seen = (limit.Reverse ? Mirror(box, left) : box).Tied(steps, n);
        CurveBox kept = CurveBox.Empty;
        foreach (LimitScale scale in Scales(limit)) kept.Hold(Looked(scale, seen, steps, atLeast, level));
        if (kept.IsEmpty) return CurveBox.Empty;
        return limit.Reverse ? Mirror(box, kept, left) : kept;
    }

    private CurveBox Looked(LimitScale scale, CurveBox looked, int steps, bool atLeast, double level)
    {
        for (int look = 0; look < 4 && !looked.IsEmpty; look++)
        {
            CurveBox before = looked;
            looked = (atLeast ? scale.AtLeast(looked, level) : scale.AtMost(looked, level)).Tied(steps, n);
            if (before.GreatestHeight - before.LeastHeight - (looked.GreatestHeight - looked.LeastHeight) < 1e-3) break;
        }

        return looked;
    }

    // The reverse curve of a box: G = r / (n S), and its sum is what is left of 1/r - 1/n.
    private CurveBox Mirror(CurveBox box, int left)
    {
        double all = (1.0 / left) - (1.0 / n);
        return new CurveBox
        {
            LeastHeight = left / (n * box.GreatestHeight),
            GreatestHeight = Math.Min(1, left / (n * Math.Max(box.LeastHeight, 1e-12))),
            LeastVariance = Math.Max(0, all - box.GreatestVariance),
            GreatestVariance = Math.Max(0, all - box.LeastVariance),
        };
    }

    private CurveBox Mirror(CurveBox box, CurveBox narrowed, int left)
    {
        if (narrowed.IsEmpty) return CurveBox.Empty;
        CurveBox back = Mirror(narrowed, left);
        back.LeastHeight -= Slack;
        back.GreatestHeight += Slack;
        back.LeastVariance -= 1e-12;
        back.GreatestVariance += 1e-12;
        return box.And(back);
    }

    // One type, or all five where each limit may be of any: a box then holds what is left by any of them.
    private LimitScale[] Scales(CurveCondition condition)
    {
        if (!_scales.TryGetValue(condition, out LimitScale[]? scales))
        {
            ConfidenceIntervalType[] types = anyType ? Enum.GetValues<ConfidenceIntervalType>() : [condition.Type];
            _scales[condition] = scales = Array.ConvertAll(types, t => new LimitScale(t, condition.Z, condition.Upper));
        }

        return scales;
    }
}
