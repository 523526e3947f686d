using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

/// <summary>A cumulative hazard with its limits and the conventions that made them.</summary>
/// <remarks>Every column has one element for each distinct time of the sample.</remarks>
public sealed record NelsonAalenCurve
{
    private readonly double[] _hazard;
    private readonly double[] _variance;
    private readonly double _z;

    internal NelsonAalenCurve(EventTable table, double[] hazard, double[] variance, NelsonAalenConventions conventions)
    {
        Table = table;
        _hazard = hazard;
        _variance = variance;
        Conventions = conventions;
        _z = Normal.UpperQuantile(0.5 * (1 - conventions.Level));
    }

    /// <summary>The name of the group, or null for the whole sample.</summary>
    public string? Label { get; init; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>The times, numbers at risk, events and censored.</summary>
    public EventTable Table { get; }

    /// <summary>The conventions that made the curve.</summary>
    public NelsonAalenConventions Conventions { get; }

    /// <summary>The distinct times, increasing.</summary>
    public ReadOnlySpan<double> Times => Table.Times;

    /// <summary>The cumulative hazard from each time on.</summary>
    public ReadOnlySpan<double> CumulativeHazard => _hazard;

    /// <summary>The variance of the cumulative hazard from each time on.</summary>
    public ReadOnlySpan<double> Variance => _variance;

    /// <summary>The survival probability exp(-H) from the time of an index on (Breslow, Fleming and Harrington).</summary>
    /// <param name="index">The index of a time, from 0.</param>
    public double Survival(int index) => ElementaryMath.Exp(-_hazard[index]);

    /// <summary>The limits of the cumulative hazard from the time of an index on.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    /// <remarks>Klein and Moeschberger, 'Survival Analysis', 2nd ed., section 4.3; not estimable on the log scale before the first event.</remarks>
    public Interval Limits(int index)
    {
        double h = _hazard[index];
        double width = _z * Math.Sqrt(_variance[index]);
        if (Conventions.Scale == HazardScale.Plain) return new Interval(Estimate.Of(Math.Max(0, h - width)), Estimate.Of(h + width));
        if (h == 0) return new Interval(Estimate.NotEstimable, Estimate.NotEstimable);
        double factor = ElementaryMath.Exp(width / h);
        return new Interval(Estimate.Of(h / factor), Estimate.Of(h * factor));
    }
}
