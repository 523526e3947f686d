using Abscopal.Evidence.Sampling;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bounds;

/// <summary>
/// All orders in which the subjects of an arm can have left, gathered by the events so far and the subjects left at each
/// anchor: what cannot be reached, or cannot lead to the end, no cohort can have printed.
/// </summary>
/// <remarks>
/// One subject leaves at a time; those who leave together make the same steps of the curve and of Greenwood's sum as one
/// after the other, since both telescope. Each cell keeps a box that holds the height and the sum of every order that
/// leads there; going forward from the start and backward from the end, boxes are narrowed to what the print allows. The
/// boxes forget how height and sum hang together, so that they may hold what no cohort has: the bounds are outer bounds.
/// Of n subjects with r left the reverse curve has the height r / (n S) and the sum 1/r - 1/n - V, since every leaving is
/// a step of one of the two curves. Areas: all events of a stage on its first day, or all on its last one.
/// </remarks>
internal sealed class LeavingLattice
{
    /// <summary>The most cells; more would take more memory than a bound is worth.</summary>
    public const long MostCells = 6_000_000;

    private const int Plain = 0;
    private const int TooLow = 1;
    private const int Raised = 2;

    private readonly LatticePlan _plan;
    private readonly PrintedBoxes _print;
    private readonly LimitCrossing _crossing;
    private readonly int _horizon;
    private readonly int _n;
    private readonly int? _events;
    private readonly CurveCondition?[] _open;
    private readonly int[] _leastLeft;
    private readonly int[] _mostCensored;
    private readonly LatticeStage?[] _stages;

    public LeavingLattice(LatticePlan plan, CohortConventions conventions, LimitCrossing crossing, int horizon, bool anyType = false)
    {
        _plan = plan;
        _print = new PrintedBoxes(plan.Conditions.Subjects, conventions.Plateau, anyType);
        _crossing = crossing;
        _horizon = horizon;
        _n = plan.Conditions.Subjects;
        _events = plan.Conditions.Events;
        int anchors = plan.Anchors.Length;
        _stages = new LatticeStage?[anchors];
        _open = new CurveCondition?[anchors];
        _leastLeft = new int[anchors];
        _mostCensored = new int[anchors];
        CurveCondition? open = plan.OpensAtStart;
        for (int k = 0; k < anchors; k++)
        {
            _open[k] = open;
            if (ReferenceEquals(plan.Anchors[k].Closes, open)) open = null;
            open = plan.Anchors[k].Opens ?? open;
        }

        for (int k = anchors - 1; k >= 0; k--)
        {
            int later = k + 1 < anchors ? _leastLeft[k + 1] : 0;
            int laterCensored = k + 1 < anchors ? _mostCensored[k + 1] : _events is { } e ? Math.Max(0, _n - e) : _n;
            _leastLeft[k] = Math.Max(later, plan.Anchors[k].Left.Least);
            _mostCensored[k] = Math.Min(laterCensored, plan.Anchors[k].Censored ?? int.MaxValue);
        }
    }

    /// <summary>Whether the budget of cells was too small for an answer.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>What can hold at each anchor; null when nothing can, which proves that no cohort meets the print.</summary>
    public LatticeFigures[]? Solve(CancellationToken cancellation = default)
    {
        if (_plan.AsksBeyondTheEnd || (_events is { } e && e > _n)) return null;
        return Forward(cancellation) ? Backward(cancellation) : null;
    }

    private bool Forward(CancellationToken cancellation)
    {
        long cells = 0;
        var entries = new List<(int Events, int Left, int Flag, CurveBox Box)> { (0, _n, Plain, new CurveBox { LeastHeight = 1, GreatestHeight = 1 }) };
        for (int k = 0; k < _stages.Length; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entries.Count == 0) return false;
            int firstEvents = entries.Min(x => x.Events), mostLeft = entries.Max(x => x.Left), leastLeft = _leastLeft[k];
            int lastEvents = Math.Min(_events ?? _n, entries.Max(x => x.Events) + mostLeft - leastLeft);
            int flags = _open[k] is null ? 1 : 3;
            cells += LatticeStage.Cells(firstEvents, lastEvents, leastLeft, mostLeft, flags);
            if (cells > MostCells)
            {
                IsTooLarge = true;
                return true;
            }

            var stage = new LatticeStage(firstEvents, lastEvents, leastLeft, mostLeft, flags);
            _stages[k] = stage;
            foreach ((int events, int left, int flag, CurveBox box) in entries)
            {
                if (stage.Has(events, left)) stage.At(events, left, flag).Hold(Enter(k, box));
            }

            Spread(k, stage);
            entries = k + 1 < _stages.Length ? Entries(k, stage) : entries;
        }

