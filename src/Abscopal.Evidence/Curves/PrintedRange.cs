namespace Abscopal.Evidence.Curves;

/// <summary>The values that a printed number may have been rounded from, both ends included.</summary>
/// <param name="Lower">The least.</param>
/// <param name="Upper">The greatest.</param>
public readonly record struct PrintedRange(double Lower, double Upper)
{
    /// <summary>The middle.</summary>
    public double Middle => 0.5 * (Lower + Upper);

    /// <summary>The range of a number printed with so many decimals.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">The decimals in print, from 0 to 12.</param>
    public static PrintedRange Of(double value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 12);
        double half = 0.5 * Math.Pow(10, -decimals);
        return new PrintedRange(value - half, value + half);
    }

    /// <summary>How far a value is from the range: 0 inside, negative below, positive above.</summary>
    /// <param name="value">The value.</param>
    public double Residual(double value) => value < Lower ? value - Lower : value > Upper ? value - Upper : 0;
}
