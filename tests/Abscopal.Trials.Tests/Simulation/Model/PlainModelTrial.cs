using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;
using Abscopal.Survival;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;
using MaxCombo = Abscopal.Survival.MaxCombo;

namespace Abscopal.Trials.Tests.Simulation.Model;

/// <summary>
/// A modelled trial once more, as plainly as it can be said: one subject at a time, tests by the survival library, which is
/// checked against R. Efficacy and futility, several arms with dropping, enrichment, the promising zone, two endpoints.
/// </summary>
internal sealed class PlainModelTrial
{
    private readonly TrialSimulationOptions _options;
    private readonly TrialModel _model;
    private readonly IReadOnlyList<SubjectCourse> _courses;
    private readonly List<Subject> _subjects = [];
    private readonly HashSet<int> _dropped = [];
    private readonly double[] _z;
    private readonly HashSet<int> _claimed = [];
    private readonly int?[] _targets;

    private PlainModelTrial(TrialSimulationOptions options, int scenario, uint trial)
    {
        _options = options;
        _model = options.Model!;
        _courses = options.Scenarios[scenario].Courses!;
        _z = new double[_model.Hypotheses.Count];
        _targets = [.. options.Looks.Select(look => look.Trigger.Events)];
        Draw(options.Seed | ((ulong)(options.Scenarios[scenario].Stream ?? scenario) << 32), trial);
    }

    public static TrialOutcome Run(TrialSimulationOptions options, int scenario, uint trial) => new PlainModelTrial(options, scenario, trial).Run();

    private TrialOutcome Run()
    {
        double cut = 0;
        int unreached = 0;
        bool enriched = false;
        (double firstZ, int firstEvents, double firstCut) = (0, 0, 0);
        for (int k = 0; ; k++)
        {
            bool last = k == _targets.Length - 1;
            cut = Math.Max(cut, Cut(k, ref unreached));
            for (int h = 0; h < _z.Length; h++)
            {
                if (!_dropped.Contains(_model.Hypotheses[h].Arm) && !_claimed.Contains(h)) _z[h] = Statistic(h, cut, double.NegativeInfinity, double.PositiveInfinity);
            }

            if (last && k > 0 && _model.Adaptation is { PromisingFrom: not null }) _z[0] = Combined(firstZ, firstEvents, cut);
            if (last && k > 0 && _model.Adaptation is { EnrichBelow: not null }) Closed(firstCut, cut, enriched);
            else Claim(k);
            bool futile = !_claimed.Contains(0) && _z[0] <= (_options.Looks[k].Lower ?? double.NegativeInfinity);
            bool decided = (_claimed.Count > 0 && _model.StopsAtFirst) || Enumerable.Range(0, _z.Length).All(h => _claimed.Contains(h) || _dropped.Contains(_model.Hypotheses[h].Arm));
            if (!last && !decided && !futile)
            {
                if (k == 0) (firstZ, firstEvents, firstCut) = (_z[0], EventsOfFirst(cut), cut);
                if (_model.Adaptation is { } adaptation)
                {
                    Drop(adaptation, k, cut);
                    if (k == 0) enriched = Change(adaptation, firstZ, firstEvents, cut);
                    futile = Enumerable.Range(1, _model.Arms - 1).All(_dropped.Contains);
                }
            }

            if (!last && !decided && !futile) continue;
            int events = _subjects.Count(s => s.IsEvent(_model.TriggerEndpoint) && s.Calendar(_model.TriggerEndpoint) <= cut && (s.Positive || !_model.TriggerPositiveOnly));
            return new TrialOutcome(k + 1, _claimed.Count > 0, futile && _claimed.Count == 0, _z[0], events, _subjects.Count(s => s.Entry < cut), cut, unreached, _claimed.Sum(h => 1 << h));
        }
    }

    private double Cut(int look, ref int unreached)
    {
        LookTrigger trigger = _options.Looks[look].Trigger;
        double lastEntry = _subjects[^1].Entry;
        double cut = Math.Max(trigger.Time ?? 0, trigger.MinimumFollowUp is { } followUp ? lastEntry + followUp : 0);
        if (_targets[look] is not { } target) return cut;
        int endpoint = _model.TriggerEndpoint;
        double[] events = [.. _subjects.Where(s => s.IsEvent(endpoint) && double.IsFinite(s.Exit(endpoint)) && (s.Positive || !_model.TriggerPositiveOnly)).Select(s => s.Calendar(endpoint)).Order()];
        if (events.Length >= target) return Math.Max(cut, events[target - 1]);
        unreached++;
        return Math.Max(cut, _subjects.Select(s => s.Calendar(endpoint)).Where(double.IsFinite).Append(lastEntry).Max());
    }

