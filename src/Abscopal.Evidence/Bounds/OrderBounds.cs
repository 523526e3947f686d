using Abscopal.Evidence.Constraints;
using Abscopal.Evidence.Orders;
using Abscopal.Study;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bounds;

/// <summary>Sharp bounds of small arms: over every order that can have printed the facts, and all days it allows.</summary>
/// <remarks>
/// In one order survival and counts at a time depend on which places lie before it; a place can lie on one side exactly
/// when the chain of days stays solvable with that asked for. A restricted mean grows with every day of an event: it is
/// least and greatest at the least and the greatest solution, and where a sum of two days is printed, at one of the
/// solutions with the first of the two days held, which are searched by halving.
/// </remarks>
internal sealed class OrderBounds
{
    private readonly BoundsOptions _options;
    private readonly bool _isMidpoint;
    private readonly EndpointConstraints _constraints;
    private readonly Dictionary<(BoundedFigure Figure, double At), Range> _ranges = [];

    private OrderBounds(EndpointConstraints constraints, OrderConvention convention, BoundsOptions options)
    {
        _isMidpoint = convention.Plateau != PlateauRule.FirstTime;
        _constraints = constraints;
        _options = options;
    }

    /// <summary>The bounds; empty where no order has a solution.</summary>
    public static IReadOnlyList<FigureBound> Of(OrderSearchResult search, OrderConvention convention, LimitCrossing crossing, BoundsOptions options, CancellationToken cancellation)
    {
        var bounds = new OrderBounds(search.Constraints, convention, options);
        var curves = new OrderCurves(search.Constraints, crossing);
        foreach (EventOrder order in search.OrdersFor(convention))
        {
            cancellation.ThrowIfCancellationRequested();
            if (curves.Conditions(order, convention) is { } chain) bounds.Add(order, chain);
        }

        return [.. bounds._ranges.Select(r => r.Value.ToBound(r.Key.Figure, r.Key.At))];
    }

    private void Add(EventOrder order, ChainSystem chain)
    {
        double[] heights = Heights(order);
        foreach (double t in _options.Times.Where(t => Months.ToDays(t) <= _constraints.EventDays.Last))
        {
            int after = LatticeBounds.After(t);
            int before = LatticeBounds.Before(t);
            (int fewest, int most) = Gone(chain, after, order.IsEvent);
            For(BoundedFigure.Survival, t).Hold(heights[most], heights[fewest]);
            For(BoundedFigure.Events, t).Hold(fewest, most);
            (int leastGone, int mostGone) = Gone(chain, before, _ => true);
            For(BoundedFigure.AtRisk, t).Hold(order.Subjects - mostGone, order.Subjects - leastGone);
            Mean(order, chain, heights, t);
        }

        foreach (double p in _options.Quantiles) Quantile(order, chain, heights, p);
    }

    // How many of some places can have gone by a day, at least and at most.
    private static (int Fewest, int Most) Gone(ChainSystem chain, int day, Func<int, bool> counts)
    {
        int[] places = [.. Enumerable.Range(0, chain.Count).Where(counts)];
        int fewest = 0;
        while (fewest < places.Length && !CanLie(chain, places[fewest], new DayWindow(day + 1, int.MaxValue))) fewest++;
        int most = fewest;
        while (most < places.Length && CanLie(chain, places[most], new DayWindow(0, day))) most++;
        return (fewest, most);
    }

    private static bool CanLie(ChainSystem chain, int place, DayWindow window)
    {
        DayWindow own = chain.Window(place);
        if (own.Last < window.First || own.First > window.Last) return false;
        if (chain.Pairs.Count == 0) return true;
        ChainSystem asked = chain.Copy();
        asked.Restrict(place, window);
        return asked.Propagate() && HasSolution(asked);
    }

    // With the first day of every sum held, what is left are differences, which propagation decides.
    private static bool HasSolution(ChainSystem chain)
    {
        if (chain.Pairs.Count < 2 || IsMet(chain, last: false)) return true;
        int held = Unmet(chain, last: false);
        return Halves(chain, held).Any(HasSolution);
    }

    private void Quantile(EventOrder order, ChainSystem chain, double[] heights, double p)
    {
        const double tolerance = 1e-9;
        Range range = For(BoundedFigure.Quantile, p);
        int[] events = [.. Enumerable.Range(0, order.Subjects).Where(order.IsEvent)];
        int step = Array.FindIndex(heights, 1, h => h <= 1 - p + tolerance) - 1;
        if (step < 0)
        {
            range.HoldNotReached();
            return;
        }

        int first = events[step];
        // Those who share a day make one step; its place is that of the first of them.
        while (order.IsTied(first)) first--;
        bool isFlat = _isMidpoint && Math.Abs(heights[step + 1] - (1 - p)) <= tolerance;
        int second = !isFlat ? first : step + 1 < events.Length ? events[step + 1] : order.Subjects - 1;
        DayWindow a = chain.Window(first), b = chain.Window(second);
        (int least, int greatest) = (a.First + b.First, a.Last + b.Last);
        foreach ((int x, int y, DayWindow sum) in chain.Pairs)
        {
            if (x == first && y == second) (least, greatest) = (Math.Max(least, sum.First), Math.Min(greatest, sum.Last));
        }

        range.Hold(Months.FromDays(0.5 * least), Months.FromDays(0.5 * greatest), IsAttained(chain, first, second, least) && IsAttained(chain, first, second, greatest));
    }

