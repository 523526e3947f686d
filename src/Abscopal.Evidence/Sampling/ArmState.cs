using System.Numerics;
using System.Runtime.InteropServices;
using Abscopal.Numerics.Elementary;
using Abscopal.Survival;

namespace Abscopal.Evidence.Sampling;

/// <summary>
/// A cohort of one endpoint while it is changed subject by subject: counts per day, the sums that its curves need at the
/// checkpoints, and the density of the prior.
/// </summary>
internal sealed class ArmState
{
    private const double LogOfZero = -1000;
    private const double NoCrossing = 0.5;

    private readonly CohortConventions _conventions;
    private readonly int[] _days;
    private readonly bool[] _isEvent;
    private readonly DayCounts _events;
    private readonly DayCounts _censored;
    private readonly int[] _atRisk;
    private readonly int[] _windowOf;
    private readonly PiecewiseHazardPrior _prior;
    private readonly double[] _logs;
    private readonly CurveSums _forward;
    private readonly CurveSums _reverse;
    private readonly double[] _penalties;

    public ArmState(ArmConditions conditions, CohortConventions conventions)
    {
        Conditions = conditions;
        _conventions = conventions;
        int n = conditions.Subjects;
        int days = conditions.LastDay + 2;
        _days = new int[n];
        _isEvent = new bool[n];
        _events = new DayCounts(days);
        _censored = new DayCounts(days);
        _atRisk = new int[days];
        _windowOf = PiecewiseHazardPrior.PieceOf(conditions.RowDays, days);
        _logs = new double[n + 1];
        _logs[0] = LogOfZero;
        for (int i = 1; i <= n; i++) _logs[i] = ElementaryMath.Log(i);
        _prior = new PiecewiseHazardPrior(conditions.Pieces, conditions.LastDay, n);
        _forward = new CurveSums(conditions.Checkpoints, days);
        _reverse = new CurveSums(conditions.ReverseCheckpoints, days);
        _penalties = new double[conditions.Conditions.Count];
    }

    public ArmConditions Conditions { get; }

    public int Subjects => _days.Length;

    public ReadOnlySpan<int> Days => _days;

    public ReadOnlySpan<bool> Events => _isEvent;

    public ReadOnlySpan<int> AtRisk => _atRisk;

    public DayCounts EventDays => _events;

    /// <summary>How far the cohort is from the printed figures, about in subjects; 0 when it meets them all.</summary>
    public double Penalty { get; private set; }

    /// <summary>The log density of the prior, up to a constant.</summary>
    public double LogPrior { get; private set; }

    /// <summary>The printed figures that are missed.</summary>
    public IEnumerable<CurveCondition> Missed => Conditions.Conditions.Where((_, i) => _penalties[i] > 0);

    public int Window(int day) => _windowOf[day];

    public int Piece(int day) => _prior.Piece(day);

    /// <summary>Takes over all subjects; <see cref="Refresh"/> computes the rest.</summary>
    public void Set(ReadOnlySpan<int> days, ReadOnlySpan<bool> events)
    {
        days.CopyTo(_days);
        events.CopyTo(_isEvent);
    }

    /// <summary>Computes every sum anew, which sheds the roundoff of many changes.</summary>
    public void Refresh()
    {
        _events.Clear();
        _censored.Clear();
        _prior.Clear();
        for (int i = 0; i < _days.Length; i++)
        {
            (_isEvent[i] ? _events : _censored).Add(_days[i], 1);
            _prior.Add(_days[i], _isEvent[i]);
        }

        int left = 0;
        for (int day = _atRisk.Length - 1; day >= 0; day--)
        {
            left += _events.On[day] + _censored.On[day];
            _atRisk[day] = left;
        }

        _forward.Clear();
        _reverse.Clear();
        Accumulate(0, _atRisk.Length - 1, 1);
        _prior.Refresh();
        Evaluate();
    }

    /// <summary>Lets a subject leave on another day.</summary>
    public void Move(int subject, int day)
    {
        int from = _days[subject];
        if (from == day) return;
        bool isEvent = _isEvent[subject];
        (int low, int high) = from < day ? (from, day) : (day, from);
        Accumulate(low, high, -1);
        DayCounts on = isEvent ? _events : _censored;
        on.Add(from, -1);
        on.Add(day, 1);
        int change = from < day ? 1 : -1;
        Shift(_atRisk.AsSpan(low + 1, high - low), change);
        Accumulate(low, high, 1);
        _prior.Move(from, day, isEvent);
        _days[subject] = day;
    }

