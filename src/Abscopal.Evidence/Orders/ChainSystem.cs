using System.Runtime.CompilerServices;
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
    private const int WordsAhead = 256;

    private readonly int[] _first;
    private readonly int[] _last;
    private readonly int[] _gap;
    private readonly List<(int A, int B, DayWindow Sum)> _pairs = [];
    private EventOrder _order;

    /// <summary>Room for an order of some subjects; <see cref="Start"/> fills it.</summary>
    public ChainSystem(int subjects)
    {
        _first = new int[subjects];
        _last = new int[subjects];
        _gap = new int[subjects];
    }

    /// <summary>Starts anew with the windows of an order's events and censorings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Start(EventOrder order, EndpointConstraints constraints)
    {
        _order = order;
        _pairs.Clear();
        for (int i = 0; i < Count; i++)
        {
            DayWindow days = order.IsEvent(i) ? constraints.EventDays : constraints.CensoringDays;
            _first[i] = days.First;
            _last[i] = days.Last;
            // On one day events come before censorings, so an event after a censoring falls on a later day.
            _gap[i] = i > 0 && order.IsEvent(i) && !order.IsEvent(i - 1) ? 1 : 0;
        }

        int late = constraints.LateCensored;
        for (int i = Count - 1; i >= 0 && late > 0; i--)
        {
            if (order.IsEvent(i)) continue;
            _first[i] = Math.Max(_first[i], constraints.LateDay);
            late--;
        }
    }

    /// <summary>Takes over the conditions of another system of as many subjects.</summary>
    public void CopyFrom(ChainSystem other)
    {
        _order = other._order;
        other._first.CopyTo(_first, 0);
        other._last.CopyTo(_last, 0);
        other._gap.CopyTo(_gap, 0);
        _pairs.Clear();
        _pairs.AddRange(other._pairs);
    }

    public int Count => _first.Length;

    /// <summary>The sums of pairs and their windows.</summary>
    public IReadOnlyList<(int A, int B, DayWindow Sum)> Pairs => _pairs;

    /// <summary>The same conditions, to be narrowed apart.</summary>
    public ChainSystem Copy()
    {
        var copy = new ChainSystem(Count);
        copy.CopyFrom(this);
        return copy;
    }

    public DayWindow Window(int place) => new(_first[place], _last[place]);

    /// <summary>Narrows one window; false when it is empty then.</summary>
    public bool Restrict(int place, DayWindow window)
    {
        _first[place] = Math.Max(_first[place], window.First);
        _last[place] = Math.Min(_last[place], window.Last);
        return _first[place] <= _last[place];
    }

    public void RestrictSum(int a, int b, DayWindow sum) => _pairs.Add((a, b, sum));

    /// <summary>Narrows every window to what its neighbours allow; false when one is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        Span<uint> words = stackalloc uint[WordsAhead];
        random.Peek(words);
        int used = 0;
        int[] inSums = [.. _pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().Order(), Count];
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            int place = 0;
            foreach (int next in inSums)
            {
                while (place < next)
                {
                    int moved = MoveAlone(days, place, next, words[used..]);
                    used += moved - place;
                    place = moved;
                    // The words ran out, or one of them does not settle the draw.
                    if (place < next) MoveOne(days, place++, ref random, words, ref used);
                }

                if (place < Count) MoveOne(days, place++, ref random, words, ref used);
            }

            foreach ((int a, int b, _) in _pairs)
            {
                (int least, int most) = Shifts(days, a, b);
                int shift = least + Draw(most - least + 1, ref random, words, ref used);
                days[a] += shift;
                days[b] -= shift;
            }
        }

        random.Skip(used);
    }

    // Draws the days of places that are in no sum, one word each; the place it came to. Kept free of calls: each day waits
    // for the one before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int MoveAlone(Span<int> days, int from, int to, ReadOnlySpan<uint> words)
    {
        int[] first = _first, last = _last, gap = _gap;
        to = Math.Min(to, from + words.Length);
        int before = from > 0 ? days[from - 1] : int.MinValue;
        for (int i = from; i < to; i++)
        {
            int low = Math.Max(first[i], before + gap[i]);
            int high = i + 1 < days.Length ? Math.Min(last[i], days[i + 1] - gap[i + 1]) : last[i];
            uint count = (uint)(high - low + 1);
            ulong product = (ulong)words[i - from] * count;
            if ((uint)product < count) return i;
            before = low + (int)(product >> 32);
            days[i] = before;
        }

        return to;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveOne(Span<int> days, int place, ref RandomStream random, Span<uint> words, ref int used)
    {
        (int low, int high) = Room(days, place);
        (low, high) = NarrowedBySums(days, place, low, high);
        days[place] = low + Draw(high - low + 1, ref random, words, ref used);
    }

    // The next number below a count, from words looked at ahead: the same as the stream itself would give.
    private static int Draw(int count, ref RandomStream random, Span<uint> words, ref int used)
    {
        if (used < words.Length)
        {
            ulong product = (ulong)words[used] * (uint)count;
            if ((uint)product >= (uint)count)
            {
                used++;
                return (int)(product >> 32);
            }
        }

        random.Skip(used);
        int drawn = random.NextInt32(count);
        random.Peek(words);
        used = 0;
        return drawn;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Low, int High) NarrowedBySums(ReadOnlySpan<int> days, int place, int low, int high)
    {
        foreach ((int a, int b, DayWindow sum) in _pairs)
        {
            if (place != a && place != b) continue;
            int other = days[place == a ? b : a];
            low = Math.Max(low, sum.First - other);
            high = Math.Min(high, sum.Last - other);
        }

        return (low, high);
    }

    // How far day a can move up by what day b moves down; neighbours that would pass each other stay put.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Least, int Most) Shifts(ReadOnlySpan<int> days, int a, int b)
    {
        (int lowA, int highA) = Room(days, a);
        (int lowB, int highB) = Room(days, b);
        int least = Math.Max(lowA - days[a], days[b] - highB);
        int most = Math.Min(highA - days[a], days[b] - lowB);
        if (b == a + 1) most = Math.Min(most, (days[b] - days[a] - _gap[b]) / 2);
        return (least, most);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