    private static bool IsAttained(ChainSystem chain, int first, int second, int sum)
    {
        if (chain.Pairs.Count == 0) return true;
        ChainSystem asked = chain.Copy();
        if (first == second) asked.Restrict(first, new DayWindow(sum / 2, sum / 2));
        else asked.RestrictSum(first, second, new DayWindow(sum, sum));
        return asked.Propagate() && HasSolution(asked);
    }

    private void Mean(EventOrder order, ChainSystem chain, double[] heights, double t)
    {
        double to = Months.ToDays(t);
        double Of(Func<int, int> day)
        {
            double sum = 0;
            int step = 0;
            for (int i = 0; i < order.Subjects; i++)
            {
                if (!order.IsEvent(i)) continue;
                sum += (heights[step] - heights[step + 1]) * Math.Min(to, day(i));
                step++;
            }

            return Months.FromDays(sum + (heights[step] * to));
        }

        Range range = For(BoundedFigure.RestrictedMean, t);
        (double least, bool isLeast) = Extreme(chain, c => Of(i => c.Window(i).First), last: false, range.Least);
        (double greatest, bool isGreatest) = Extreme(chain, c => -Of(i => c.Window(i).Last), last: true, -range.Greatest);
        range.Hold(least, -greatest, isLeast && isGreatest);
    }

    // The least value over solutions: a value at the end of all windows bounds those within, and is one where sums are met.
    private static (double Value, bool IsAttained) Extreme(ChainSystem chain, Func<ChainSystem, double> end, bool last, double known)
    {
        double bound = end(chain);
        if (IsMet(chain, last) || bound >= known) return (bound >= known ? known : bound, true);
        var open = new PriorityQueue<ChainSystem, double>();
        open.Enqueue(chain, bound);
        while (open.TryDequeue(out ChainSystem? next, out double value))
        {
            if (value >= known) return (known, true);
            if (IsMet(next, last)) return (value, true);
            int held = Unmet(next, last);
            if (held < 0) return (value, false);
            foreach (ChainSystem part in Halves(next, held)) open.Enqueue(part, end(part));
        }

        return (double.PositiveInfinity, true);
    }

    private static bool IsMet(ChainSystem chain, bool last) => chain.Pairs.All(p => IsMet(chain, p, last));

    private static bool IsMet(ChainSystem chain, (int A, int B, DayWindow Sum) pair, bool last)
    {
        int days = last ? chain.Window(pair.A).Last + chain.Window(pair.B).Last : chain.Window(pair.A).First + chain.Window(pair.B).First;
        return days >= pair.Sum.First && days <= pair.Sum.Last;
    }

    // The first day of a sum that is not met and still has a choice; -1 where there is none.
    private static int Unmet(ChainSystem chain, bool last) =>
        chain.Pairs.Where(p => !IsMet(chain, p, last) && chain.Window(p.A).First < chain.Window(p.A).Last).Select(p => p.A).DefaultIfEmpty(-1).First();

    private static IEnumerable<ChainSystem> Halves(ChainSystem chain, int held)
    {
        if (held < 0) yield break;
        DayWindow window = chain.Window(held);
        int middle = window.First + ((window.Last - window.First) / 2);
        foreach (DayWindow half in new[] { new DayWindow(window.First, middle), new DayWindow(middle + 1, window.Last) })
        {
            ChainSystem part = chain.Copy();
            part.Restrict(held, half);
            if (part.Propagate()) yield return part;
        }
    }

    // The curve after 0, 1, 2, ... events, those who share a day counted one by one: the last of them has the day's height.
    private static double[] Heights(EventOrder order)
    {
        var heights = new List<double> { 1 };
        for (int i = 0; i < order.Subjects; i++)
        {
            if (order.IsEvent(i)) heights.Add(heights[^1] * (order.Subjects - i - 1) / (order.Subjects - i));
        }

        return [.. heights];
    }

    private Range For(BoundedFigure figure, double at)
    {
        if (!_ranges.TryGetValue((figure, at), out Range? range)) _ranges[(figure, at)] = range = new Range();
        return range;
    }

    private sealed class Range
    {
        private bool _isAttained = true;
        private bool _isReached;
        private bool _isNotReached;

        public double Least { get; private set; } = double.PositiveInfinity;

        public double Greatest { get; private set; } = double.NegativeInfinity;

        public void Hold(double least, double greatest, bool isAttained = true)
        {
            _isReached = true;
            if (least < Least || greatest > Greatest) _isAttained &= isAttained;
            Least = Math.Min(Least, least);
            Greatest = Math.Max(Greatest, greatest);
        }

        public void HoldNotReached() => _isNotReached = true;

        public FigureBound ToBound(BoundedFigure figure, double at) => new(
            figure,
            at,
            _isReached ? Least : null,
            _isReached && !_isNotReached ? Greatest : null,
            _isAttained ? BoundKind.Sharp : BoundKind.Outer);
    }
}