    /// <summary>Makes an event of a censored subject, or a censored subject of an event.</summary>
    public void Flip(int subject)
    {
        int day = _days[subject];
        bool wasEvent = _isEvent[subject];
        Accumulate(day, day, -1);
        _events.Add(day, wasEvent ? -1 : 1);
        _censored.Add(day, wasEvent ? 1 : -1);
        Accumulate(day, day, 1);
        _prior.Flip(day, wasEvent);
        _isEvent[subject] = !wasEvent;
    }

    /// <summary>Computes penalty and prior after changes.</summary>
    public void Evaluate()
    {
        LogPrior = _prior.LogDensity;
        double penalty = 0;
        List<CurveCondition> conditions = Conditions.Conditions;
        for (int i = 0; i < conditions.Count; i++)
        {
            CurveCondition condition = conditions[i];
            CurveSums sums = condition.Reverse ? _reverse : _forward;
            // Where the curve is flat at the level of a quantile, the quantile depends on days beyond the checkpoints.
            if (sums.HasChanged(condition.Before) || sums.HasChanged(condition.At) || StandsAtLevel(condition, sums)) _penalties[i] = Miss(condition, sums);
            penalty += _penalties[i];
        }

        foreach (int day in Conditions.SeenOn)
        {
            if (day >= _atRisk.Length || _atRisk[day] == 0) penalty += 1;
        }

        _forward.Settle();
        _reverse.Settle();
        // Looked at last, and only where all else is met: it takes a look at every day.
        if (penalty == 0 && _conventions.Crossing == LimitCrossing.ClosestToLevel) penalty = Risen();
        Penalty = penalty;
    }

    // How far upper limits rise again elsewhere than where they were printed to cross, or fall although they were printed
    // not to be reached: by R's rule the limit printed would be another one.
    private double Risen()
    {
        double most = 0;
        foreach (CurveCondition condition in Conditions.Conditions)
        {
            if (condition.Kind != ConditionKind.QuantileLimit || !condition.Upper) continue;
            double elsewhere = ClosestLimit(condition, within: false);
            if (double.IsNegativeInfinity(elsewhere)) continue;
            double printed = condition.At < 0 ? double.NegativeInfinity : ClosestLimit(condition, within: true);
            most = Math.Max(most, double.IsNegativeInfinity(printed) ? NoCrossing : Subjects * Math.Max(0, elsewhere - printed));
        }

        return most;
    }

    // Whether upper limits may have risen before the end of the window, so that what was printed can be a second crossing;
    // whether another one is closer is for Risen to say.
    private bool MayCrossAgain(CurveCondition condition, CurveSums sums)
    {
        if (!condition.Upper || condition.At < 0 || _conventions.Crossing != LimitCrossing.ClosestToLevel) return false;
        double left = _atRisk[Math.Min(condition.DayAt + 1, _atRisk.Length - 1)];
        return left * left * sums.Variance(condition.At) < 0.25 * condition.Z * condition.Z;
    }

    // Greenwood's sum only grows, so that none of the days up to a checkpoint where enough are left has a rise.
    private int LastBeforeRise(CurveSums sums, int from, double steep)
    {
        double least = steep / Math.Max(1e-300, sums.Variance(from));
        while (from + 1 < sums.Length)
        {
            double left = _atRisk[Math.Min(sums.Day(from + 1) + 1, _atRisk.Length - 1)];
            if (left * left < least) break;
            from++;
        }

        return from;
    }

