using System.Runtime.Intrinsics;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Numerics.Differential;

/// <summary>Eight numbers side by side, each with the bits of <see cref="ScalarLane"/> on any processor.</summary>
/// <param name="Value">The numbers.</param>
public readonly record struct WideLane(Vector512<double> Value) : ILane<WideLane>
{
    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static WideLane Of(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    public static WideLane Load(ReadOnlySpan<double> values) => new(Vector512.Create(values));

    /// <inheritdoc/>
    public void Store(Span<double> values) => Value.CopyTo(values);

    /// <inheritdoc/>
    public double At(int lane) => Value.GetElement(lane);

    /// <inheritdoc/>
    public static WideLane operator +(WideLane a, WideLane b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    public static WideLane operator -(WideLane a, WideLane b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    public static WideLane operator *(WideLane a, WideLane b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    public static WideLane operator /(WideLane a, WideLane b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    public static WideLane MultiplyAdd(WideLane a, WideLane b, WideLane c) => new(Vector512.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    public static WideLane Min(WideLane a, WideLane b) => new(Vector512.Min(a.Value, b.Value));

    /// <inheritdoc/>
    public static WideLane Max(WideLane a, WideLane b) => new(Vector512.Max(a.Value, b.Value));

    /// <inheritdoc/>
    public static WideLane Abs(WideLane a) => new(Vector512.Abs(a.Value));

    /// <inheritdoc/>
    public static WideLane Log(WideLane a) => new(VectorElementaryMath.Log(a.Value));

    /// <inheritdoc/>
    public static WideLane Exp(WideLane a) => new(VectorElementaryMath.Exp(a.Value));

    /// <inheritdoc/>
    public static WideLane Less(WideLane a, WideLane b) => new(Vector512.LessThan(a.Value, b.Value));

    /// <inheritdoc/>
    public static WideLane And(WideLane a, WideLane b) => new(a.Value & b.Value);

    /// <inheritdoc/>
    public static WideLane Select(WideLane mask, WideLane yes, WideLane no) => new(Vector512.ConditionalSelect(mask.Value, yes.Value, no.Value));

    /// <inheritdoc/>
    public static bool Any(WideLane mask) => !Vector512.EqualsAll(mask.Value.AsInt64(), Vector512<long>.Zero);
}
