using Abscopal.Numerics.Elementary;

namespace Abscopal.Trials.OneArm;

/// <summary>The survival that a single-arm trial is compared with, taken as known.</summary>
public abstract record HistoricalControl
{
    private protected HistoricalControl()
    {
    }

    /// <summary>An exponential control.</summary>
    /// <param name="median">Positive.</param>
    public static HistoricalControl Exponential(double median) => Weibull(1, median);

    /// <summary>A Weibull control: S(t) = exp(-log 2 (t / median)^shape).</summary>
    /// <param name="shape">Positive; 1 is exponential.</param>
    /// <param name="median">Positive.</param>
    public static HistoricalControl Weibull(double shape, double median)
    {
        DesignCheck.Positive(shape, "control.shape");
        DesignCheck.Positive(median, "control.median");
        return new WeibullControl(shape, median);
    }

    /// <summary>A control whose hazard is constant in pieces.</summary>
    /// <param name="hazard">The hazard.</param>
    public static HistoricalControl Piecewise(PiecewiseRate hazard)
    {
        ArgumentNullException.ThrowIfNull(hazard);
        return new PiecewiseControl(hazard);
    }

    /// <summary>The cumulative hazard.</summary>
    /// <param name="time">0 or more.</param>
    public abstract double CumulativeHazard(double time);

    /// <summary>The survival probability.</summary>
    /// <param name="time">0 or more.</param>
    public double Survival(double time) => ElementaryMath.Exp(-CumulativeHazard(time));

    internal virtual IEnumerable<double> Changes => [];

    private sealed record WeibullControl(double Shape, double Median) : HistoricalControl
    {
        public override double CumulativeHazard(double time) => time <= 0 ? 0 : ElementaryMath.Log(2) * ElementaryMath.Pow(time / Median, Shape);
    }

    private sealed record PiecewiseControl(PiecewiseRate Hazard) : HistoricalControl
    {
        internal override IEnumerable<double> Changes => Hazard.Starts;

        public override double CumulativeHazard(double time) => Hazard.Cumulative(Math.Max(0, time));
    }
}
