using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Abscopal.Survival;

/// <summary>Sums over columns in eight lanes, with the same bits on every processor.</summary>
internal static class Lanes
{
    /// <summary>Adds a multiple of one column to another.</summary>
    public static void AddScaled(Span<double> sum, ReadOnlySpan<double> column, double factor)
    {
        Span<Vector512<double>> to = MemoryMarshal.Cast<double, Vector512<double>>(sum);
        ReadOnlySpan<Vector512<double>> from = MemoryMarshal.Cast<double, Vector512<double>>(column)[..to.Length];
        var f = Vector512.Create(factor);
        for (int i = 0; i < to.Length; i++) to[i] = Vector512.FusedMultiplyAdd(from[i], f, to[i]);
        for (int i = to.Length * 8; i < sum.Length; i++) sum[i] = Math.FusedMultiplyAdd(column[i], factor, sum[i]);
    }

    /// <summary>The products of two columns; returns their sum.</summary>
    public static double Multiply(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> product)
    {
        ReadOnlySpan<Vector512<double>> a = MemoryMarshal.Cast<double, Vector512<double>>(left);
        ReadOnlySpan<Vector512<double>> b = MemoryMarshal.Cast<double, Vector512<double>>(right)[..a.Length];
        Span<Vector512<double>> to = MemoryMarshal.Cast<double, Vector512<double>>(product)[..a.Length];
        Vector512<double> sum = Vector512<double>.Zero;
        for (int i = 0; i < a.Length; i++) sum += to[i] = a[i] * b[i];
        double total = Vector512.Sum(sum);
        for (int i = a.Length * 8; i < left.Length; i++) total += product[i] = left[i] * right[i];
        return total;
    }

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ReadOnlySpan<Vector512<double>> a = MemoryMarshal.Cast<double, Vector512<double>>(left);
        ReadOnlySpan<Vector512<double>> b = MemoryMarshal.Cast<double, Vector512<double>>(right)[..a.Length];
        Vector512<double> even = Vector512<double>.Zero;
        Vector512<double> odd = Vector512<double>.Zero;
        int i = 0;
        for (; i + 1 < a.Length; i += 2)
        {
            even = Vector512.FusedMultiplyAdd(a[i], b[i], even);
            odd = Vector512.FusedMultiplyAdd(a[i + 1], b[i + 1], odd);
        }

        if (i < a.Length) even = Vector512.FusedMultiplyAdd(a[i], b[i], even);
        double total = Vector512.Sum(even + odd);
        for (int k = a.Length * 8; k < left.Length; k++) total = Math.FusedMultiplyAdd(left[k], right[k], total);
        return total;
    }
}
