using Abscopal.Evidence.Constraints;
using Abscopal.Numerics.Random;

namespace Abscopal.Evidence.Orders;

/// <summary>
/// Whole days in a given order, each in a window, with sums of pairs in windows: the conditions that an order and a
/// convention put on the times of the subjects.
/// </summary>
/// <remarks>
/// Bounds are propagated along the chain. Between the least and the greatest solution every sum of a pair takes every
/// whole value, so that with one pair the propagated bounds decide exactly whether a solution exists.
/// </remarks>
internal sealed class ChainSystem
{
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly int[] _gap;
    private readonly EventOrder _order;
    private readonly List<(int A, int B, DayWindow Sum)> _pairs = [];

    public ChainSystem(EventOrder order, EndpointConstraints constraints)
    {
        int n = order.Subjects;
        _order = order;
        _first = new int[n];
        _last = new int[n];
        _gap = new int[n];
        for (int i = 0; i < n; i++)
        {
            DayWindow days = order.IsEvent(i) ? constraints.EventDays : constraints.CensoringDays;
            _first[i] = days.First;
            _last[i] = days.Last;
            // On one day events come before censorings, so an event after a censoring falls on a later day.
            _gap[i] = i > 0 && order.IsEvent(i) && !order.IsEvent(i - 1) ? 1 : 0;
        }

        int late = constraints.LateCensored;
        for (int i = n - 1; i >= 0 && late > 0; i--)
        {
            if (order.IsEvent(i)) continue;
            _first[i] = Math.Max(_first[i], constraints.LateDay);
            late--;
        }
    }

    private ChainSystem(ChainSystem other)
    {
        _order = other._order;
        _first = [.. other._first];
        _last = [.. other._last];
        _gap = other._gap;
        _pairs = [.. other._pairs];
    }

    public int Count => _first.Length;

    /// <summary>The sums of pairs and their windows.</summary>
    public IReadOnlyList<(int A, int B, DayWindow Sum)> Pairs => _pairs;

    /// <summary>The same conditions, to be narrowed apart.</summary>
    public ChainSystem Copy() => new(this);

    public DayWindow Window(int place) => new(_first[place], _last[place]);

    public void Restrict(int place, DayWindow window)
    {
        _first[place] = Math.Max(_first[place], window.First);
        _last[place] = Math.Min(_last[place], window.Last);
    }

    public void RestrictSum(int a, int b, DayWindow sum) => _pairs.Add((a, b, sum));

    /// <summary>Narrows every window to what its neighbours allow; false when one is empty.</summary>
    public bool Propagate()
    {
        for (bool again = true; again;)
        {
            again = false;
            for (int i = 1; i < Count; i++) _first[i] = Math.Max(_first[i], _first[i - 1] + _gap[i]);
            for (int i = Count - 2; i >= 0; i--) _last[i] = Math.Min(_last[i], _last[i + 1] - _gap[i + 1]);
            again |= JoinTies();
            for (int i = 0; i < Count; i++)
            {
                if (_first[i] > _last[i]) return false;
            }

            foreach ((int a, int b, DayWindow sum) in _pairs)
            {
                again |= Narrow(a, new DayWindow(sum.First - _last[b], sum.Last - _first[b]));
                again |= Narrow(b, new DayWindow(sum.First - _last[a], sum.Last - _first[a]));
                if (_first[a] > _last[a] || _first[b] > _last[b]) return false;
            }
        }

        return true;
    }

    /// <summary>A solution, when the sums of the pairs can be met one after the other.</summary>
    /// <remarks>
    /// Points on the line between the least and the greatest solution, rounded down, keep the order. Each sum grows
    /// along the line, so that it is met by bisection; its two days are then held and the rest propagated anew.
    /// </remarks>
    public bool TrySolve(Span<int> days)
    {
        if (!Propagate()) return false;
        int[] first = [.. _first];
        int[] last = [.. _last];
        bool solved = TryHoldSums();
        for (int i = 0; solved && i < Count; i++) days[i] = Along(i, 1, 2);
        // The two days of a sum were held only to find a start: they move again when the solution is mixed.
        first.CopyTo(_first, 0);
        last.CopyTo(_last, 0);
        return solved;
    }

    /// <summary>Moves a solution at random among all solutions: Gibbs steps on days, and on pairs along their sum.</summary>
    /// <param name="days">A solution, changed in place.</param>
    /// <param name="sweeps">How often every day is drawn anew.</param>
    /// <param name="random">The stream of draws.</param>
    public void Mix(Span<int> days, int sweeps, ref RandomStream random)
    {
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            for (int i = 0; i < days.Length; i++)
            {
                (int low, int high) = Room(days, i);
                foreach ((int a, int b, DayWindow sum) in _pairs)
                {
                    if (i != a && i != b) continue;
                    int other = days[i == a ? b : a];
                    low = Math.Max(low, sum.First - other);
                    high = Math.Min(high, sum.Last - other);
                }

                days[i] = low + random.NextInt32(high - low + 1);
            }

            foreach ((int a, int b, _) in _pairs)
            {
                (int lowA, int highA) = Room(days, a);
                (int lowB, int highB) = Room(days, b);
                // Day a moves up by what day b moves down; neighbours that would pass each other stay put.
                int least = Math.Max(lowA - days[a], days[b] - highB);
                int most = Math.Min(highA - days[a], days[b] - lowB);
                if (b == a + 1) most = Math.Min(most, (days[b] - days[a] - _gap[b]) / 2);
                int shift = least + random.NextInt32(most - least + 1);
                days[a] += shift;
                days[b] -= shift;
            }
        }
    }

    private bool TryHoldSums()
    {
        foreach ((int a, int b, DayWindow sum) in _pairs)
        {
            int steps = Math.Max(_last[a] - _first[a], _last[b] - _first[b]) + 1;
            bool met = false;
            for (int k = 0; k <= steps && !met; k++)
            {
                int dayA = Along(a, k, steps);
                int dayB = Along(b, k, steps);
                // The two days move at their own paces; one of them alone can make up a sum that was stepped over.
                int missing = Math.Max(0, sum.First - dayA - dayB);
                if (missing > 1 || dayA + dayB > sum.Last) continue;
                if (dayB + missing <= _last[b]) dayB += missing;
                else if (dayA + missing <= _last[a]) dayA += missing;
                else continue;
                met = dayA + dayB >= sum.First && dayA + dayB <= sum.Last && dayA <= dayB;
                if (!met) continue;
                Restrict(a, new DayWindow(dayA, dayA));
                Restrict(b, new DayWindow(dayB, dayB));
            }

            if (!met || !Propagate()) return false;
        }

        return true;
    }

    private (int Low, int High) Room(ReadOnlySpan<int> days, int i)
    {
        int low = i > 0 ? Math.Max(_first[i], days[i - 1] + _gap[i]) : _first[i];
        int high = i + 1 < days.Length ? Math.Min(_last[i], days[i + 1] - _gap[i + 1]) : _last[i];
        return (low, high);
    }

    private int Along(int i, int step, int steps) => _first[i] + (int)((long)(_last[i] - _first[i]) * step / steps);

    private bool JoinTies()
    {
        bool changed = false;
        for (int i = 1; _order.Ties != 0 && i < Count; i++)
        {
            if (!_order.IsTied(i)) continue;
            changed |= Narrow(i - 1, Window(i));
            changed |= Narrow(i, Window(i - 1));
        }

        return changed;
    }

    private bool Narrow(int place, DayWindow window)
    {
        int first = _first[place];
        int last = _last[place];
        Restrict(place, window);
        return _first[place] != first || _last[place] != last;
    }
}
