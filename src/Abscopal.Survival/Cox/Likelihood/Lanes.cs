using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

/// <summary>Sums over columns in eight lanes, with the same bits on every processor.</summary>
internal static class Lanes
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Log2OfE = 1.4426950408889634074;
    private const double RoundingMagic = 6755399441055744.0;

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

    /// <summary>Replaces each element by its exponential; the lanes have the bits of <see cref="ElementaryMath.Exp"/>.</summary>
    public static void Exp(Span<double> values)
    {
        Span<Vector512<double>> x = MemoryMarshal.Cast<double, Vector512<double>>(values);
        var most = Vector512.Create(700.0);
        for (int i = 0; i < x.Length; i++)
        {
            if (Vector512.LessThanAll(Vector512.Abs(x[i]), most)) x[i] = Exp(x[i]);
            else ExpEach(values.Slice(i * 8, 8));
        }

        ExpEach(values[(x.Length * 8)..]);
    }

    private static void ExpEach(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++) values[i] = ElementaryMath.Exp(values[i]);
    }

    private static Vector512<double> Exp(Vector512<double> x)
    {
        var magic = Vector512.Create(RoundingMagic);
        Vector512<double> shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2OfE), magic);
        Vector512<double> scaled = shifted - magic;
        Vector512<double> r = Vector512.FusedMultiplyAdd(-scaled, Vector512.Create(Ln2High), x);
        r = Vector512.FusedMultiplyAdd(-scaled, Vector512.Create(Ln2Low), r);
        var p = Vector512.Create(1.0 / 6227020800);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 479001600));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 39916800));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 3628800));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 362880));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 40320));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 5040));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 720));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 120));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 24));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 6));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5));
        Vector512<double> tail = Vector512.FusedMultiplyAdd(p * r, r, r);
        // The low bits of the shifted number are the exponent as an integer.
        Vector512<long> exponent = shifted.AsInt64() - Vector512.Create(BitConverter.DoubleToInt64Bits(RoundingMagic));
        Vector512<double> power = ((exponent + Vector512.Create(1023L)) << 52).AsDouble();
        return (Vector512<double>.One + tail) * power;
    }
}
