using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Abscopal.Survival;

/// <summary>Sorts non-negative times with the rows they belong to.</summary>
internal static class TimeOrder
{
    private const int RadixBits = 11;
    private const int Buckets = 1 << RadixBits;
    private const int RadixFrom = 2048;

    /// <summary>Sorts the times in place and returns, for each, the row it came from; equal times keep their row order.</summary>
    public static int[] Sort(double[] times)
    {
        int[] rows = new int[times.Length];
        for (int i = 0; i < rows.Length; i++) rows[i] = i;
        if (times.Length >= RadixFrom) return RadixSort(times, rows);
        Array.Sort(times, rows);
        RestoreRowOrder(times, rows);
        return rows;
    }

    private static void RestoreRowOrder(double[] times, int[] rows)
    {
        for (int start = 0; start < times.Length;)
        {
            int end = start + 1;
            while (end < times.Length && times[end] == times[start]) end++;
            if (end - start > 1) Array.Sort(rows, start, end - start);
            start = end;
        }
    }

    // The bits of a non-negative double order as it does, so a least-significant-digit radix sort needs no comparison.
    private static int[] RadixSort(double[] times, int[] rows)
    {
        Span<ulong> keys = MemoryMarshal.Cast<double, ulong>(times.AsSpan());
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0x8000000000000000) keys[i] = 0;
        }

        ulong[] otherKeys = new ulong[keys.Length];
        int[] otherRows = new int[rows.Length];
        Span<ulong> from = keys;
        Span<ulong> to = otherKeys;
        int[] rowsFrom = rows;
        int[] rowsTo = otherRows;
        int[] counts = new int[Buckets];
        for (int shift = 0; shift < 64; shift += RadixBits)
        {
            if (!CountDigits(from, shift, counts)) continue;
            Scatter(from, rowsFrom, to, rowsTo, shift, counts);
            Span<ulong> swapped = from;
            from = to;
            to = swapped;
            (rowsFrom, rowsTo) = (rowsTo, rowsFrom);
        }

        if (!Unsafe.AreSame(ref from[0], ref keys[0])) from.CopyTo(keys);
        return rowsFrom;
    }

    // False when all keys share the digit, so that the pass can be left out.
    private static bool CountDigits(ReadOnlySpan<ulong> keys, int shift, int[] counts)
    {
        Array.Clear(counts);
        foreach (ulong key in keys) counts[(int)(key >> shift) & (Buckets - 1)]++;
        if (counts[(int)(keys[0] >> shift) & (Buckets - 1)] == keys.Length) return false;
        int total = 0;
        for (int b = 0; b < counts.Length; b++)
        {
            int count = counts[b];
            counts[b] = total;
            total += count;
        }

        return true;
    }

    private static void Scatter(ReadOnlySpan<ulong> from, int[] rowsFrom, Span<ulong> to, int[] rowsTo, int shift, int[] starts)
    {
        for (int i = 0; i < from.Length; i++)
        {
            int place = starts[(int)(from[i] >> shift) & (Buckets - 1)]++;
            to[place] = from[i];
            rowsTo[place] = rowsFrom[i];
        }
    }
}
