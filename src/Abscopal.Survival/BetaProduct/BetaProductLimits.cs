namespace Abscopal.Survival;

/// <summary>A survival curve with exact limits.</summary>
/// <remarks>Every column has one element for each distinct time of the sample; limits hold from that time to the next.</remarks>
public sealed record BetaProductLimits
{
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double _lowerAtStart;

    internal BetaProductLimits(KaplanMeierCurve curve, BetaProductOptions options, double lowerAtStart, double[] lower, double[] upper)
    {
        Curve = curve;
        Options = options;
        _lowerAtStart = lowerAtStart;
        _lower = lower;
        _upper = upper;
    }

    /// <summary>The Kaplan-Meier curve, whose own limits are not the exact ones.</summary>
    public KaplanMeierCurve Curve { get; }

    /// <summary>The options that made the limits.</summary>
    public BetaProductOptions Options { get; }

    /// <summary>The distinct times, increasing.</summary>
    public ReadOnlySpan<double> Times => Curve.Times;

    /// <summary>The lower limit from each time on.</summary>
    public ReadOnlySpan<double> Lower => _lower;

    /// <summary>The upper limit from each time on.</summary>
    public ReadOnlySpan<double> Upper => _upper;

    /// <summary>The median with exact limits.</summary>
    public SurvivalQuantile Median => Quantile(0.5);

    /// <summary>The limits of the survival probability at a time.</summary>
    /// <param name="time">A time of at least 0, in the unit of the curve; past the last observation the lower limit is 0.</param>
    public Interval At(double time)
    {
        if (!(time >= 0 && double.IsFinite(time))) throw new ArgumentOutOfRangeException(nameof(time), time, "must be a finite number of at least 0");
        int i = Curve.Table.FirstAtOrAfter(time);
        if (i == Times.Length || Times[i] > time) i--;
        return i < 0
            ? new Interval(Estimate.Of(_lowerAtStart), Estimate.Of(1))
            : new Interval(Estimate.Of(_lower[i]), Estimate.Of(_upper[i]));
    }

    /// <summary>The time by which the event has happened with a probability, with the times at which the exact limits cross.</summary>
    /// <param name="probability">Strictly between 0 and 1; one half for the median.</param>
    public SurvivalQuantile Quantile(double probability)
    {
        SurvivalQuantile point = Curve.Quantile(probability);
        double level = 1 - probability;
        Estimate lower = _lowerAtStart <= level ? Estimate.Of(0) : FirstAtOrBelow(_lower, level);
        return new SurvivalQuantile(probability, point.Estimate, lower, FirstAtOrBelow(_upper, level));
    }

    private Estimate FirstAtOrBelow(double[] limits, double level)
    {
        int i = Array.FindIndex(limits, l => l <= level);
        return i < 0 ? Estimate.NotEstimable : Estimate.Of(Times[i]);
    }
}
