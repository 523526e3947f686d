using Abscopal.Numerics.Distributions;

namespace Abscopal.Trials.Simulation.Model;

/// <summary>Simulates trials with more arms, endpoints, tests or adaptations. Not for several threads at once.</summary>
internal sealed class ModelSimulator : ITrialEngine
{
    private readonly TrialSimulationOptions _options;
    private readonly TrialModel _model;
    private readonly ModelSubjects _subjects;
    private readonly EventTable _table;
    private readonly ObservedBounds? _bounds;
    private readonly double[] _calendar;
    private readonly BucketOrder _buckets;
    private readonly double[] _z;
    private readonly bool[] _dropped;
    private readonly double[] _plannedEntry;
    private readonly int?[] _targets;
    private (int Endpoint, int Arm, bool Positive) _built;
    private double _horizon = 1;

    public ModelSimulator(TrialSimulationOptions options, int scenario)
    {
        options.Check();
        _options = options;
        _model = options.Model!;
        _subjects = new ModelSubjects(options, scenario);
        _table = new EventTable(options.Subjects);
        _bounds = _model.Update is { } update ? new ObservedBounds(update) : null;
        _calendar = new double[options.Subjects];
        _buckets = new BucketOrder(options.Subjects);
        _z = new double[_model.Hypotheses.Count];
        _dropped = new bool[_model.Arms];
        _plannedEntry = [.. _subjects.Entry];
        _targets = new int?[options.Looks.Count];
    }

    public TrialOutcome Run(uint trial)
    {
        Array.Clear(_dropped);
        Array.Clear(_z);
        if (_options.Timing == AccrualTiming.Even) _plannedEntry.CopyTo(_subjects.Entry, 0);
        for (int k = 0; k < _targets.Length; k++) _targets[k] = _options.Looks[k].Trigger.Events;
        _subjects.Draw(trial);
        (double cut, int unreached, int rejected) = (0, 0, 0);
        (double firstZ, int firstEvents, double firstCut, bool enriched) = (0, 0, 0, false);
        for (int k = 0; ; k++)
        {
            bool last = k == _targets.Length - 1;
            cut = Math.Max(cut, Cut(k, ref unreached));
            Test(k, cut, last, rejected);
            if (k > 0 && last && _model.Adaptation is { PromisingFrom: not null }) _z[0] = Combined(firstZ, firstEvents, cut);
            if (k > 0 && last && _model.Adaptation is { EnrichBelow: not null }) rejected = Closed(firstCut, cut, enriched);
            else rejected = Reject(k, cut, last, rejected);
            bool futile = (rejected & 1) == 0 && _z[0] <= (_options.Looks[k].Lower ?? double.NegativeInfinity);
            bool decided = (rejected != 0 && _model.StopsAtFirst) || Decided(rejected);
            if (!last && !decided && !futile)
            {
                if (k == 0) (firstZ, firstEvents, firstCut) = (_z[0], Events(0, 1, cut), cut);
                enriched |= Adapt(k, cut, firstEvents, rejected);
                futile = _model.Adaptation is { } && AllDropped();
            }

            if (last || decided || futile)
                return new TrialOutcome(k + 1, rejected != 0, futile && rejected == 0, _z[0], Counted(cut), Entered(cut), cut, unreached, rejected);
        }
    }

    private double Cut(int look, ref int unreached)
    {
        LookTrigger trigger = _options.Looks[look].Trigger;
        double cut = trigger.Time ?? 0;
        if (trigger.MinimumFollowUp is { } followUp) cut = Math.Max(cut, _subjects.Entry[^1] + followUp);
        if (_targets[look] is not { } target) return cut;
        double[] exit = _subjects.Exit[_model.TriggerEndpoint];
        bool[] isEvent = _subjects.IsEvent[_model.TriggerEndpoint];
        int count = 0;
        double last = _subjects.Entry[^1];
        for (int i = 0; i < exit.Length; i++)
        {
            double time = _subjects.Entry[i] + exit[i];
            if (!double.IsFinite(time)) continue;
            last = Math.Max(last, time);
            if (isEvent[i] && Triggers(i)) _calendar[count++] = time;
        }

        if (count < target)
        {
            unreached++;
            return Math.Max(cut, last);
        }

        return Math.Max(cut, Reached(target, count));
    }

    // Selected, not sorted; only speed depends on the horizon of the buckets.
    private double Reached(int target, int count)
    {
        _buckets.Count(_calendar, count, _horizon);
        double selected = _buckets.Select(target);
        if (double.IsNaN(selected))
        {
            Array.Sort(_calendar, 0, count);
            selected = _calendar[target - 1];
        }

        _horizon = Math.Max(selected, 1e-9) * 1.3;
        return selected;
    }

    // Subjects of a dropped arm are followed on, and their events count.
    private bool Triggers(int subject) => _subjects.Positive[subject] || !_model.TriggerPositiveOnly;

