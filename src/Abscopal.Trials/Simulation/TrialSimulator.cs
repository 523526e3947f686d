using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Trials.Simulation;

/// <summary>Simulates the trials of one scenario, one at a time. Not for several threads at once.</summary>
/// <remarks>
/// Two arms, one endpoint and one test. The test walks the exits in their order; subjects whom the cut censors leave in the
/// reverse order of entry, so they need no sorting. Exits are sorted once for all looks, by counting; the cuts are selected, not sorted.
/// </remarks>
public sealed class TrialSimulator : ITrialEngine
{
    private readonly TrialSimulationOptions _options;
    private readonly SubjectTimes _subjects;
    private readonly BucketOrder _buckets;
    private readonly double[] _cuts;
    private readonly bool[] _unreached;
    private readonly double[] _eventTimes;
    private readonly double[] _keys;
    private readonly int[] _payloads;
    private readonly double[] _sorted;
    private readonly int[] _order;
    private readonly int[] _left;
    private readonly int[] _leftExperimental;
    private readonly double _rate;
    private readonly double[] _inverse;
    private readonly bool _byEvents;
    private readonly double[] _upper;
    private readonly double[] _lower;
    private readonly TestStatistic? _statistic;
    private readonly EventTable? _table;
    private double _horizon = 1;

    /// <summary>A simulator of one scenario.</summary>
    /// <param name="options">What is simulated.</param>
    /// <param name="scenario">The place of the scenario in the list, from 0.</param>
    /// <exception cref="DesignException">The options cannot be met.</exception>
    public TrialSimulator(TrialSimulationOptions options, int scenario)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        ArgumentOutOfRangeException.ThrowIfNegative(scenario);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(scenario, options.Scenarios.Count);
        if (options.Model is { } model)
        {
            if (!model.IsPlain(options)) throw new DesignException("model", "is more than one test of one endpoint of two arms", "a plain model");
            options = options with { Scenarios = [.. options.Scenarios.Select(WithRates)] };
            TestStatistic statistic = model.Hypotheses[0].Statistic;
            if (statistic.Kind != StatisticKind.LogRank) (_statistic, _table) = (statistic, new EventTable(options.Subjects));
        }

