using Abscopal.Study.Protocol;
using System.Collections.Immutable;
using Abscopal.Evidence.Orders;
using Abscopal.Numerics.Random;

namespace Abscopal.Evidence.Cohorts;

/// <summary>Joins the days of progression and of survival into subjects.</summary>
/// <remarks>
/// Whoever progressed latest chooses first among those still without a partner who lived as long: the choices of the
/// others contain his, so that each uniform choice leaves the rest possible and every pairing is equally likely.
/// </remarks>
internal sealed class EndpointJoin
{
    private readonly ArmFacts _facts;
    private readonly CohortOptions _options;
    private readonly EventOrder _progression;
    private readonly int[] _progressionDays;
    private readonly EventOrder _survival;
    private readonly int[] _survivalDays;
    private readonly int[] _partner;
    private readonly bool[] _taken;
    private readonly bool[] _onTreatment;
    private readonly bool[] _diedWithout;

    public EndpointJoin(ArmFacts facts, CohortOptions options, EventOrder progression, int[] progressionDays, EventOrder survival, int[] survivalDays)
    {
        _facts = facts;
        _options = options;
        _progression = progression;
        _progressionDays = progressionDays;
        _survival = survival;
        _survivalDays = survivalDays;
        _partner = new int[survivalDays.Length];
        _taken = new bool[survivalDays.Length];
        _onTreatment = new bool[survivalDays.Length];
        _diedWithout = new bool[survivalDays.Length];
    }

    /// <summary>Gives each place of the progression order a partner in the survival order; false when one has none.</summary>
    public bool TryPair(ReadOnlySpan<(int Progression, int Survival)> deathsWithoutProgression, ref RandomStream random)
    {
        Array.Fill(_partner, -1);
        foreach ((int place, int death) in deathsWithoutProgression)
        {
            _diedWithout[place] = true;
            Take(place, death);
        }

        int onTreatment = _facts.OnTreatmentAtCutOff;
        for (int place = _partner.Length - 1; place >= 0; place--)
        {
            if (_progression.IsEvent(place)) continue;
            _onTreatment[place] = onTreatment-- > 0;
            if (!TryChoose(place, ref random)) return false;
        }

        for (int place = _partner.Length - 1; place >= 0; place--)
        {
            if (_partner[place] < 0 && !TryChoose(place, ref random)) return false;
        }

        return true;
    }

    public Cohort ToCohort(int number, ref RandomStream random)
    {
        int n = _partner.Length;
        var enrolled = ImmutableArray.CreateBuilder<DateOnly>(n);
        for (int place = 0; place < n; place++)
        {
            int partner = _partner[place];
            bool toCutOff = !_survival.IsEvent(partner) && (_options.FollowUp == FollowUpAssumption.Complete || _onTreatment[place]);
            enrolled.Add(EnrolmentCalendar.Draw(_facts.Study, _survivalDays[partner], toCutOff, ref random));
        }

        return new Cohort
        {
            Number = number,
            Arm = _facts.Arm.Id,
            Enrolled = enrolled.MoveToImmutable(),
            Endpoints =
            [
                new EndpointTimes(ArmFacts.Progression, [.. _progressionDays], [.. Enumerable.Range(0, n).Select(_progression.IsEvent)]),
                new EndpointTimes(ArmFacts.Survival, [.. _partner.Select(p => _survivalDays[p])], [.. _partner.Select(_survival.IsEvent)]),
            ],
            Progressed = [.. Enumerable.Range(0, n).Select(i => _progression.IsEvent(i) && !_diedWithout[i])],
            OnTreatmentAtCutOff = [.. _onTreatment],
        };
    }

    private void Take(int place, int partner)
    {
        _partner[place] = partner;
        _taken[partner] = true;
    }

    private bool TryChoose(int place, ref RandomStream random)
    {
        int chosen = -1;
        int candidates = 0;
        for (int i = 0; i < _taken.Length; i++)
        {
            if (!_taken[i] && CanBe(place, i) && random.NextInt32(++candidates) == 0) chosen = i;
        }

        if (chosen < 0) return false;
        Take(place, chosen);
        return true;
    }

    private bool CanBe(int place, int partner)
    {
        int last = _survivalDays[partner];
        if (last < _progressionDays[place]) return false;
        if (_progression.IsEvent(place)) return true;
        // A death would have been an event of progression-free survival, so the censored are alive.
        if (_survival.IsEvent(partner)) return false;
        return !_onTreatment[place]
            || (last - _progressionDays[place] <= _options.ScanIntervalDays && last >= _facts.Potential.First);
    }
}
