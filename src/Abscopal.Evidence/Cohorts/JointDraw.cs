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
    private readonly OrderChains? _survival;
    private readonly OrderChains? _progression;
    private readonly int[] _survivalDays;
    private readonly int[] _progressionDays;

    public JointDraw(ArmFacts facts, CohortOptions options, OrderChains[] chains)
    {
        _facts = facts;
        _options = options;
        _survival = Array.Find(chains, c => string.Equals(c.Search.Constraints.Endpoint, ArmFacts.Survival, StringComparison.Ordinal));
        _progression = Array.Find(chains, c => string.Equals(c.Search.Constraints.Endpoint, ArmFacts.Progression, StringComparison.Ordinal));
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
        if (_survival is null) return Single(number, _progression!, _progressionDays, ref random);
        if (_progression is null) return Single(number, _survival, _survivalDays, ref random);
        if (DrawDays(_survival, _survivalDays, ref random) is not { } survival) return null;
        OrderChain progression = _progression.Order(random.NextInt32(_progression.Count));
        (int Progression, int Survival)[]? deaths = DrawProgression(progression, survival, ref random);
        if (deaths is null) return null;
        var join = new EndpointJoin(_facts, _options, progression.Order, _progressionDays, survival, _survivalDays);
        return join.TryPair(deaths, ref random) ? join.ToCohort(number, ref random) : null;
    }

    // An order, and its days mixed; null where the order has none.
    private EventOrder? DrawDays(OrderChains chains, int[] days, ref RandomStream random)
    {
        OrderChain chain = chains.Order(random.NextInt32(chains.Count));
        if (chain is not { Conditions: { } conditions, Days: { } start }) return null;
        start.CopyTo(days, 0);
        conditions.Mix(days, _options.Sweeps, ref random);
        return chain.Order;
    }

    private Cohort? Single(int number, OrderChains chains, int[] days, ref RandomStream random)
    {
        if (DrawDays(chains, days, ref random) is not { } order) return null;
        ImmutableArray<bool> events = [.. Enumerable.Range(0, order.Subjects).Select(order.IsEvent)];
        var enrolled = ImmutableArray.CreateBuilder<DateOnly>(order.Subjects);
        for (int i = 0; i < order.Subjects; i++)
            enrolled.Add(EnrolmentCalendar.Draw(_facts.Study, days[i], toCutOff: !events[i] && _options.FollowUp == FollowUpAssumption.Complete, ref random));
        return new Cohort
        {
            Number = number,
            Arm = _facts.Arm.Id,
            Enrolled = enrolled.MoveToImmutable(),
            Endpoints = [new EndpointTimes(chains.Search.Constraints.Endpoint, [.. days], events)],
        };
    }

    // Those who died without progression have one day in both endpoints: it is drawn from the deaths and held in the
    // other endpoint, whose remaining days are drawn around it.
    private (int Progression, int Survival)[]? DrawProgression(OrderChain progression, EventOrder survival, ref RandomStream random)
    {
        if (progression.Conditions is null) return null;
        EventOrder order = progression.Order;
        ChainSystem chain = progression.Conditions.Copy();
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
        int events = _progression!.Search.Constraints.Events;
        if (_facts.Progressed is { } progressed) return events - progressed;
        return random.NextInt32(Math.Min(events, _survival!.Search.Constraints.Events) + 1);
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
