using Abscopal.Numerics.Distributions;

namespace Abscopal.Survival;

/// <summary>The cumulative incidence of one cause, with its variance and limits.</summary>
/// <remarks>Every column has one element for each distinct time of the sample.</remarks>
public sealed record CumulativeIncidenceCurve
{
    private readonly CompetingRisksTable _table;
    private readonly double[] _eventFree;
    private readonly double[] _incidence;
    private readonly double[] _variance;
    private readonly double _z;

    internal CumulativeIncidenceCurve(
        CompetingRisksTable table, double[] eventFree, double[] incidence, double[] variance, int cause, string label, CumulativeIncidenceConventions conventions)
    {
        _table = table;
        _eventFree = eventFree;
        _incidence = incidence;
        _variance = variance;
        _z = Normal.UpperQuantile(0.5 * (1 - conventions.Level));
        Cause = cause;
        Label = label;
        Conventions = conventions;
        foreach (int d in table.Events(cause)) Events += d;
    }

    /// <summary>The code of the cause, from 1.</summary>
    public int Cause { get; }

    /// <summary>The name of the cause.</summary>
    public string Label { get; }

    /// <summary>The number of events of this cause.</summary>
    public int Events { get; }

    /// <summary>The conventions that made the curve.</summary>
    public CumulativeIncidenceConventions Conventions { get; }

    /// <summary>The distinct times, increasing.</summary>
    public ReadOnlySpan<double> Times => _table.Times;

    /// <summary>The probability of an event of this cause by each time.</summary>
    public ReadOnlySpan<double> Incidence => _incidence;

    /// <summary>The variance of the incidence at each time.</summary>
    public ReadOnlySpan<double> Variance => _variance;

    /// <summary>The time by which half of the subjects have had an event of this cause, with its limits.</summary>
    public SurvivalQuantile Median => Quantile(0.5);

    /// <summary>The limits of the incidence from the time of an index on.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    public Interval Limits(int index) => IncidenceScale.Limits(Conventions.IntervalType, _incidence[index], _variance[index], _z);

    /// <summary>The standard error of the incidence from the time of an index on.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    public double StandardError(int index) => Math.Sqrt(_variance[index]);

    /// <summary>The incidence at a time, with its limits and the number at risk just before it.</summary>
    /// <param name="time">A time of at least 0, in the unit of the curve.</param>
    /// <remarks>Past the last observation the incidence is known only where nobody was left without an event.</remarks>
    public IncidenceRate At(double time)
    {
        if (!(time >= 0 && double.IsFinite(time))) throw new ArgumentOutOfRangeException(nameof(time), time, "must be a finite number of at least 0");
        int atRisk = _table.AtRiskBefore(time);
        int i = _table.LastAtOrBefore(time);
        if (i < 0) return new IncidenceRate(time, Estimate.Of(0), IncidenceScale.Limits(Conventions.IntervalType, 0, 0, _z), Estimate.Of(0), atRisk);
        Estimate none = Estimate.NotEstimable;
        return time > Times[^1] && _eventFree[i] > 0
            ? new IncidenceRate(time, none, new Interval(none, none), none, atRisk)
            : new IncidenceRate(time, Estimate.Of(_incidence[i]), Limits(i), Estimate.Of(StandardError(i)), atRisk);
    }

    /// <summary>The time by which a share of the subjects has had an event of this cause, with its limits.</summary>
    /// <param name="probability">Strictly between 0 and 1; one half for the median.</param>
    /// <remarks>
    /// Not estimable when the incidence does not rise so far. Whether it equals the probability is decided exactly; the
    /// limits are the first times at which the pointwise limits reach it, after Brookmeyer and Crowley, Biometrics 38
    /// (1982) 29-41: the upper limit of the curve gives the lower limit of the time.
    /// </remarks>
    public SurvivalQuantile Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "must lie strictly between 0 and 1");
        return new SurvivalQuantile(probability, QuantileEstimate(probability), Reach(probability, upper: true), Reach(probability, upper: false));
    }

    private Estimate QuantileEstimate(double probability)
    {
        var level = new ExactIncidence(_table, _incidence, Cause, probability);
        int i = level.FirstAtOrAbove();
        if (i == Times.Length) return Estimate.NotEstimable;
        if (Conventions.Plateau == PlateauRule.FirstTime || level.Compare(i) > 0) return Estimate.Of(Times[i]);
        ReadOnlySpan<int> events = _table.Events(Cause);
        int next = i + 1;
        while (next < Times.Length && events[next] == 0) next++;
        if (next < Times.Length) return Estimate.Of(0.5 * (Times[i] + Times[next]));
        return Conventions.Plateau == PlateauRule.MidpointBetweenEvents
            ? Estimate.NotEstimable
            : Estimate.Of(0.5 * (Times[i] + Times[^1]));
    }

    private Estimate Reach(double probability, bool upper)
    {
        for (int i = 0; i < _incidence.Length; i++)
        {
            Interval limits = Limits(i);
            Estimate limit = upper ? limits.Upper : limits.Lower;
            if (limit.IsEstimated && limit.Value >= probability) return Estimate.Of(Times[i]);
        }

        return Estimate.NotEstimable;
    }
}
