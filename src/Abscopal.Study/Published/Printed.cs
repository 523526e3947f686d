using System.Globalization;

namespace Abscopal.Study.Published;

/// <summary>
/// A number as it was printed: its text, its decimals and its unit. 40.0 is not 40: the first may have been rounded
/// from 39.95 to 40.05, the second from 39.5 to 40.5.
/// </summary>
/// <remarks>
/// The interval a printed number may have been rounded from is closed at both ends, because sources seldom say
/// which way a tie went. Arithmetic is decimal, so the interval's ends are exact.
/// </remarks>
public sealed record Printed
{
    private Printed(string text, decimal value, int decimals, PrintedUnit unit)
    {
        Text = text;
        Value = value;
        Decimals = decimals;
        Unit = unit;
    }

    /// <summary>The text of the number as printed, without its unit.</summary>
    public string Text { get; }

    /// <summary>The value of <see cref="Text"/>, in <see cref="Unit"/>.</summary>
    public decimal Value { get; }

    /// <summary>The digits printed after the decimal point.</summary>
    public int Decimals { get; }

    /// <summary>The unit of the number.</summary>
    public PrintedUnit Unit { get; }

    /// <summary>Half a unit of the last printed digit.</summary>
    public decimal HalfUnit => 0.5m / Power10(Decimals);

    /// <summary>The least value that is printed so.</summary>
    public decimal Least => Value - HalfUnit;

    /// <summary>The greatest value that is printed so.</summary>
    public decimal Greatest => Value + HalfUnit;

    /// <summary>The least value as a plain number: percentages become proportions.</summary>
    public double LeastAsNumber => (double)(Least / Scale);

    /// <summary>The greatest value as a plain number: percentages become proportions.</summary>
    public double GreatestAsNumber => (double)(Greatest / Scale);

    /// <summary>The value as a plain number: percentages become proportions.</summary>
    public double Number => (double)(Value / Scale);

    private decimal Scale => Unit == PrintedUnit.Percent ? 100m : 1m;

    /// <summary>Whether a number (a proportion when the unit is per cent) would be printed as this one.</summary>
    /// <param name="number">The number at full precision, in the plain scale of <see cref="Number"/>.</param>
    public bool Agrees(double number)
    {
        // A recomputed 8.35 arrives as 8.3499999999999996: the ends are widened by the roundoff of a few operations.
        double slack = 1e-12 * Math.Max(1, Math.Abs(number));
        return number >= LeastAsNumber - slack && number <= GreatestAsNumber + slack;
    }

    /// <summary>Reads a printed number; a trailing per cent sign makes it a percentage.</summary>
    /// <param name="text">For example <c>8.3</c>, <c>40.0%</c> or <c>30</c>.</param>
    /// <param name="unit">The unit where the text carries none.</param>
    /// <param name="printed">The number, when the text is one.</param>
    public static bool TryParse(string text, PrintedUnit unit, out Printed? printed)
    {
        ArgumentNullException.ThrowIfNull(text);
        string digits = text.Trim();
        if (digits.EndsWith('%'))
        {
            digits = digits[..^1].TrimEnd();
            unit = PrintedUnit.Percent;
        }

        const NumberStyles styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(digits, styles, CultureInfo.InvariantCulture, out decimal value))
        {
            printed = null;
            return false;
        }

        int point = digits.IndexOf('.', StringComparison.Ordinal);
        printed = new Printed(digits, value, point < 0 ? 0 : digits.Length - point - 1, unit);
        return true;
    }

    /// <summary>Reads a printed number.</summary>
    /// <param name="text">For example <c>8.3</c>, <c>40.0%</c> or <c>30</c>.</param>
    /// <param name="unit">The unit where the text carries none.</param>
    /// <exception cref="FormatException">The text is not a number.</exception>
    public static Printed Parse(string text, PrintedUnit unit = PrintedUnit.None) =>
        TryParse(text, unit, out Printed? printed) ? printed! : throw new FormatException($"'{text}' is not a number");

    /// <summary>The number with its unit as a reader would see it.</summary>
    public override string ToString() => Unit == PrintedUnit.Percent ? Text + "%" : Text;

    private static decimal Power10(int exponent)
    {
        decimal power = 1m;
        for (int i = 0; i < exponent; i++) power *= 10m;
        return power;
    }
}