    // The limit at or below the level that is closest to it, in the printed window of days, or elsewhere.
    // While the curve itself is above the level its upper limit is too, so that the look begins at the last checkpoint
    // where it is. With Greenwood's sum g a step of d among n raises an upper limit of any type only where
    // z (d / (n (n - d))) / (2 sqrt(g)) > d / n, that is where n - d < z / (2 sqrt(g)). Without a rise there is no second
    // crossing, so that elsewhere the look is at the day before the first rise or the end, the lowest so far, and at all that follow; at every
    // day where the limits had crossed before the window.
    private double ClosestLimit(CurveCondition condition, bool within)
    {
        CurveSums sums = condition.Reverse ? _reverse : _forward;
        DayCounts leaving = condition.Reverse ? _censored : _events;
        int from = condition.Upper ? (condition.At < 0 ? condition.Before : condition.At) : -1;
        while (from >= 0 && sums.Survival(from) <= condition.Least) from--;
        double closest = double.NegativeInfinity;
        // Upper limits of these types lie at or below S exp(z sqrt(g)): what is lower than the limit printed is no rise.
        double least = !within && condition is { At: >= 0, Type: ConfidenceIntervalType.Log or ConfidenceIntervalType.LogLog or ConfidenceIntervalType.Plain }
            ? ElementaryMath.Log(Math.Max(1e-300, Limit(condition, sums, condition.At))) - 1e-9
            : double.NegativeInfinity;
        double steep = 0.25 * condition.Z * condition.Z;
        bool mayHaveRisen = condition.Before >= 0 && Limit(condition, sums, condition.Before) <= condition.Least;
        if (!within && !mayHaveRisen && from >= 0) from = LastBeforeRise(sums, from, steep);
        (double log, double greenwood) = from < 0 ? (0, 0) : (sums.LogSurvival(from), sums.Variance(from));
        int before = from < 0 ? -1 : sums.Day(from);
        for (int day = leaving.Next(from < 0 ? 0 : sums.Day(from) + 1); day < _atRisk.Length; day = leaving.Next(day + 1))
        {
            int d = leaving.On[day];
            int n = _atRisk[day] - (condition.Reverse ? _events.On[day] : 0);
            // Nobody is left: no scale has a limit there.
            if (n <= d) break;
            bool mayRise = (double)(n - d) * (n - d) * greenwood < steep;
            if (mayRise && !mayHaveRisen && before >= 0) Look(before, log, greenwood);
            mayHaveRisen |= mayRise;
            log += _logs[n - d] - _logs[n];
            greenwood += d / ((double)n * (n - d));
            if (within || mayHaveRisen) Look(day, log, greenwood);
            before = day;
        }

        if (!within && !mayHaveRisen && before >= 0) Look(before, log, greenwood);
        return closest;

        void Look(int day, double logSurvival, double variance)
        {
            if ((day > condition.DayBefore && day <= condition.DayAt) != within) return;
            if (logSurvival + (condition.Z * Math.Sqrt(variance)) < least) return;
            (double lower, double upper) = ConfidenceScale.Limits(condition.Type, ElementaryMath.Exp(logSurvival), variance, condition.Z);
            double limit = condition.Upper ? upper : lower;
            if (limit <= condition.Least) closest = Math.Max(closest, limit);
        }
    }

    /// <summary>Keeps sums and penalties, to be put back when a proposal is refused.</summary>
    public void SaveTo(ArmSnapshot snapshot)
    {
        _forward.SaveTo(snapshot.Forward);
        _reverse.SaveTo(snapshot.Reverse);
        _penalties.CopyTo(snapshot.Penalties, 0);
        snapshot.Penalty = Penalty;
        snapshot.LogPrior = LogPrior;
    }

    /// <summary>Takes back sums and penalties after the subjects were put back.</summary>
    public void Restore(ArmSnapshot snapshot)
    {
        _forward.Restore(snapshot.Forward);
        _reverse.Restore(snapshot.Reverse);
        snapshot.Penalties.CopyTo(_penalties, 0);
        Penalty = snapshot.Penalty;
        LogPrior = snapshot.LogPrior;
    }

    public ArmSnapshot Snapshot() => new(_forward.Length, _reverse.Length, _penalties.Length);

    private double Miss(CurveCondition condition, CurveSums sums)
    {
        switch (condition.Kind)
        {
            case ConditionKind.Rate:
                return Outside(sums.Survival(condition.At), condition.Least, condition.Greatest);
            case ConditionKind.RateLimit:
                double limit = Limit(condition, sums, condition.At);
                return double.IsNaN(limit) ? 1 : Outside(limit, condition.Least, condition.Greatest);
            case ConditionKind.Quantile:
                return MissQuantile(condition, sums);
            default:
                return MissLimit(condition, sums);
        }
    }

