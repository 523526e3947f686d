using System.Numerics;

namespace Abscopal.Evidence.Sampling;

/// <summary>How many subjects leave on each day, with a mark on every day on which somebody does: most days have nobody.</summary>
internal sealed class DayCounts(int days)
{
    private readonly ulong[] _marks = new ulong[(days + 63) / 64];

    /// <summary>The subjects by day.</summary>
    public int[] On { get; } = new int[days];

    public void Add(int day, int change)
    {
        On[day] += change;
        if (On[day] == 0) _marks[day >> 6] &= ~(1UL << (day & 63));
        else _marks[day >> 6] |= 1UL << (day & 63);
    }

    public void Clear()
    {
        Array.Clear(On);
        Array.Clear(_marks);
    }

    /// <summary>The first day from a day on on which somebody leaves; beyond all days when nobody does.</summary>
    public int Next(int day)
    {
        int word = day >> 6;
        if (word >= _marks.Length) return int.MaxValue;
        ulong marks = _marks[word] & (ulong.MaxValue << (day & 63));
        while (marks == 0)
        {
            if (++word == _marks.Length) return int.MaxValue;
            marks = _marks[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(marks);
    }
}
