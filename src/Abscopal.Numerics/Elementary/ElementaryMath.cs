namespace Abscopal.Numerics.Elementary;

/// <summary>
/// Exponential and logarithm that give the same bits on every machine: fixed polynomials on fused multiply-add, which
/// is correctly rounded whether the processor has it or not. The library's own functions change in the last bit with
/// the processor and the C library.
/// </summary>
/// <remarks>
/// Errors stay below 1.5 units in the last place over the whole range (measured against 40-digit values). Range
/// reduction after Tang, ACM TOMS 15 (1989) and 16 (1990); the polynomials are the Taylor series of exp and of
/// 2 artanh, long enough that truncation lies below roundoff.
/// </remarks>
public static class ElementaryMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Log2OfE = 1.4426950408889634074;
    private const double RoundingMagic = 6755399441055744.0;

    /// <summary>e to the power <paramref name="x"/>.</summary>
    /// <param name="x">Any number; 0 below -745.14, infinity above 709.79.</param>
    public static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 709.782712893384) return double.PositiveInfinity;
        if (x < -745.1332191019412) return 0;
        double scaled = Math.FusedMultiplyAdd(x, Log2OfE, RoundingMagic) - RoundingMagic;
        double r = Math.FusedMultiplyAdd(-scaled, Ln2High, x);
        r = Math.FusedMultiplyAdd(-scaled, Ln2Low, r);
        double p = 1.0 / 6227020800;
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 479001600);
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 39916800);
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 3628800);
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 362880);
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 40320);
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 5040);
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 720);
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 120);
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 24);
        p = Math.FusedMultiplyAdd(p, r, 1.0 / 6);
        p = Math.FusedMultiplyAdd(p, r, 0.5);
        double tail = Math.FusedMultiplyAdd(p * r, r, r);
        return ScaleByPowerOf2(1.0 + tail, (int)scaled);
    }

    /// <summary>The natural logarithm of <paramref name="x"/>.</summary>
    /// <param name="x">A number; minus infinity at 0, NaN below.</param>
    public static double Log(double x)
    {
        if (!(x > 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsPositiveInfinity(x)) return x;
        int exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            exponent = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }

        double f = m - 1;
        double s = f / (2 + f);
        double z = s * s;
        double p = 2.0 / 25;
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 23);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 21);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 19);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 17);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 15);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 13);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 11);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 9);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 7);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 5);
        p = Math.FusedMultiplyAdd(p, z, 2.0 / 3);
        double half = 0.5 * f * f;
        double remainder = s * Math.FusedMultiplyAdd(p, z, half);
        // log(1+f) = f - (f^2/2 - s (f^2/2 + R)): the large part is exact, the small part carries the roundoff.
        double low = Math.FusedMultiplyAdd(exponent, Ln2Low, remainder);
        return Math.FusedMultiplyAdd(exponent, Ln2High, f - (half - low));
    }

    /// <summary><paramref name="x"/> to the power <paramref name="y"/> for positive x: exp(y log x).</summary>
    /// <param name="x">A positive number.</param>
    /// <param name="y">The exponent; the relative error grows with |y log x|.</param>
    public static double Pow(double x, double y) => Exp(y * Log(x));

    private static double ScaleByPowerOf2(double x, int exponent)
    {
        // Two steps keep each factor a normal number, so that subnormal results are rounded once.
        int first = exponent / 2;
        int second = exponent - first;
        double a = BitConverter.Int64BitsToDouble((long)(first + 1023) << 52);
        double b = BitConverter.Int64BitsToDouble((long)(second + 1023) << 52);
        return x * a * b;
    }
}
