using Abscopal.Study.Protocol;
using System.Collections.Immutable;
using Abscopal.Evidence.Constraints;
using Abscopal.Evidence.Orders;
using Abscopal.Numerics.Random;

namespace Abscopal.Evidence.Cohorts;

/// <summary>Draws one cohort after the other on one thread; nothing is carried from one to the next.</summary>
internal sealed class JointDraw
{
    private const uint Purpose = 0x45_56_43_31;

    private readonly ArmFacts _facts;
    private readonly CohortOptions _options;
    private readonly OrderSearchResult? _survival;
    private readonly OrderSearchResult? _progression;
    private readonly EventOrder[] _survivalOrders;
    private readonly EventOrder[] _progressionOrders;
    private readonly OrderConvention _convention;
    private readonly int[] _survivalDays;
    private readonly int[] _progressionDays;

    public JointDraw(ArmFacts facts, CohortOptions options, OrderSearchResult[] searches)
    {
        _facts = facts;
        _options = options;
        _convention = new OrderConvention(options.IntervalType, options.Plateau);
        _survival = Array.Find(searches, s => string.Equals(s.Constraints.Endpoint, ArmFacts.Survival, StringComparison.Ordinal));
        _progression = Array.Find(searches, s => string.Equals(s.Constraints.Endpoint, ArmFacts.Progression, StringComparison.Ordinal));
        _survivalOrders = _survival?.OrdersFor(_convention) ?? [];
        _progressionOrders = _progression?.OrdersFor(_convention) ?? [];
        _survivalDays = new int[facts.Arm.N];
        _progressionDays = new int[facts.Arm.N];
    }

    /// <summary>Cohort k, or null when the budget of attempts ran out.</summary>
    public Cohort? Cohort(int k, out int attempts)
    {
        for (attempts = 1; attempts <= _options.AttemptBudget; attempts++)
        {
            var random = new RandomStream(_options.Seed, new StreamAddress(Purpose, (uint)k, (uint)attempts));
            Cohort? cohort = Candidate(k + 1, ref random);
            if (cohort is not null && FactComparisons.AllAgree(_facts.Arm, cohort, _options, _facts.Study.TimeUnit)) return cohort;
        }

        attempts--;
        return null;
    }

    private Cohort? Candidate(int number, ref RandomStream random)
    {
        if (_survival is null) return Single(number, _progression!, _progressionOrders, _progressionDays, ref random);
        if (_progression is null) return Single(number, _survival, _survivalOrders, _survivalDays, ref random);
        EventOrder survival = _survivalOrders[random.NextInt32(_survivalOrders.Length)];
        ChainSystem? chain = OrderSearch.Conditions(_survival.Constraints, survival, _convention, _options.Crossing);
        if (chain is null || !chain.TrySolve(_survivalDays)) return null;
        chain.Mix(_survivalDays, _options.Sweeps, ref random);
        EventOrder progression = _progressionOrders[random.NextInt32(_progressionOrders.Length)];
        (int Progression, int Survival)[]? deaths = DrawProgression(progression, survival, ref random);
        if (deaths is null) return null;
        var join = new EndpointJoin(_facts, _options, progression, _progressionDays, survival, _survivalDays);
        return join.TryPair(deaths, ref random) ? join.ToCohort(number, ref random) : null;
    }

    private Cohort? Single(int number, OrderSearchResult search, EventOrder[] orders, int[] days, ref RandomStream random)
    {
        EventOrder order = orders[random.NextInt32(orders.Length)];
        ChainSystem? chain = OrderSearch.Conditions(search.Constraints, order, _convention, _options.Crossing);
        if (chain is null || !chain.TrySolve(days)) return null;
        chain.Mix(days, _options.Sweeps, ref random);
        ImmutableArray<bool> events = [.. Enumerable.Range(0, order.Subjects).Select(order.IsEvent)];
        var enrolled = ImmutableArray.CreateBuilder<DateOnly>(order.Subjects);
        for (int i = 0; i < order.Subjects; i++)
            enrolled.Add(EnrolmentCalendar.Draw(_facts.Study, days[i], toCutOff: !events[i] && _options.FollowUp == FollowUpAssumption.Complete, ref random));
        return new Cohort
        {
            Number = number,
            Arm = _facts.Arm.Id,
            Enrolled = enrolled.MoveToImmutable(),
            Endpoints = [new EndpointTimes(search.Constraints.Endpoint, [.. days], events)],
        };
    }

    // Those who died without progression have one day in both endpoints: it is drawn from the deaths and held in the
    // other endpoint, whose remaining days are drawn around it.
    private (int Progression, int Survival)[]? DrawProgression(EventOrder order, EventOrder survival, ref RandomStream random)
    {
        ChainSystem? chain = OrderSearch.Conditions(_progression!.Constraints, order, _convention, _options.Crossing);
        if (chain is null) return null;
        int without = DeathsWithoutProgression(ref random);
        var pairs = new (int Progression, int Survival)[without];
        for (int i = 0; i < without; i++)
        {
            int death = DrawDeath(survival, pairs.AsSpan(0, i), ref random);
            int place = DrawPlace(order, chain, _survivalDays[death], pairs.AsSpan(0, i), ref random);
            if (place < 0) return null;
            chain.Restrict(place, new DayWindow(_survivalDays[death], _survivalDays[death]));
            if (!chain.Propagate()) return null;
            pairs[i] = (place, death);
        }

        if (!chain.TrySolve(_progressionDays)) return null;
        chain.Mix(_progressionDays, _options.Sweeps, ref random);
        return pairs;
    }

    private int DeathsWithoutProgression(ref RandomStream random)
    {
        int events = _progression!.Constraints.Events;
        if (_facts.Progressed is { } progressed) return events - progressed;
        return random.NextInt32(Math.Min(events, _survival!.Constraints.Events) + 1);
    }

    private static int DrawDeath(EventOrder survival, ReadOnlySpan<(int Progression, int Survival)> taken, ref RandomStream random)
    {
        while (true)
        {
            int place = random.NextInt32(survival.Subjects);
            if (!survival.IsEvent(place)) continue;
            bool free = true;
            foreach ((_, int other) in taken) free &= other != place;
            if (free) return place;
        }
    }

    private static int DrawPlace(EventOrder order, ChainSystem chain, int day, ReadOnlySpan<(int Progression, int Survival)> taken, ref RandomStream random)
    {
        int chosen = -1;
        int candidates = 0;
        for (int i = 0; i < order.Subjects; i++)
        {
            DayWindow window = chain.Window(i);
            if (!order.IsEvent(i) || day < window.First || day > window.Last) continue;
            bool free = true;
            foreach ((int other, _) in taken) free &= other != i;
            if (free && random.NextInt32(++candidates) == 0) chosen = i;
        }

        return chosen;
    }
}