    private double MissLimit(CurveCondition condition, CurveSums sums)
    {
        double before = Limit(condition, sums, condition.Before);
        if (before <= condition.Least && MayCrossAgain(condition, sums) && !double.IsNegativeInfinity(ClosestLimit(condition, within: true))) return 0;
        // Where the scale has no limit the curve has not begun to fall, or has ended.
        double miss = double.IsNaN(before) ? 0 : Math.Max(0, condition.Least - before + (before <= condition.Least ? 1e-9 : 0));
        if (condition.At < 0) return Subjects * miss;
        double at = Limit(condition, sums, condition.At);
        if (!double.IsNaN(at)) return Subjects * (miss + Math.Max(0, at - condition.Least));
        if (sums.Survival(condition.At) >= condition.Least) return Subjects * (miss + 1);
        return (Subjects * miss) + (double.IsNegativeInfinity(ClosestLimit(condition, within: true)) ? NoCrossing : 0);
    }

    private double MissQuantile(CurveCondition condition, CurveSums sums)
    {
        double level = condition.Least;
        double before = condition.Before < 0 ? 1 : sums.Survival(condition.Before);
        double at = condition.At < 0 ? 0 : sums.Survival(condition.At);
        if (StandsAtLevel(condition, sums))
            return QuantileHalfDays(condition.Reverse, level) is { } half && half >= condition.FirstHalfDay && half <= condition.LastHalfDay ? 0 : 1;
        return Subjects * (Math.Max(0, level - before + (before <= level ? 1e-9 : 0)) + Math.Max(0, at - level));
    }

    private static bool StandsAtLevel(CurveCondition condition, CurveSums sums)
    {
        const double tolerance = 1e-10;
        if (condition.Kind != ConditionKind.Quantile || condition.At < 0) return false;
        double before = condition.Before < 0 ? 1 : sums.Survival(condition.Before);
        return Math.Abs(before - condition.Least) <= tolerance || Math.Abs(sums.Survival(condition.At) - condition.Least) <= tolerance;
    }

    // The quantile in half days where the curve may be flat at its level; null when it is not reached.
    private int? QuantileHalfDays(bool reverse, double level)
    {
        double log = 0;
        double at = ElementaryMath.Log(level);
        int flatFrom = -1;
        int last = 0;
        for (int u = 0; u < _atRisk.Length; u++)
        {
            if (_events.On[u] + _censored.On[u] == 0) continue;
            last = u;
            int leaving = reverse ? _censored.On[u] : _events.On[u];
            if (leaving == 0) continue;
            if (flatFrom >= 0) return _conventions.Plateau == PlateauRule.FirstTime ? 2 * flatFrom : flatFrom + u;
            int risk = reverse ? _atRisk[u] - _events.On[u] : _atRisk[u];
            log += _logs[risk - leaving] - _logs[risk];
            if (log > at + 1e-10) continue;
            if (log < at - 1e-10) return 2 * u;
            flatFrom = u;
        }

        if (flatFrom < 0) return null;
        return _conventions.Plateau == PlateauRule.FirstTime ? 2 * flatFrom : flatFrom + last;
    }

    private double Limit(CurveCondition condition, CurveSums sums, int checkpoint)
    {
        if (checkpoint < 0) return double.NaN;
        double survival = sums.Survival(checkpoint);
        if (survival >= 1 - 1e-12) survival = 1;
        (double lower, double upper) = ConfidenceScale.Limits(condition.Type, survival, Math.Max(0, sums.Variance(checkpoint)), condition.Z);
        return condition.Upper ? upper : lower;
    }

    private double Outside(double value, double least, double greatest) =>
        Subjects * Math.Max(0, Math.Max(least - 1e-12 - value, value - greatest - 1e-12));

    private static void Shift(Span<int> counts, int change)
    {
        Span<Vector<int>> whole = MemoryMarshal.Cast<int, Vector<int>>(counts);
        var changes = new Vector<int>(change);
        for (int i = 0; i < whole.Length; i++) whole[i] += changes;
        for (int i = whole.Length * Vector<int>.Count; i < counts.Length; i++) counts[i] += change;
    }

    // The sums of all steps from one day to another, added or taken away.
    private void Accumulate(int first, int last, double sign)
    {
        if (_forward.Length > 0) _forward.Add(first, last, sign, _events, _atRisk, null, _logs);
        if (_reverse.Length > 0) _reverse.Add(first, last, sign, _censored, _atRisk, _events.On, _logs);
    }
}
