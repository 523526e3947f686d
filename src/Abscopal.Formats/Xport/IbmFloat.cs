using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.Xport;

/// <summary>
/// Numbers as SAS XPORT holds them: the IBM System/360 double, a sign, a base-16 exponent in excess 64 and a fraction of 56 bits,
/// read as one big-endian word (IBM System/360 Principles of Operation, "Floating-Point Arithmetic"; SAS TS-140).
/// </summary>
public static class IbmFloat
{
    private const ulong Sign = 0x8000_0000_0000_0000;
    private const ulong Fraction = 0x00FF_FFFF_FFFF_FFFF;

    // 16^(e-64) / 2^56: each a power of two within the doubles, so that the product below rounds once, in the conversion.
    private static readonly double[] Scales = [.. Enumerable.Range(0, 128).Select(e => Math.ScaleB(1, (4 * (e - 64)) - 56))];

    /// <summary>The double of a word that is no missing code. A fraction longer than 53 bits rounds to the nearest, ties to even.</summary>
    /// <param name="word">The word.</param>
    public static double ToDouble(ulong word)
    {
        double magnitude = (double)(long)(word & Fraction) * Scales[(int)(word >> 56) & 0x7F];
        return BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(magnitude) | (word & Sign));
    }

    /// <summary>The word of a finite double; exact, since 56 bits hold any 53.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="word">The word, when there is one.</param>
    /// <returns>False where the magnitude is not zero and lies outside 16^-65 to 16^63.</returns>
    public static bool TryFromDouble(double value, out ulong word)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        word = bits & Sign;
        int exponent = (int)(bits >> 52) & 0x7FF;
        ulong mantissa = bits & 0x000F_FFFF_FFFF_FFFF;
        if (exponent == 0) return mantissa == 0;
        // The value is f * 2^power with f in [1/2, 1); the base-16 exponent is the next multiple of 4 of the power.
        int power = exponent - 1022;
        int hexadecimal = (power + 1027) / 4 - 256;
        if (exponent == 0x7FF || hexadecimal is < -64 or > 63) return false;
        ulong fraction = ((mantissa | 0x0010_0000_0000_0000) << 3) >> ((4 * hexadecimal) - power);
        word |= ((ulong)(hexadecimal + 64) << 56) | fraction;
        return true;
    }

    /// <summary>The missing code a word stands for, or <see cref="MissingCode.None"/>. Its first byte is the character, the rest is zero.</summary>
    /// <param name="word">The word.</param>
    internal static MissingCode Missing(ulong word) => (word & Fraction) != 0 ? MissingCode.None : (char)(word >> 56) switch
    {
        '.' => MissingCode.Standard,
        '_' => MissingCode.Underscore,
        >= 'A' and <= 'Z' and var letter => MissingCodes.Letter(letter),
        _ => MissingCode.None,
    };

    /// <summary>The word of a missing code.</summary>
    /// <param name="code">The code.</param>
    internal static ulong FromMissing(MissingCode code) => (ulong)code.ToText()[^1] << 56;
}