        _options = options;
        _upper = [.. options.Looks.Select((look, k) => (options.Model is { } stated ? stated.Bounds[0][0][k] : look.Upper) ?? double.PositiveInfinity)];
        _lower = [.. options.Looks.Select(look => look.Lower ?? double.NegativeInfinity)];
        _subjects = new SubjectTimes(options, scenario);
        int n = options.Subjects;
        _buckets = new BucketOrder(n);
        _cuts = new double[options.Looks.Count];
        _unreached = new bool[options.Looks.Count];
        _eventTimes = new double[n];
        _keys = new double[n];
        _payloads = new int[n];
        _sorted = new double[n];
        _order = new int[n];
        _left = new int[n + 1];
        _leftExperimental = new int[n + 1];
        // Entries at even distances tell by themselves who entered before a time.
        _rate = options.Timing == AccrualTiming.Even && options.Accrual.Rates.Count == 1 ? options.Accrual.Rates[0] : 0;
        _inverse = new double[n + 1];
        for (int i = 1; i <= n; i++) _inverse[i] = 1.0 / i;
        _byEvents = options.Looks.Any(look => look.Trigger.Events is not null);
    }

    /// <summary>Simulates one trial. The outcome depends on the options, the scenario and the number only.</summary>
    /// <param name="trial">The number of the trial, from 0.</param>
    public TrialOutcome Run(uint trial)
    {
        _subjects.Draw(trial);
        FindCuts();
        int sorted = SortExits(_cuts[^1]);
        int unreached = 0;
        for (int k = 0; ; k++)
        {
            if (_unreached[k]) unreached++;
            (double z, int events, int entered) = _statistic is null ? LogRank(_cuts[k], sorted) : Other(_statistic, k, sorted);
            bool rejected = z >= _upper[k];
            bool futile = !rejected && z <= _lower[k];
            if (rejected || futile || k == _cuts.Length - 1)
                return new TrialOutcome(k + 1, rejected, futile, z, events, entered, _cuts[k], unreached, rejected ? 1 : 0);
        }
    }

    private void FindCuts()
    {
        int n = _options.Subjects;
        double[] times = _subjects.Calendar;
        if (_byEvents)
        {
            if (_subjects.HasDropout)
            {
                for (int i = 0; i < n; i++) _eventTimes[i] = _subjects.IsEvent[i] != 0 ? _subjects.Calendar[i] : double.PositiveInfinity;
                times = _eventTimes;
            }

            _buckets.Count(times, n, _horizon);
        }

        double latest = 0;
        for (int k = 0; k < _cuts.Length; k++)
        {
            LookTrigger trigger = _options.Looks[k].Trigger;
            double cut = latest;
            if (trigger.Time is { } time) cut = Math.Max(cut, time);
            if (trigger.MinimumFollowUp is { } followUp) cut = Math.Max(cut, _subjects.Entry[n - 1] + followUp);
            _unreached[k] = false;
            if (trigger.Events is { } events)
            {
                double reached = Reached(times, events);
                _unreached[k] = double.IsPositiveInfinity(reached);
                cut = Math.Max(cut, _unreached[k] ? LastExit() : reached);
            }

            _cuts[k] = latest = cut;
        }

        // Only speed depends on the horizon of the buckets.
        if (_byEvents) _horizon = latest * 1.2;
    }

    private double Reached(double[] times, int events)
    {
        double selected = _buckets.Select(events);
        if (!double.IsNaN(selected)) return selected;
        int n = _options.Subjects;
        Array.Copy(times, _keys, n);
        Array.Sort(_keys, 0, n);
        return _keys[events - 1];
    }

    // Nothing more can happen after the last subject has left, or has only a cure to wait for.
    private double LastExit()
    {
        double last = _subjects.Entry[_options.Subjects - 1];
        for (int i = 0; i < _options.Subjects; i++)
        {
            double time = _subjects.Calendar[i];
            if (time > last && double.IsFinite(time)) last = time;
        }

        return last;
    }

    private int SortExits(double cut)
    {
        ReadOnlySpan<double> calendar = _subjects.Calendar.AsSpan(0, _options.Subjects);
        ReadOnlySpan<double> exit = _subjects.Exit.AsSpan(0, _options.Subjects);
        Span<double> keys = _keys;
        Span<int> payloads = _payloads;
        int count = 0;
        for (int i = 0; i < calendar.Length; i++)
        {
            keys[count] = exit[i];
            payloads[count] = i;
            count += calendar[i] <= cut ? 1 : 0;
            if (count == keys.Length) break;
        }

        _buckets.Sort(keys[..count], payloads[..count], _sorted, _order, cut);
        return count;
    }

    // Nothing in the loop depends on a guess of the processor: exits after the cut weigh nothing, and how many the cut has
    // censored by then is read from where their entry lies.
    private (double Z, int Events, int Entered) LogRank(double cut, int sorted)
    {
        int entered = Entered(cut);
        CountLeaving(cut, entered);
        int allExperimental = _subjects.ExperimentalBefore[entered];
        ReadOnlySpan<double> calendar = _subjects.Calendar;
        ReadOnlySpan<double> entry = _subjects.Entry.AsSpan(0, entered);
        ReadOnlySpan<int> arms = _subjects.Arm;
        ReadOnlySpan<int> isEvent = _subjects.IsEvent;
        ReadOnlySpan<double> inverse = _inverse;
        ReadOnlySpan<int> left = _left;
        ReadOnlySpan<int> leftExperimental = _leftExperimental;
        ReadOnlySpan<int> order = _order.AsSpan(0, sorted);
        ReadOnlySpan<double> times = _sorted.AsSpan(0, sorted);
        double score = 0;
        double variance = 0;
        int events = 0;
        int gone = 0;
        int goneExperimental = 0;
        int from = entered;
        for (int k = 0; k < order.Length; k++)
        {
            int subject = order[k];
            int seen = calendar[subject] <= cut ? 1 : 0;
            int arm = arms[subject];
            from = FirstLeft(entry, cut, times[k], from);
            int experimental = allExperimental - goneExperimental - leftExperimental[from];
            double share = experimental * inverse[entered - gone - left[from]];
            int counted = seen & isEvent[subject];
            score += counted * (share - arm);
            variance += counted * (share * (1 - share));
            events += counted;
            gone += seen;
            goneExperimental += seen & arm;
        }

        return (variance > 0 ? score / Math.Sqrt(variance) : 0, events, entered);
    }

    // The first subject who, not having left before, is censored by the cut within a time; those who entered later are too.
    private int FirstLeft(ReadOnlySpan<double> entry, double cut, double time, int before)
    {
        // The guess is right but for rounding; only speed depends on it.
        int first = _rate > 0 ? Math.Clamp((int)(((cut - time) * _rate) + 0.5), 0, entry.Length) : before;
        while (first > 0 && cut - entry[first - 1] < time) first--;
        while (first < entry.Length && !(cut - entry[first] < time)) first++;
        return first;
    }

    // The same walk, which leaves a table of the events to other statistics.
    private (double Z, int Events, int Entered) Other(TestStatistic statistic, int look, int sorted)
    {
        double cut = _cuts[look];
        EventTable table = _table!;
        int entered = Entered(cut);
        CountLeaving(cut, entered);
        int allExperimental = _subjects.ExperimentalBefore[entered];
        ReadOnlySpan<double> entry = _subjects.Entry.AsSpan(0, entered);
        int gone = 0;
        int goneExperimental = 0;
        int from = entered;
        table.OpenOrdered();
        for (int k = 0; k < sorted; k++)
        {
            int subject = _order[k];
            if (_subjects.Calendar[subject] > cut) continue;
            double time = _sorted[k];
            int arm = _subjects.Arm[subject];
            from = FirstLeft(entry, cut, time, from);
            int experimental = allExperimental - goneExperimental - _leftExperimental[from];
            if (_subjects.IsEvent[subject] != 0) table.AddEvent(time, arm, entered - gone - _left[from] - experimental, experimental);
            gone++;
            goneExperimental += arm;
        }

        if (statistic.Kind is StatisticKind.RestrictedMean or StatisticKind.BorrowedControl) FollowUp(table, cut, entered);
        return (SurvivalStatistics.Z(table, statistic, _upper[look], _lower[look]), table.Count, entered);
    }

    private void FollowUp(EventTable table, double cut, int entered)
    {
        table.ClearFollowUp();
        for (int i = 0; i < entered; i++)
            table.AddFollowUp(_subjects.Calendar[i] <= cut ? _subjects.Exit[i] : cut - _subjects.Entry[i], _subjects.Arm[i]);
    }

    private static TrialScenario WithRates(TrialScenario scenario) => scenario with
    {
        Control = scenario.Courses![0].Event,
        Experimental = scenario.Courses[1].Event,
        ControlDropout = scenario.Courses[0].Dropout,
        ExperimentalDropout = scenario.Courses[1].Dropout,
    };

    private int Entered(double cut)
    {
        ReadOnlySpan<double> entry = _subjects.Entry.AsSpan(0, _options.Subjects);
        int entered = entry.Length;
        while (entered > 0 && !(entry[entered - 1] < cut)) entered--;
        return entered;
    }

    // How many from each subject on, in the order of entry, the cut censors: the last to enter leave first.
    private void CountLeaving(double cut, int entered)
    {
        ReadOnlySpan<double> calendar = _subjects.Calendar.AsSpan(0, entered);
        ReadOnlySpan<int> arms = _subjects.Arm.AsSpan(0, entered);
        Span<int> left = _left;
        Span<int> leftExperimental = _leftExperimental;
        left[entered] = leftExperimental[entered] = 0;
        int all = 0;
        int experimental = 0;
        for (int i = calendar.Length - 1; i >= 0; i--)
        {
            int leaves = calendar[i] > cut ? 1 : 0;
            all += leaves;
            experimental += leaves & arms[i];
            left[i] = all;
            leftExperimental[i] = experimental;
        }
    }
}