    private void Claim(int look)
    {
        while (true)
        {
            int claimed = _claimed.Sum(h => 1 << h);
            IReadOnlyList<IReadOnlyList<double?>> bounds = _model.Bounds[_model.Bounds.Count == 1 ? 0 : claimed];
            int[] crossed = [.. Enumerable.Range(0, _z.Length).Where(h => !_claimed.Contains(h) && !_dropped.Contains(_model.Hypotheses[h].Arm) && _z[h] >= (bounds[h][look] ?? double.PositiveInfinity))];
            if (crossed.Length == 0) return;
            _claimed.Add(crossed[0]);
        }
    }

    private void Drop(Adaptation adaptation, int look, double cut)
    {
        int[] standing = [.. Enumerable.Range(0, _z.Length).Where(h => !_dropped.Contains(_model.Hypotheses[h].Arm))];
        var gone = standing.Where(h => !_claimed.Contains(h))
            .Where(h => _z[h] < adaptation.DropBelow || (look == 0 && adaptation.KeepBest is { } best && standing.Count(other => _z[other] > _z[h]) >= best))
            .Select(h => _model.Hypotheses[h].Arm).ToList();
        if (adaptation.DropBelow is null && adaptation.KeepBest is null) return;
        _dropped.UnionWith(gone);
        int[] staying = [.. Enumerable.Range(0, _model.Arms).Where(arm => !_dropped.Contains(arm))];
        int turn = 0;
        foreach (Subject subject in _subjects.Where(s => s.Entry >= cut)) subject.Arm = staying[turn++ % staying.Length];
    }

    private bool Change(Adaptation adaptation, double firstZ, int firstEvents, double cut)
    {
        if (adaptation.PromisingFrom is { } from)
        {
            double critical = _model.Bounds[0][0][^1]!.Value;
            int planned = _targets[^1]!.Value;
            double share = (double)firstEvents / planned;
            double power = Normal.UpperTail((critical - (firstZ * Math.Sqrt(share)) - (firstZ / Math.Sqrt(share) * (1 - share))) / Math.Sqrt(1 - share));
            if (firstZ > 0 && power >= from && power < adaptation.PromisingTarget)
            {
                // The second stage alone must reach its own critical value with the target's probability if the trend goes on.
                double own = (critical - (Math.Sqrt(share) * firstZ)) / Math.Sqrt(1 - share);
                double more = Math.Pow((own + Normal.Quantile(adaptation.PromisingTarget)) * Math.Sqrt(firstEvents) / firstZ, 2);
                _targets[^1] = Math.Max(planned, Math.Min((int)Math.Ceiling(firstEvents + more), adaptation.MaximumEvents ?? planned));
            }
        }

        if (adaptation.EnrichBelow is not { } below || firstZ >= below) return false;
        foreach (Subject subject in _subjects.Where(s => s.Entry >= cut).ToArray())
        {
            subject.Entry = cut + ((subject.Entry - cut) / _model.PositiveShare);
            subject.Positive = true;
        }

        return true;
    }

    private double Combined(double firstZ, int firstEvents, double cut)
    {
        int events = EventsOfFirst(cut);
        if (events <= firstEvents) return firstZ;
        double share = Math.Min(1, (double)firstEvents / _options.Looks[^1].Trigger.Events!.Value);
        return CombinationTest.InverseNormal(firstZ, CombinationTest.Increment(firstZ, _z[0], firstEvents, events), share);
    }

    // Each hypothesis with its intersection by Simes, both stages with the planned weights.
    private void Closed(double firstCut, double cut, bool enriched)
    {
        double share = (double)_options.Looks[0].Trigger.Events!.Value / _options.Looks[^1].Trigger.Events!.Value;
        double critical = _model.Bounds[0][0][^1]!.Value;
        double all1 = Statistic(0, cut, double.NegativeInfinity, firstCut);
        double positive1 = Statistic(1, cut, double.NegativeInfinity, firstCut);
        double positive2 = Statistic(1, cut, firstCut, double.PositiveInfinity);
        double all2 = enriched ? 0 : Statistic(0, cut, firstCut, double.PositiveInfinity);
        double both = CombinationTest.InverseNormal(Simes(all1, positive1), enriched ? positive2 : Simes(all2, positive2), share);
        _z[0] = enriched ? all1 : CombinationTest.InverseNormal(all1, all2, share);
        _z[1] = CombinationTest.InverseNormal(positive1, positive2, share);
        if (both >= critical && !enriched && _z[0] >= critical) _claimed.Add(0);
        if (both >= critical && _z[1] >= critical) _claimed.Add(1);
    }

    private static double Simes(double one, double other)
    {
        double[] p = [.. new[] { Normal.UpperTail(one), Normal.UpperTail(other) }.Order()];
        return Normal.UpperQuantile(Math.Min(2 * p[0], p[1]));
    }

    private int EventsOfFirst(double cut)
    {
        Hypothesis first = _model.Hypotheses[0];
        return _subjects.Count(s => (s.Arm == 0 || s.Arm == first.Arm) && (s.Positive || !first.PositiveOnly) && s.IsEvent(first.Endpoint) && s.Calendar(first.Endpoint) <= cut);
    }

