using Abscopal.Evidence.Constraints;
using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>The orders with shared days that can print what no order without them prints.</summary>
/// <remarks>
/// Days may be equal in an order without ties; the curve at the end of the day is the same. Only what is read between
/// those who share a day differs: a limit at or below its level on a step that a tie takes away. For the limits to be
/// read at another step, exactly the steps that would be read before it must be taken away, so that each step has one
/// least set of ties. Where that set joins the step to the one read without ties, both lie on one day and nothing is new.
/// </remarks>
internal static class TieVariants
{
    /// <summary>The sets of ties, as bits of places, that change where limits of one type are read.</summary>
    public static IEnumerable<ulong> Of(EndpointConstraints constraints, OrderCurves curves, int type, LimitCrossing crossing)
    {
        var sets = new HashSet<ulong> { 0 };
        foreach (QuantileConstraint quantile in constraints.Quantiles) Add(sets, quantile, curves.Events, type, crossing);
        if (constraints.FollowUp is { } median) Add(sets, median, curves.FollowUp, type, crossing);
        sets.Remove(0);
        return sets;
    }

    private static void Add(HashSet<ulong> sets, QuantileConstraint quantile, CurveTrace curve, int type, LimitCrossing crossing)
    {
        double level = 1 - quantile.Probability;
        if (quantile.Lower is not null) Join(sets, Alternatives(curve, curve.Limits(type, upper: false, curve.Steps).ToArray(), level, curve.Crossing(type, upper: false, level), crossing));
        if (quantile.Upper is not null || quantile.UpperNotReached) Join(sets, Alternatives(curve, curve.Limits(type, upper: true, curve.Steps).ToArray(), level, curve.Crossing(type, upper: true, level), crossing));
    }

    private static void Join(HashSet<ulong> sets, List<ulong> alternatives)
    {
        ulong[] before = [.. sets];
        foreach (ulong alternative in alternatives)
        {
            foreach (ulong set in before) sets.Add(set | alternative);
        }
    }

    private static List<ulong> Alternatives(CurveTrace curve, double[] limit, double level, int read, LimitCrossing crossing)
    {
        var sets = new List<ulong>();
        if (read < 0 || Falls(curve, limit, read, level)) return sets;
        int[] reached = [.. Enumerable.Range(0, curve.Steps).Where(j => limit[j] <= level)];
        foreach (int step in reached)
        {
            if (step == read) continue;
            int[] away = [.. reached.Where(j => j != step && (crossing == LimitCrossing.First ? j < step : limit[j] > limit[step] || (limit[j] == limit[step] && j < step)))];
            bool onOneDay = step > read && Enumerable.Range(read, step - read).All(j => away.Contains(j));
            if (!onOneDay && Ties(curve, away) is { } ties) sets.Add(ties);
        }

        if (Ties(curve, reached) is { } none) sets.Add(none);
        return sets;
    }

    // Limits that are read where they first reach their level and fall from there on are read on the same day with any ties.
    private static bool Falls(CurveTrace curve, double[] limit, int read, double level)
    {
        for (int step = 0; step < read; step++)
        {
            if (limit[step] <= level) return false;
        }

        for (int step = read + 1; step < curve.Steps; step++)
        {
            if (!(limit[step] <= limit[step - 1])) return false;
        }

        return true;
    }

    // The ties that take steps away, each by the next one on its day; null where somebody left between the two.
    private static ulong? Ties(CurveTrace curve, int[] away)
    {
        ulong ties = 0;
        foreach (int step in away)
        {
            if (step + 1 >= curve.Steps || curve.Place(step + 1) != curve.Place(step) + 1) return null;
            ties |= 1UL << curve.Place(step + 1);
        }

        return ties;
    }
}
