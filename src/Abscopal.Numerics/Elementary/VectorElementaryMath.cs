using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Abscopal.Numerics.Elementary;

/// <summary>
/// The functions of <see cref="ElementaryMath"/> on many numbers at once, with the same bits as the scalar ones
/// whatever the vector width of the processor.
/// </summary>
/// <remarks>
/// Each lane goes through the same correctly rounded operations in the same order as the scalar function; numbers
/// outside the ordinary range are handed to the scalar function.
/// </remarks>
public static class VectorElementaryMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Log2OfE = 1.4426950408889634074;
    private const double RoundingMagic = 6755399441055744.0;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>The natural logarithm of each element.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="result">The results, at least as long as <paramref name="x"/>; may be the same span.</param>
    public static void Log(ReadOnlySpan<double> x, Span<double> result)
    {
        if (result.Length < x.Length) throw new ArgumentException("must be as long as the arguments", nameof(result));
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= x.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                Vector512<double> value = Vector512.Create(x.Slice(i, Vector512<double>.Count));
                if (!Vector512.LessThanAll(value, Vector512.Create(double.PositiveInfinity)) || !Vector512.GreaterThanOrEqualAll(value, Vector512.Create(SmallestNormal)))
                    LogScalar(x, result, i, Vector512<double>.Count);
                else
                    Log512(value).CopyTo(result[i..]);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256<double> value = Vector256.Create(x.Slice(i, Vector256<double>.Count));
                if (!Vector256.LessThanAll(value, Vector256.Create(double.PositiveInfinity)) || !Vector256.GreaterThanOrEqualAll(value, Vector256.Create(SmallestNormal)))
                    LogScalar(x, result, i, Vector256<double>.Count);
                else
                    Log256(value).CopyTo(result[i..]);
            }
        }

        LogScalar(x, result, i, x.Length - i);
    }

    /// <summary>e to the power of each element.</summary>
    /// <param name="x">The exponents.</param>
    /// <param name="result">The results, at least as long as <paramref name="x"/>; may be the same span.</param>
    public static void Exp(ReadOnlySpan<double> x, Span<double> result)
    {
        if (result.Length < x.Length) throw new ArgumentException("must be as long as the arguments", nameof(result));
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= x.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                Vector512<double> value = Vector512.Create(x.Slice(i, Vector512<double>.Count));
                if (!Vector512.LessThanOrEqualAll(Vector512.Abs(value), Vector512.Create(700.0))) ExpScalar(x, result, i, Vector512<double>.Count);
                else Exp512(value).CopyTo(result[i..]);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256<double> value = Vector256.Create(x.Slice(i, Vector256<double>.Count));
                if (!Vector256.LessThanOrEqualAll(Vector256.Abs(value), Vector256.Create(700.0))) ExpScalar(x, result, i, Vector256<double>.Count);
                else Exp256(value).CopyTo(result[i..]);
            }
        }

        ExpScalar(x, result, i, x.Length - i);
    }

    /// <summary>The natural logarithm of eight numbers.</summary>
    /// <param name="x">The arguments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x) =>
        Vector512.LessThanAll(x, Vector512.Create(double.PositiveInfinity)) && Vector512.GreaterThanOrEqualAll(x, Vector512.Create(SmallestNormal)) ? Log512(x) : LogOneByOne(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> LogOneByOne(Vector512<double> x)
    {
        Span<double> each = stackalloc double[Vector512<double>.Count];
        x.CopyTo(each);
        LogScalar(each, each, 0, each.Length);
        return Vector512.Create<double>(each);
    }

    /// <summary>e to the power of eight numbers.</summary>
    /// <param name="x">The exponents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x) =>
        Vector512.LessThanOrEqualAll(Vector512.Abs(x), Vector512.Create(700.0)) ? Exp512(x) : ExpOneByOne(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> ExpOneByOne(Vector512<double> x)
    {
        Span<double> each = stackalloc double[Vector512<double>.Count];
        x.CopyTo(each);
        ExpScalar(each, each, 0, each.Length);
        return Vector512.Create<double>(each);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Log512(Vector512<double> x)
    {
        Vector512<long> bits = x.AsInt64();
        Vector512<double> m = ((bits & Vector512.Create(0x000FFFFFFFFFFFFFL)) | Vector512.Create(0x3FF0000000000000L)).AsDouble();
        Vector512<double> large = Vector512.GreaterThan(m, Vector512.Create(1.4142135623730951));
        Vector512<double> exponent = Vector512.ConvertToDouble(Vector512.ShiftRightLogical(bits, 52) - Vector512.Create(1023L));
        m = Vector512.ConditionalSelect(large, m * 0.5, m);
        exponent = Vector512.ConditionalSelect(large, exponent + Vector512<double>.One, exponent);
        Vector512<double> f = m - Vector512<double>.One;
        Vector512<double> s = f / (Vector512.Create(2.0) + f);
        Vector512<double> z = s * s;
        Vector512<double> p = Vector512.Create(2.0 / 25);
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 23));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 21));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 19));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 17));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 15));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 13));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 11));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 9));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 7));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 5));
        p = Vector512.FusedMultiplyAdd(p, z, Vector512.Create(2.0 / 3));
        Vector512<double> half = Vector512.Create(0.5) * f * f;
        Vector512<double> remainder = s * Vector512.FusedMultiplyAdd(p, z, half);
        Vector512<double> low = Vector512.FusedMultiplyAdd(exponent, Vector512.Create(Ln2Low), remainder);
        return Vector512.FusedMultiplyAdd(exponent, Vector512.Create(Ln2High), f - (half - low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Exp512(Vector512<double> x)
    {
        Vector512<double> scaled = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2OfE), Vector512.Create(RoundingMagic)) - Vector512.Create(RoundingMagic);
        Vector512<double> r = Vector512.FusedMultiplyAdd(-scaled, Vector512.Create(Ln2High), x);
        r = Vector512.FusedMultiplyAdd(-scaled, Vector512.Create(Ln2Low), r);
        Vector512<double> p = Vector512.Create(1.0 / 6227020800);
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
        Vector512<double> exact = Vector512<double>.One + tail;
        Vector512<long> power = Vector512.ConvertToInt64(scaled) + Vector512.Create(1023L);
        // Between -700 and 700 the power of 2 is a normal number, and one exact product equals the scalar's two.
        return exact * Vector512.ShiftLeft(power, 52).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log256(Vector256<double> x)
    {
        Vector256<long> bits = x.AsInt64();
        Vector256<double> m = ((bits & Vector256.Create(0x000FFFFFFFFFFFFFL)) | Vector256.Create(0x3FF0000000000000L)).AsDouble();
        Vector256<double> large = Vector256.GreaterThan(m, Vector256.Create(1.4142135623730951));
        Vector256<double> exponent = Vector256.ConvertToDouble(Vector256.ShiftRightLogical(bits, 52) - Vector256.Create(1023L));
        m = Vector256.ConditionalSelect(large, m * 0.5, m);
        exponent = Vector256.ConditionalSelect(large, exponent + Vector256<double>.One, exponent);
        Vector256<double> f = m - Vector256<double>.One;
        Vector256<double> s = f / (Vector256.Create(2.0) + f);
        Vector256<double> z = s * s;
        Vector256<double> p = Vector256.Create(2.0 / 25);
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 23));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 21));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 19));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 17));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 15));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 13));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 11));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 9));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 7));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 5));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0 / 3));
        Vector256<double> half = Vector256.Create(0.5) * f * f;
        Vector256<double> remainder = s * Vector256.FusedMultiplyAdd(p, z, half);
        Vector256<double> low = Vector256.FusedMultiplyAdd(exponent, Vector256.Create(Ln2Low), remainder);
        return Vector256.FusedMultiplyAdd(exponent, Vector256.Create(Ln2High), f - (half - low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Exp256(Vector256<double> x)
    {
        Vector256<double> scaled = Vector256.FusedMultiplyAdd(x, Vector256.Create(Log2OfE), Vector256.Create(RoundingMagic)) - Vector256.Create(RoundingMagic);
        Vector256<double> r = Vector256.FusedMultiplyAdd(-scaled, Vector256.Create(Ln2High), x);
        r = Vector256.FusedMultiplyAdd(-scaled, Vector256.Create(Ln2Low), r);
        Vector256<double> p = Vector256.Create(1.0 / 6227020800);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 479001600));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 39916800));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 3628800));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 362880));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 40320));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 5040));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 720));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 120));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 24));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / 6));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.5));
        Vector256<double> tail = Vector256.FusedMultiplyAdd(p * r, r, r);
        Vector256<double> exact = Vector256<double>.One + tail;
        Vector256<long> power = Vector256.ConvertToInt64(scaled) + Vector256.Create(1023L);
        // Between -700 and 700 the power of 2 is a normal number, and one exact product equals the scalar's two.
        return exact * Vector256.ShiftLeft(power, 52).AsDouble();
    }

    private static void LogScalar(ReadOnlySpan<double> x, Span<double> result, int from, int count)
    {
        for (int i = from; i < from + count; i++) result[i] = ElementaryMath.Log(x[i]);
    }

    private static void ExpScalar(ReadOnlySpan<double> x, Span<double> result, int from, int count)
    {
        for (int i = from; i < from + count; i++) result[i] = ElementaryMath.Exp(x[i]);
    }
}