    private double Statistic(int hypothesis, double cut, double from, double until)
    {
        Hypothesis h = _model.Hypotheses[hypothesis];
        Subject[] seen = [.. _subjects.Where(s => s.Entry < cut && s.Entry >= from && s.Entry < until && (s.Arm == 0 || s.Arm == h.Arm) && (s.Positive || !h.PositiveOnly))];
        double[] times = [.. seen.Select(s => s.Calendar(h.Endpoint) <= cut ? s.Exit(h.Endpoint) : cut - s.Entry)];
        bool[] events = [.. seen.Select(s => s.Calendar(h.Endpoint) <= cut && s.IsEvent(h.Endpoint))];
        if (!events.Contains(true) || seen.All(s => s.Arm == 0) || seen.All(s => s.Arm != 0)) return 0;
        SurvivalData data = SurvivalData.FromTimes(times, events, NearTieRule.Exact).WithGroups([.. seen.Select(s => s.Arm == 0 ? 0 : 1)], ["control", "experimental"]);
        TestStatistic test = h.Statistic;
        return test.Kind switch
        {
            StatisticKind.FlemingHarrington => Signed(data, LogRankWeight.FlemingHarrington(test.First, test.Second)),
            StatisticKind.ModestlyWeighted => Signed(data, LogRankWeight.ModestlyWeighted(test.First)),
            StatisticKind.MaxCombo => Normal.UpperQuantile(MaxCombo.Test(data, new MaxComboOptions { Alternative = Alternative.LastGroupBetter }).PValue),
            StatisticKind.RestrictedMean => Difference(RestrictedMean.Compare(data, new RestrictedMeanOptions { Horizon = test.First })[0].Difference),
            _ => Signed(data, null),
        };
    }

    private static double Difference(Contrast contrast) => contrast.Value.Value / contrast.StandardError.Value;

    private static double Signed(SurvivalData data, LogRankWeight? weight)
    {
        LogRankResult result = weight is null ? LogRank.Test(data) : LogRank.Test(data, new LogRankOptions { Weight = weight });
        return result.ChiSquare.IsEstimated ? Math.Sign(result.Groups[1].Expected - result.Groups[1].Observed) * Math.Sqrt(result.ChiSquare.Value) : 0;
    }

    private void Draw(ulong seed, uint trial)
    {
        double expected = 0;
        for (int i = 0; i < _options.Subjects; i++)
        {
            expected -= ElementaryMath.Log(new RandomStream(seed, new StreamAddress(2, trial, (uint)i)).NextUniform());
            var first = new RandomStream(seed, new StreamAddress(1, trial, (uint)i));
            var second = new RandomStream(seed, new StreamAddress(4, trial, (uint)i));
            var third = new RandomStream(seed, new StreamAddress(5, trial, (uint)i));
            double[] draws = [first.NextUniform(), first.NextUniform(), second.NextUniform(), second.NextUniform(), third.NextUniform(), third.NextUniform()];
            AllocationRule rule = _options.Allocation;
            int size = rule.Control + rule.Experimental;
            int place = i % size;
            int arm = _model.Arms > 2 ? i % _model.Arms : ((place + 1) * rule.Experimental / size) - (place * rule.Experimental / size);
            _subjects.Add(new Subject(this, draws)
            {
                Entry = _options.Accrual.Inverse(_options.Timing == AccrualTiming.Even ? i + 0.5 : expected),
                Arm = arm,
                Positive = draws[4] < _model.PositiveShare,
            });
        }
    }

    // What a subject draws stays; what becomes of it depends on the arm and stratum it has now.
    private sealed class Subject(PlainModelTrial trial, double[] draws)
    {
        public double Entry { get; set; }

        public int Arm { get; set; }

        public bool Positive { get; set; }

        private SubjectCourse Course => trial._courses[trial._model.PositiveShare > 0 ? (2 * Arm) + (Positive ? 1 : 0) : Arm];

        private double Dropout => Course.Dropout.Inverse(Exponential(1));

        public double Exit(int endpoint) => Math.Min(Event(endpoint), Dropout);

        public bool IsEvent(int endpoint) => Event(endpoint) <= Dropout;

        public double Calendar(int endpoint) => Entry + Exit(endpoint);

        private double Event(int endpoint)
        {
            if (Course.Progression is null) return Course.Event.Inverse(Exponential(0));
            double progression = Course.Progression.Inverse(Exponential(0));
            double death = Course.Event.Inverse(Exponential(2));
            if (endpoint == 0 || death <= progression) return Math.Min(progression, death);
            PiecewiseRate after = draws[5] < Course.SwitchProbability ? Course.AfterSwitch! : Course.AfterProgression!;
            return progression + after.Inverse(Exponential(3));
        }

        private double Exponential(int draw) => -ElementaryMath.Log(draws[draw]);
    }
}
