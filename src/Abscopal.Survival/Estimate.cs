using System.Globalization;

namespace Abscopal.Survival;

/// <summary>A number with its status. Reading the value of one that is not estimable throws.</summary>
/// <remarks>The default value is <see cref="EstimateStatus.Missing"/>.</remarks>
public readonly record struct Estimate
{
    private readonly double _value;

    private Estimate(EstimateStatus status, double value)
    {
        Status = status;
        _value = value;
    }

    /// <summary>The number that the data do not determine.</summary>
    public static Estimate NotEstimable => new(EstimateStatus.NotEstimable, 0);

    /// <summary>The number that is not there.</summary>
    public static Estimate Missing => default;

    /// <summary>The number that is infinite.</summary>
    public static Estimate Infinite => new(EstimateStatus.Infinite, 0);

    /// <summary>Whether the number is there.</summary>
    public EstimateStatus Status { get; }

    /// <summary>Whether <see cref="Value"/> can be read.</summary>
    public bool IsEstimated => Status == EstimateStatus.Estimated;

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The number is not estimable, infinite or missing.</exception>
    public double Value => IsEstimated
        ? _value
        : throw new InvalidOperationException($"The estimate has no value: it is {Status}. Ask IsEstimated first.");

    /// <summary>The number, or null.</summary>
    public double? ValueOrNull => IsEstimated ? _value : null;

    /// <summary>A number that was estimated.</summary>
    /// <param name="value">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite: that is a status, not a value.</exception>
    public static Estimate Of(double value) => double.IsFinite(value)
        ? new(EstimateStatus.Estimated, value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "must be finite; use NotEstimable, Infinite or Missing");

    /// <summary>The number changed by a function, or the same status.</summary>
    /// <param name="change">What to do with the number.</param>
    public Estimate Map(Func<double, double> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return IsEstimated ? Of(change(_value)) : this;
    }

    /// <summary>The number in the invariant culture, or NE, Inf or nothing.</summary>
    public override string ToString() => Status switch
    {
        EstimateStatus.Estimated => _value.ToString("R", CultureInfo.InvariantCulture),
        EstimateStatus.NotEstimable => "NE",
        EstimateStatus.Infinite => "Inf",
        _ => "",
    };

    internal static Estimate FromNaN(double value) => double.IsNaN(value) ? NotEstimable : Of(value);
}
