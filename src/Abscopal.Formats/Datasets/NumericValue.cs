using System.Globalization;

namespace Abscopal.Formats.Datasets;

/// <summary>A number, or the code that says why it is missing.</summary>
public readonly record struct NumericValue
{
    private readonly double _value;

    private NumericValue(double value, MissingCode code)
    {
        _value = value;
        Code = code;
    }

    /// <summary>The code; <see cref="MissingCode.None"/> where the number is there.</summary>
    public MissingCode Code { get; }

    /// <summary>Whether the number is missing.</summary>
    public bool IsMissing => Code != MissingCode.None;

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The number is missing.</exception>
    public double Value => IsMissing ? throw new InvalidOperationException($"the number is missing ({Code.ToText()})") : _value;

    /// <summary>The number, or null where it is missing for whatever reason.</summary>
    public double? OrNull => IsMissing ? null : _value;

    /// <summary>A number that is there.</summary>
    /// <param name="value">A finite number.</param>
    public static NumericValue Of(double value) =>
        double.IsFinite(value) ? new NumericValue(value, MissingCode.None) : throw new ArgumentOutOfRangeException(nameof(value), value, "a number of a dataset is finite; what is missing has a code");

    /// <summary>A missing number.</summary>
    /// <param name="code">Its code.</param>
    public static NumericValue Missing(MissingCode code = MissingCode.Standard) =>
        code is > MissingCode.None and <= MissingCode.Z ? new NumericValue(0, code) : throw new ArgumentOutOfRangeException(nameof(code), code, "a code of a missing number");

    internal static NumericValue Trusted(double value, MissingCode code) => new(value, code);

    /// <summary>The shortest text that reads back to the same bits, or the code.</summary>
    public override string ToString() => IsMissing ? Code.ToText() : _value.ToString("R", CultureInfo.InvariantCulture);
}
