using System.Numerics;
using System.Runtime.InteropServices;

namespace Abscopal.Survival;

/// <summary>Sorts non-negative times with the rows they belong to.</summary>
internal static class TimeOrder
{
    private const int Digits = 3;
    private const int RadixFrom = 64;
    private const int WideFrom = 2048;

    /// <summary>Sorts the times in place and returns, for each, the row it came from; equal times keep their row order.</summary>
    public static int[] Sort(double[] times)
    {
        int[] rows = new int[times.Length];
        for (int i = 0; i < rows.Length; i++) rows[i] = i;
        if (times.Length >= RadixFrom)
        {
            RadixSort(times, rows);
            return rows;
        }

        Array.Sort(times, rows);
        RestoreRowOrder(times, rows, 0, times.Length);
        return rows;
    }

    private static void RestoreRowOrder(double[] times, int[] rows, int from, int to)
    {
        for (int start = from; start < to;)
        {
            int end = start + 1;
            while (end < to && times[end] == times[start]) end++;
            if (end - start > 1) Array.Sort(rows, start, end - start);
            start = end;
        }
    }

    // The bits of a non-negative double order as it does, so a least-significant-digit radix sort needs no comparison. Three
    // digits below the highest bit that differs tell nearly all times apart; what they do not is put right afterwards.
    private static void RadixSort(double[] times, int[] rows)
    {
        Span<ulong> keys = MemoryMarshal.Cast<double, ulong>(times.AsSpan());
        ulong least = ulong.MaxValue;
        ulong most = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0x8000000000000000) keys[i] = 0;
            least = Math.Min(least, keys[i]);
            most = Math.Max(most, keys[i]);
        }

        bool small = keys.Length < WideFrom;
        int bits = small ? 8 : 11;
        int lowest = Math.Max(0, 64 - BitOperations.LeadingZeroCount(most - least) - (Digits * bits));
        Span<ulong> otherKeys = small ? stackalloc ulong[keys.Length] : new ulong[keys.Length];
        Span<int> otherRows = small ? stackalloc int[keys.Length] : new int[keys.Length];
        if (SortDigits(keys, rows, otherKeys, otherRows, stackalloc int[1 << bits], least, lowest))
        {
            otherKeys.CopyTo(keys);
            otherRows.CopyTo(rows);
        }

        SortWithinDigits(times, rows, least, lowest);
    }

    // True when the sorted keys end up in the other place.
    private static bool SortDigits(Span<ulong> from, Span<int> rowsFrom, Span<ulong> to, Span<int> rowsTo, Span<int> counts, ulong least, int lowest)
    {
        bool other = false;
        int bits = BitOperations.Log2((uint)counts.Length);
        for (int digit = 0; digit < Digits; digit++)
        {
            int shift = lowest + (digit * bits);
            if (!CountDigits(from, least, shift, counts)) continue;
            Scatter(from, rowsFrom, to, rowsTo, least, shift, counts);
            Span<ulong> swapped = from;
            from = to;
            to = swapped;
            Span<int> swappedRows = rowsFrom;
            rowsFrom = rowsTo;
            rowsTo = swappedRows;
            other = !other;
        }

        return other;
    }

    private static void SortWithinDigits(double[] times, int[] rows, ulong least, int lowest)
    {
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] >= times[i - 1]) continue;
            ulong digits = Digit(times[i]);
            int start = i - 1;
            while (start > 0 && Digit(times[start - 1]) == digits) start--;
            int end = i + 1;
            while (end < times.Length && Digit(times[end]) == digits) end++;
            Array.Sort(times, rows, start, end - start);
            RestoreRowOrder(times, rows, start, end);
            i = end;
        }

        ulong Digit(double time) => (BitConverter.DoubleToUInt64Bits(time) - least) >> lowest;
    }

    // False when all keys share the digit, so that the pass can be left out.
    private static bool CountDigits(ReadOnlySpan<ulong> keys, ulong least, int shift, Span<int> counts)
    {
        counts.Clear();
        int mask = counts.Length - 1;
        foreach (ulong key in keys) counts[(int)((key - least) >> shift) & mask]++;
        if (counts[(int)((keys[0] - least) >> shift) & mask] == keys.Length) return false;
        int total = 0;
        for (int b = 0; b < counts.Length; b++)
        {
            int count = counts[b];
            counts[b] = total;
            total += count;
        }

        return true;
    }

    private static void Scatter(ReadOnlySpan<ulong> from, ReadOnlySpan<int> rowsFrom, Span<ulong> to, Span<int> rowsTo, ulong least, int shift, Span<int> starts)
    {
        int mask = starts.Length - 1;
        for (int i = 0; i < from.Length; i++)
        {
            int place = starts[(int)((from[i] - least) >> shift) & mask]++;
            to[place] = from[i];
            rowsTo[place] = rowsFrom[i];
        }
    }
}