        return true;
    }

    private void Spread(int k, LatticeStage stage)
    {
        for (int left = stage.MostLeft; left > stage.LeastLeft; left--)
        {
            for (int events = stage.FirstEvents; events <= stage.LastEvents; events++)
            {
                for (int flag = 0; flag < stage.Flags; flag++)
                {
                    CurveBox box = stage.At(events, left, flag);
                    if (box.IsEmpty) continue;
                    if (CanHaveEvent(k, stage, events))
                    {
                        CurveBox next = box.AfterEvent(left);
                        stage.At(events + 1, left - 1, flag).Hold(next);
                        if (flag < Raised && Rises(k, box, left, isEvent: true)) stage.At(events + 1, left - 1, Raised).Hold(next);
                    }

                    if (!CanBeCensored(k, events, left)) continue;
                    stage.At(events, left - 1, flag).Hold(box);
                    if (flag < Raised && Rises(k, box, left, isEvent: false)) stage.At(events, left - 1, Raised).Hold(box);
                }
            }
        }
    }

    private List<(int Events, int Left, int Flag, CurveBox Box)> Entries(int k, LatticeStage stage)
    {
        var entries = new List<(int, int, int, CurveBox)>();
        Span<(int Flag, CurveBox Box)> outs = stackalloc (int, CurveBox)[2];
        for (int left = stage.MostLeft; left >= stage.LeastLeft; left--)
        {
            for (int events = stage.FirstEvents; events <= stage.LastEvents; events++)
            {
                for (int flag = 0; flag < stage.Flags; flag++)
                {
                    CurveBox box = stage.At(events, left, flag);
                    if (box.IsEmpty) continue;
                    int count = Leave(k, box, events, left, flag, outs);
                    for (int i = 0; i < count; i++) entries.Add((events, left, outs[i].Flag, outs[i].Box));
                }
            }
        }

        return entries;
    }

    private LatticeFigures[]? Backward(CancellationToken cancellation)
    {
        if (IsTooLarge) return [];
        var figures = new LatticeFigures[_stages.Length];
        LatticeStage? next = null;
        for (int k = _stages.Length - 1; k >= 0; k--)
        {
            cancellation.ThrowIfCancellationRequested();
            LatticeStage stage = _stages[k]!;
            var back = new LatticeStage(stage.FirstEvents, stage.LastEvents, stage.LeastLeft, stage.MostLeft, stage.Flags);
            if (Return(k, stage, back, next) is not { } found) return null;
            figures[k] = found;
            Gather(k, stage, back);
            _stages[k] = null;
            next = back;
        }

        return figures;
    }

    // The boxes at the end of a stage from which the next one leads to the end.
    private LatticeFigures? Return(int k, LatticeStage stage, LatticeStage back, LatticeStage? next)
    {
        Span<(int Flag, CurveBox Box)> outs = stackalloc (int, CurveBox)[2];
        CurveBox all = CurveBox.Empty;
        (int leastEvents, int mostEvents, int leastLeft, int mostLeft) = (int.MaxValue, -1, int.MaxValue, -1);
        for (int left = stage.LeastLeft; left <= stage.MostLeft; left++)
        {
            for (int events = stage.FirstEvents; events <= stage.LastEvents; events++)
            {
                for (int flag = 0; flag < stage.Flags; flag++)
                {
                    CurveBox box = stage.At(events, left, flag);
                    if (box.IsEmpty) continue;
                    int count = Leave(k, box, events, left, flag, outs);
                    for (int i = 0; i < count; i++)
                    {
                        CurveBox kept = outs[i].Box;
                        if (next is not null)
                        {
                            if (!next.Has(events, left)) continue;
                            kept = kept.And(next.At(events, left, outs[i].Flag));
                        }

                        if (kept.IsEmpty) continue;
                        back.At(events, left, flag).Hold(kept);
                        all.Hold(kept);
                        (leastEvents, mostEvents) = (Math.Min(leastEvents, events), Math.Max(mostEvents, events));
                        (leastLeft, mostLeft) = (Math.Min(leastLeft, left), Math.Max(mostLeft, left));
                    }
                }
            }
        }

        return all.IsEmpty ? null : new LatticeFigures(_plan.Anchors[k].Day, Math.Max(0, all.LeastHeight), Math.Min(1, all.GreatestHeight), leastEvents, mostEvents, leastLeft, mostLeft, all.LeastArea, all.GreatestArea);
    }

    // The boxes within a stage from which its end is reached.
    private void Gather(int k, LatticeStage stage, LatticeStage back)
    {
        for (int left = stage.LeastLeft + 1; left <= stage.MostLeft; left++)
        {
            for (int events = stage.FirstEvents; events <= stage.LastEvents; events++)
            {
                for (int flag = 0; flag < stage.Flags; flag++)
                {
                    CurveBox box = stage.At(events, left, flag);
                    if (box.IsEmpty) continue;
                    CurveBox reach = back.At(events, left, flag);
                    if (CanHaveEvent(k, stage, events))
                    {
                        Hold(ref reach, box, back.At(events + 1, left - 1, flag), left, isEvent: true);
                        if (flag < Raised && Rises(k, box, left, isEvent: true)) Hold(ref reach, box, back.At(events + 1, left - 1, Raised), left, isEvent: true);
                    }

                    if (CanBeCensored(k, events, left))
                    {
                        Hold(ref reach, box, back.At(events, left - 1, flag), left, isEvent: false);
                        if (flag < Raised && Rises(k, box, left, isEvent: false)) Hold(ref reach, box, back.At(events, left - 1, Raised), left, isEvent: false);
                    }

                    back.At(events, left, flag) = reach;
                }
            }
        }
    }

    private static void Hold(ref CurveBox reach, CurveBox box, CurveBox target, int left, bool isEvent)
    {
        if (target.IsEmpty) return;
        CurveBox kept = box.And(isEvent ? target.BeforeEvent(left) : target);
        reach.Hold(kept);
    }

    private bool CanHaveEvent(int k, LatticeStage stage, int events) => events < stage.LastEvents && _plan.Anchors[k].Day >= 1;

    private bool CanBeCensored(int k, int events, int left) =>
        _plan.Anchors[k].Day >= _plan.Conditions.FirstCensoring && _n - events - left < _mostCensored[k];

    private bool Rises(int k, CurveBox box, int left, bool isEvent) =>
        _open[k] is { } limit && limit.Reverse != isEvent && _print.CanRise(limit, box, left);

    private CurveBox Enter(int k, CurveBox box)
    {
        int days = Span(k);
        if (days == 0) return box;
        box.LeastArea += box.LeastHeight;
        box.GreatestArea += days * box.GreatestHeight;
        return box;
    }

    private int Span(int k) => _plan.Anchors[k].Day > _horizon ? 0 : _plan.Anchors[k].Day - Math.Max(0, k == 0 ? 0 : _plan.Anchors[k - 1].Day);

    // What can pass an anchor: at most two boxes, with what they mean for the window that opens there.
    private int Leave(int k, CurveBox box, int events, int left, int flag, Span<(int Flag, CurveBox Box)> outs)
    {
        LatticeAnchor anchor = _plan.Anchors[k];
        if (left < anchor.Left.Least || left > anchor.Left.Greatest) return 0;
        if (anchor.Censored is { } censored && _n - events - left != censored) return 0;
        if (k == _stages.Length - 1 && _events is { } all && events != all) return 0;
        CurveBox kept = box;
        foreach (CurveCondition rate in anchor.Rates) kept = _print.Rate(rate, kept, events);
        foreach (CurveCondition quantile in anchor.NotYet) kept = _print.NotYet(quantile, kept, left);
        foreach (CurveCondition quantile in anchor.Reached) kept = _print.Reached(quantile, kept, left);
        foreach (CurveCondition limit in _plan.NeverReached) kept = _print.Above(limit, kept, events, left);
        if (anchor.Closes is { } closes && ReferenceEquals(closes, _open[k]))
        {
            if (flag == TooLow) return 0;
            if (flag == Plain) kept = _print.Below(closes, kept, events, left);
            flag = Plain;
        }

        if (kept.IsEmpty) return 0;
        int days = Span(k);
        if (days > 0) kept.LeastArea += (days - 1) * kept.LeastHeight;
        if (anchor.Opens is not { } opens)
        {
            outs[0] = (flag, kept);
            return 1;
        }

        int count = 0;
        CurveBox above = _print.Above(opens, kept, events, left);
        if (!above.IsEmpty) outs[count++] = (Plain, above);
        if (_crossing == LimitCrossing.First) return count;
        CurveBox below = _print.Below(opens, kept, events, left);
        if (!below.IsEmpty) outs[count++] = (TooLow, below);
        return count;
    }
}
