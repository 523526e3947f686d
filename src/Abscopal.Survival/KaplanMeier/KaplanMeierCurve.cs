namespace Abscopal.Survival;

/// <summary>A Kaplan-Meier curve with its limits and the conventions that made them.</summary>
/// <remarks>Every column has one element for each distinct time of the sample; the curve steps at the times with events.</remarks>
public sealed record KaplanMeierCurve
{
    private readonly double[] _survival;
    private readonly double[] _logVariance;
    private readonly double[] _lower;
    private readonly double[] _upper;

    internal KaplanMeierCurve(EventTable table, double[] survival, double[] logVariance, double[] lower, double[] upper, KaplanMeierConventions conventions)
    {
        Table = table;
        _survival = survival;
        _logVariance = logVariance;
        _lower = lower;
        _upper = upper;
        Conventions = conventions;
        int events = 0;
        foreach (int d in table.Events) events += d;
        Events = events;
    }

    /// <summary>The name of the group, or null for the whole sample.</summary>
    public string? Label { get; init; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>The time at which the curve starts at 1; later than 0 for a conditional curve.</summary>
    public double StartTime { get; init; }

    /// <summary>The times, numbers at risk, events and censored.</summary>
    public EventTable Table { get; }

    /// <summary>The conventions that made the curve.</summary>
    public KaplanMeierConventions Conventions { get; }

    /// <summary>The number of subjects.</summary>
    public int Subjects => Table.Subjects;

    /// <summary>The number of events.</summary>
    public int Events { get; }

    /// <summary>The distinct times, increasing.</summary>
    public ReadOnlySpan<double> Times => Table.Times;

    /// <summary>The survival probability from each time on.</summary>
    public ReadOnlySpan<double> Survival => _survival;

    /// <summary>The variance of log S from each time on; Greenwood's is infinite where S is 0.</summary>
    public ReadOnlySpan<double> LogVariance => _logVariance;

    /// <summary>The median with its limits.</summary>
    public SurvivalQuantile Median => Quantile(0.5);

    /// <summary>The limits of the survival probability from the time of an index on; not estimable where S is 0.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    public Interval Limits(int index) => new(Estimate.FromNaN(_lower[index]), Estimate.FromNaN(_upper[index]));

    /// <summary>The standard error of the survival probability from the time of an index on.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    public Estimate StandardError(int index) => _survival[index] > 0
        ? Estimate.Of(_survival[index] * Math.Sqrt(_logVariance[index]))
        : Estimate.NotEstimable;

    /// <summary>The time by which the event has happened with a probability, with its limits.</summary>
    /// <param name="probability">Strictly between 0 and 1; one half for the median.</param>
    /// <remarks>
    /// The limits are those of Brookmeyer and Crowley, Biometrics 38 (1982) 29-41, on the scale of the curve's limits:
    /// the times at which the pointwise limits cross 1 - probability. Whether the curve equals 1 - probability is
    /// decided exactly, not in floating point; the probability means the decimal number that it prints as.
    /// </remarks>
    public SurvivalQuantile Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "must lie strictly between 0 and 1");
        double level = 1 - probability;
        var exact = new ExactLevel(Table, _survival, probability);
        return new SurvivalQuantile(probability, QuantileEstimate(exact), Crossing(_lower, level), Crossing(_upper, level));
    }

    /// <summary>The survival probability at a time, with its limits and the number at risk just before it.</summary>
    /// <param name="time">A time not before the start of the curve, in its unit.</param>
    /// <remarks>
    /// Past the last observation the rate is 0 where the last subject had the event, and otherwise not estimable.
    /// </remarks>
    public LandmarkRate At(double time)
    {
        if (!(time >= StartTime && double.IsFinite(time))) throw new ArgumentOutOfRangeException(nameof(time), time, "must be finite and not before the start of the curve");
        int atRisk = Table.AtRiskBefore(time);
        int i = Table.FirstAtOrAfter(time);
        if (i == Table.Count || Times[i] > time) i--;
        if (i < 0) return new LandmarkRate(time, Estimate.Of(1), new Interval(Estimate.Of(1), Estimate.Of(1)), Estimate.Of(0), atRisk);
        Estimate none = Estimate.NotEstimable;
        return time > Times[^1] && _survival[i] > 0
            ? new LandmarkRate(time, none, new Interval(none, none), none, atRisk)
            : new LandmarkRate(time, Estimate.Of(_survival[i]), Limits(i), StandardError(i), atRisk);
    }

    private Estimate QuantileEstimate(ExactLevel level)
    {
        int i = level.FirstAtOrBelow();
        if (i == Table.Count) return Estimate.NotEstimable;
        if (Conventions.Plateau == PlateauRule.FirstTime || level.Compare(i) < 0) return Estimate.Of(Times[i]);
        int next = i + 1;
        while (next < Table.Count && Table.Events[next] == 0) next++;
        if (next < Table.Count) return Estimate.Of(0.5 * (Times[i] + Times[next]));
        return Conventions.Plateau == PlateauRule.MidpointBetweenEvents
            ? Estimate.NotEstimable
            : Estimate.Of(0.5 * (Times[i] + Times[^1]));
    }

    private Estimate Crossing(double[] limits, double level)
    {
        int found = -1;
        for (int i = 0; i < limits.Length; i++)
        {
            if (!(limits[i] <= level)) continue;
            if (Conventions.Crossing == LimitCrossing.First) return Estimate.Of(Times[i]);
            if (found < 0 || limits[i] > limits[found]) found = i;
        }

        return found < 0 ? Estimate.NotEstimable : Estimate.Of(Times[found]);
    }
}