    private void Test(int look, double cut, bool last, int rejected)
    {
        _built = (-1, 0, false);
        for (int h = 0; h < _z.Length; h++)
        {
            Hypothesis hypothesis = _model.Hypotheses[h];
            if (_dropped[hypothesis.Arm] || ((rejected >> h) & 1) != 0) continue;
            Build(hypothesis, cut, double.NegativeInfinity, double.PositiveInfinity);
            double upper = Upper(h, look, cut, last, rejected);
            double lower = h == 0 ? _options.Looks[look].Lower ?? double.NegativeInfinity : double.NegativeInfinity;
            _z[h] = SurvivalStatistics.Z(_table, hypothesis.Statistic, upper, lower);
        }
    }

    // The table of two arms, one endpoint and one population, of those who entered between two calendar times.
    private void Build(Hypothesis hypothesis, double cut, double from, double until)
    {
        bool whole = double.IsNegativeInfinity(from) && double.IsPositiveInfinity(until);
        if (whole && _built == (hypothesis.Endpoint, hypothesis.Arm, hypothesis.PositiveOnly)) return;
        double[] exit = _subjects.Exit[hypothesis.Endpoint];
        bool[] isEvent = _subjects.IsEvent[hypothesis.Endpoint];
        double[] entries = _subjects.Entry;
        _table.Open();
        for (int i = 0; i < entries.Length; i++)
        {
            double entry = entries[i];
            int arm = _subjects.Arm[i];
            if (entry >= cut || entry < from || entry >= until || (arm != 0 && arm != hypothesis.Arm)) continue;
            if (hypothesis.PositiveOnly && !_subjects.Positive[i]) continue;
            bool seen = entry + exit[i] <= cut;
            _table.Add(seen ? exit[i] : cut - entry, seen && isEvent[i], arm == 0 ? 0 : 1);
        }

        _table.Close();
        _built = whole ? (hypothesis.Endpoint, hypothesis.Arm, hypothesis.PositiveOnly) : (-1, 0, false);
    }

    private double Upper(int hypothesis, int look, double cut, bool last, int rejected)
    {
        if (_bounds is not null && hypothesis == 0) return _bounds.Upper(look, Events(_model.Hypotheses[0].Endpoint, _model.Hypotheses[0].Arm, cut), last);
        IReadOnlyList<IReadOnlyList<double?>> table = _model.Bounds[_model.Bounds.Count == 1 ? 0 : rejected];
        return table[hypothesis][look] ?? double.PositiveInfinity;
    }

    // A rejection may hand its error on, so the others are looked at again. Source: Bretz and others, Statistics in Medicine 28 (2009) 586-604.
    private int Reject(int look, double cut, bool last, int rejected)
    {
        bool more = true;
        while (more)
        {
            more = false;
            for (int h = 0; h < _z.Length; h++)
            {
                if (((rejected >> h) & 1) != 0 || _dropped[_model.Hypotheses[h].Arm] || !(_z[h] >= Upper(h, look, cut, last, rejected))) continue;
                rejected |= 1 << h;
                more = _model.Bounds.Count > 1;
            }
        }

        return rejected;
    }

    private bool Decided(int rejected)
    {
        for (int h = 0; h < _z.Length; h++)
        {
            if (((rejected >> h) & 1) == 0 && !_dropped[_model.Hypotheses[h].Arm]) return false;
        }

        return true;
    }

    private bool AllDropped()
    {
        for (int arm = 1; arm < _dropped.Length; arm++)
        {
            if (!_dropped[arm]) return false;
        }

        return true;
    }

    /// <summary>Changes what comes; true when accrual goes on with positive subjects only.</summary>
    private bool Adapt(int look, double cut, int firstEvents, int rejected)
    {
        if (_model.Adaptation is not { } adaptation) return false;
        if (adaptation.DropBelow is not null || adaptation.KeepBest is not null) DropArms(adaptation, look, cut, rejected);
        if (look != 0) return false;
        if (adaptation.PromisingFrom is not null) _targets[^1] = adaptation.ResizedEvents(_z[0], firstEvents, _targets[^1]!.Value, _model.Bounds[0][0][^1]!.Value);
        if (adaptation.EnrichBelow is not { } below || !(_z[0] < below)) return false;
        for (int i = 0; i < _subjects.Entry.Length; i++)
        {
            if (_subjects.Entry[i] < cut) continue;
            // Only the positive share of those who come is taken in.
            _subjects.Entry[i] = cut + ((_subjects.Entry[i] - cut) / _model.PositiveShare);
            _subjects.Positive[i] = true;
            _subjects.Assign(i, _subjects.Arm[i]);
        }

        return true;
    }

