using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The cumulative hazard and survival that a Cox fit predicts for one set of covariates: a step at each event time.</summary>
public sealed record CoxCurve
{
    private readonly double[] _times;
    private readonly double[] _hazards;
    private readonly double[] _errors;
    private readonly double _z;

    internal CoxCurve(double[] times, double[] hazards, double[] errors, double level, double z)
    {
        _times = times;
        _hazards = hazards;
        _errors = errors;
        Level = level;
        _z = z;
    }

    /// <summary>The event times of the stratum, increasing.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The cumulative hazard at each time.</summary>
    public ReadOnlySpan<double> CumulativeHazard => _hazards;

    /// <summary>The standard error of the cumulative hazard at each time; that of the log of the survival.</summary>
    public ReadOnlySpan<double> StandardErrors => _errors;

    /// <summary>The level of the limits.</summary>
    public double Level { get; }

    /// <summary>The survival at each time, exp(-cumulative hazard).</summary>
    public ImmutableArray<double> Survival => [.. _hazards.Select(h => Math.Exp(-h))];

    /// <summary>The limits of the survival at each time, on the log scale and at most 1.</summary>
    public ImmutableArray<Interval> SurvivalLimits =>
        [.. _hazards.Select((h, i) => new Interval(Estimate.Of(Math.Exp(-h - (_z * _errors[i]))), Estimate.Of(Math.Min(1, Math.Exp(-h + (_z * _errors[i]))))))];

    /// <summary>The cumulative hazard at a time; past the last event it stays what it was there.</summary>
    /// <param name="time">A time of at least 0, in the unit of the data.</param>
    public double CumulativeHazardAt(double time)
    {
        if (!(time >= 0)) throw new ArgumentOutOfRangeException(nameof(time), time, "must be at least 0");
        int i = Array.BinarySearch(_times, time);
        if (i < 0) i = ~i - 1;
        return i < 0 ? 0 : _hazards[i];
    }

    /// <summary>The survival at a time.</summary>
    /// <param name="time">A time of at least 0, in the unit of the data.</param>
    public double SurvivalAt(double time) => Math.Exp(-CumulativeHazardAt(time));
}
