using Abscopal.Numerics.Elementary;

namespace Abscopal.Numerics.Differential;

/// <summary>One number.</summary>
/// <param name="Value">The number.</param>
public readonly record struct ScalarLane(double Value) : ILane<ScalarLane>
{
    private static readonly double AllBits = BitConverter.Int64BitsToDouble(-1);

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static ScalarLane Of(double value) => new(value);

    /// <inheritdoc/>
    public static ScalarLane Load(ReadOnlySpan<double> values) => new(values[0]);

    /// <inheritdoc/>
    public void Store(Span<double> values) => values[0] = Value;

    /// <inheritdoc/>
    public double At(int lane) => Value;

    /// <inheritdoc/>
    public static ScalarLane operator +(ScalarLane a, ScalarLane b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    public static ScalarLane operator -(ScalarLane a, ScalarLane b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    public static ScalarLane operator *(ScalarLane a, ScalarLane b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    public static ScalarLane operator /(ScalarLane a, ScalarLane b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    public static ScalarLane MultiplyAdd(ScalarLane a, ScalarLane b, ScalarLane c) => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    public static ScalarLane Min(ScalarLane a, ScalarLane b) => new(Math.Min(a.Value, b.Value));

    /// <inheritdoc/>
    public static ScalarLane Max(ScalarLane a, ScalarLane b) => new(Math.Max(a.Value, b.Value));

    /// <inheritdoc/>
    public static ScalarLane Abs(ScalarLane a) => new(Math.Abs(a.Value));

    /// <inheritdoc/>
    public static ScalarLane Log(ScalarLane a) => new(ElementaryMath.Log(a.Value));

    /// <inheritdoc/>
    public static ScalarLane Exp(ScalarLane a) => new(ElementaryMath.Exp(a.Value));

    /// <inheritdoc/>
    public static ScalarLane Less(ScalarLane a, ScalarLane b) => new(a.Value < b.Value ? AllBits : 0);

    /// <inheritdoc/>
    public static ScalarLane And(ScalarLane a, ScalarLane b) => Any(a) ? b : new(0);

    /// <inheritdoc/>
    public static ScalarLane Select(ScalarLane mask, ScalarLane yes, ScalarLane no) => Any(mask) ? yes : no;

    /// <inheritdoc/>
    public static bool Any(ScalarLane mask) => BitConverter.DoubleToInt64Bits(mask.Value) != 0;
}