    private void DropArms(Adaptation adaptation, int look, double cut, int rejected)
    {
        for (int h = 0; h < _z.Length; h++)
        {
            if (((rejected >> h) & 1) != 0) continue;
            int better = 0;
            for (int other = 0; other < _z.Length; other++) better += !_dropped[_model.Hypotheses[other].Arm] && _z[other] > _z[h] ? 1 : 0;
            bool beaten = look == 0 && better >= (adaptation.KeepBest ?? int.MaxValue);
            if (_z[h] < adaptation.DropBelow || beaten) _marked |= 1 << _model.Hypotheses[h].Arm;
        }

        for (int arm = 1; arm < _dropped.Length; arm++) _dropped[arm] |= ((_marked >> arm) & 1) != 0;
        _marked = 0;
        int staying = 0;
        for (int arm = 0; arm < _dropped.Length; arm++) staying += _dropped[arm] ? 0 : 1;
        int turn = 0;
        for (int i = 0; i < _subjects.Entry.Length; i++)
        {
            if (_subjects.Entry[i] < cut) continue;
            int place = turn++ % staying;
            int arm = 0;
            while (_dropped[arm] || place-- > 0) arm++;
            _subjects.Assign(i, arm);
        }
    }

    private int _marked;

    // Cui, Hung and Wang 1999: increments with the weights that were planned.
    private double Combined(double firstZ, int firstEvents, double cut)
    {
        int events = Events(_model.Hypotheses[0].Endpoint, _model.Hypotheses[0].Arm, cut);
        if (events <= firstEvents) return firstZ;
        double share = Math.Min((double)firstEvents / _options.Looks[^1].Trigger.Events!.Value, 1);
        double second = ((Math.Sqrt(events) * _z[0]) - (Math.Sqrt(firstEvents) * firstZ)) / Math.Sqrt(events - firstEvents);
        return (Math.Sqrt(share) * firstZ) + (Math.Sqrt(1 - share) * second);
    }

    // Both stages by subjects who entered before and after the first look, each hypothesis with its intersection (Simes).
    private int Closed(double firstCut, double cut, bool enriched)
    {
        double share = (double)_options.Looks[0].Trigger.Events!.Value / _options.Looks[^1].Trigger.Events!.Value;
        double critical = _model.Bounds[0][0][^1]!.Value;
        double firstAll = StageZ(0, cut, double.NegativeInfinity, firstCut);
        double firstPositive = StageZ(1, cut, double.NegativeInfinity, firstCut);
        double secondPositive = StageZ(1, cut, firstCut, double.PositiveInfinity);
        double secondAll = enriched ? 0 : StageZ(0, cut, firstCut, double.PositiveInfinity);
        double first = Simes(firstAll, firstPositive);
        double second = enriched ? secondPositive : Simes(secondAll, secondPositive);
        bool both = Combine(first, second) >= critical;
        _z[1] = Combine(firstPositive, secondPositive);
        _z[0] = enriched ? firstAll : Combine(firstAll, secondAll);
        int rejected = both && !enriched && _z[0] >= critical ? 1 : 0;
        return both && _z[1] >= critical ? rejected | 2 : rejected;

        double Combine(double one, double two) => (Math.Sqrt(share) * one) + (Math.Sqrt(1 - share) * two);
    }

    private double StageZ(int hypothesis, double cut, double from, double until)
    {
        Build(_model.Hypotheses[hypothesis], cut, from, until);
        return SurvivalStatistics.Z(_table, _model.Hypotheses[hypothesis].Statistic, double.PositiveInfinity, double.NegativeInfinity);
    }

    private static double Simes(double one, double other)
    {
        double least = Normal.UpperTail(Math.Max(one, other));
        double most = Normal.UpperTail(Math.Min(one, other));
        return Normal.UpperQuantile(Math.Clamp(Math.Min(2 * least, most), 1e-300, 1 - 1e-15));
    }

    private int Events(int endpoint, int experimental, double cut)
    {
        double[] exit = _subjects.Exit[endpoint];
        bool[] isEvent = _subjects.IsEvent[endpoint];
        bool positiveOnly = _model.Hypotheses[0].PositiveOnly;
        int count = 0;
        for (int i = 0; i < exit.Length; i++)
        {
            int arm = _subjects.Arm[i];
            if (isEvent[i] && _subjects.Entry[i] + exit[i] <= cut && (arm == 0 || arm == experimental) && (_subjects.Positive[i] || !positiveOnly)) count++;
        }

        return count;
    }

    private int Counted(double cut)
    {
        double[] exit = _subjects.Exit[_model.TriggerEndpoint];
        bool[] isEvent = _subjects.IsEvent[_model.TriggerEndpoint];
        int count = 0;
        for (int i = 0; i < exit.Length; i++)
        {
            if (isEvent[i] && _subjects.Entry[i] + exit[i] <= cut && Triggers(i)) count++;
        }

        return count;
    }

    private int Entered(double cut)
    {
        int entered = 0;
        foreach (double entry in _subjects.Entry) entered += entry < cut ? 1 : 0;
        return entered;
    }
}
