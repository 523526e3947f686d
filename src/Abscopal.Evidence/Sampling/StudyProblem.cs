using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Numerics.Random;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Sampling;

/// <summary>The conditions of all arms and endpoints of a study, and how cohorts are made of a state that meets them.</summary>
internal sealed class StudyProblem
{
    private readonly PublishedStudy _study;
    private readonly ArmConditions[] _conditions;
    private readonly int[][] _placesOf;
    private readonly PublishedContrast[] _contrasts;

    private StudyProblem(PublishedStudy study, CohortOptions options, PublishedArm[] arms)
    {
        _study = study;
        Options = options;
        Arms = arms;
        var all = new List<ArmConditions>();
        _placesOf = new int[arms.Length][];
        for (int a = 0; a < arms.Length; a++)
        {
            int first = all.Count;
            all.AddRange(arms[a].Endpoints.Where(HasCurve).Select(e => ArmConditions.Make(study, arms[a], e, options)));
            _placesOf[a] = [.. Enumerable.Range(first, all.Count - first)];
        }

        _conditions = [.. all];
        foreach ((int progression, int survival) in Pairs()) _conditions[progression].ShareLastDay(_conditions[survival]);
        var conventions = new CohortConventions(options.IntervalType, options.Plateau, options.Crossing);
        Assumptions.AddRange(_conditions.Select(c => LimitTypes.Choose(c, conventions, options.Crossing)).OfType<string>());
        _contrasts = [.. study.Contrasts.Where(IsHeld)];
        Tell();
    }

    public CohortOptions Options { get; }

    public PublishedArm[] Arms { get; }

    public List<string> NotHeld { get; } = [];

    public List<string> Assumptions { get; } = [];

    public static StudyProblem Make(PublishedStudy study, CohortOptions options, IReadOnlyCollection<string>? arms) =>
        new(study, options, [.. study.Arms.Where(a => (arms is null || arms.Contains(a.Id, StringComparer.Ordinal)) && a.Endpoints.Any(HasCurve))]);

    public IEnumerable<ArmConditions> ConditionsOf(int arm) => _placesOf[arm].Select(p => _conditions[p]);

    public StudyState NewState()
    {
        var conventions = new CohortConventions(Options.IntervalType, Options.Plateau, Options.Crossing);
        ArmState[] states = [.. _conditions.Select(c => new ArmState(c, conventions))];
        ContrastState[] contrasts = [.. _contrasts.Select(c => new ContrastState(c, states[Place(c.Arm, c.Endpoint)], states[Place(c.Reference, c.Endpoint)]))];
        return new StudyState(states, contrasts, [.. Pairs()]);
    }

    /// <summary>Whether every printed figure of every arm is recomputed as printed.</summary>
    public bool Agrees(StudyState state)
    {
        for (int a = 0; a < Arms.Length; a++)
        {
            foreach (int place in _placesOf[a])
            {
                ArmConditions c = _conditions[place];
                if (!FactComparisons.AllAgree(c.Endpoint, Times(state.Arms[place]), Options, c.RateType, c.QuantileType, _study.TimeUnit)) return false;
            }
        }

        return Array.TrueForAll(state.Contrasts, c => c.Agrees());
    }

    /// <summary>The printed facts that a state misses, each with its arm and endpoint.</summary>
    public static IEnumerable<string> Missed(StudyState state)
    {
        foreach (ArmState arm in state.Arms)
        {
            foreach (CurveCondition condition in arm.Missed) yield return $"{arm.Conditions.Arm.Id}, {arm.Conditions.Endpoint.Id}: {condition.Fact}";
        }

        foreach (PublishedContrast c in state.Contrasts.Where(c => c.Penalty > 0).Select(c => c.Contrast))
            yield return $"{c.Endpoint}: {c.Arm} against {c.Reference}";
        if (state.Inversions > 0) yield return "nobody progresses after death";
    }

    /// <summary>One cohort of each arm.</summary>
    public Cohort[] Cohorts(StudyState state, int number, ref RandomStream random)
    {
        var cohorts = new Cohort[Arms.Length];
        for (int a = 0; a < Arms.Length; a++) cohorts[a] = Cohort(state, a, number, ref random);
        return cohorts;
    }

    private Cohort Cohort(StudyState state, int a, int number, ref RandomStream random)
    {
        EndpointTimes[] endpoints = [.. _placesOf[a].Select(p => Times(state.Arms[p]))];
        int progression = Array.FindIndex(endpoints, e => string.Equals(e.Endpoint, ArmFacts.Progression, StringComparison.Ordinal));
        int survival = Array.FindIndex(endpoints, e => string.Equals(e.Endpoint, ArmFacts.Survival, StringComparison.Ordinal));
        if (progression >= 0 && survival >= 0) endpoints[progression] = SubjectPairing.Draw(endpoints[progression], endpoints[survival], ref random);
        EndpointTimes last = endpoints[survival >= 0 ? survival : 0];
        var enrolled = ImmutableArray.CreateBuilder<DateOnly>(last.Days.Length);
        for (int i = 0; i < last.Days.Length; i++)
            enrolled.Add(EnrolmentCalendar.Draw(_study, last.Days[i], !last.Events[i] && Options.FollowUp == FollowUpAssumption.Complete, ref random));
        return new Cohort { Number = number, Arm = Arms[a].Id, Enrolled = enrolled.MoveToImmutable(), Endpoints = [.. endpoints] };
    }

    // Subjects by day, an event before a censoring, so that what is written does not show how the walk came there.
    private static EndpointTimes Times(ArmState state)
    {
        int[] days = state.Days.ToArray();
        bool[] events = state.Events.ToArray();
        int[] keys = [.. days.Select((d, i) => (2 * d) + (events[i] ? 0 : 1))];
        Array.Sort(keys);
        return new EndpointTimes(state.Conditions.Endpoint.Id, [.. keys.Select(k => k / 2)], [.. keys.Select(k => k % 2 == 0)]);
    }

    private void Tell()
    {
        foreach (PublishedContrast c in _study.Contrasts.Where(c => Names(c) && !IsHeld(c)))
            NotHeld.Add($"{c.Endpoint}: {c.Arm} against {c.Reference}: the comparison is stratified, and the strata were not printed");
        foreach (ArmConditions c in _conditions)
        {
            if (!c.LastDayIsProved)
                Assumptions.Add(string.Create(CultureInfo.InvariantCulture, $"{c.Arm.Id}, {c.Endpoint.Id}: nothing printed ends the follow-up; nobody is followed beyond {Months.FromDays(c.LastDay):0.0} months"));
        }

        foreach (PublishedArm arm in Arms)
        {
            foreach (string key in new[] { "progressed", "onTreatmentAtCutOff" })
            {
                if (arm.Count(key) is not null) NotHeld.Add($"{arm.Id}: {key}: the draws hold the endpoints; who progressed or was treated is a part of an endpoint that they do not carry");
            }
        }
    }

    private bool IsHeld(PublishedContrast contrast) => !contrast.Stratified && Names(contrast);

    private bool Names(PublishedContrast contrast) => Place(contrast.Arm, contrast.Endpoint) >= 0 && Place(contrast.Reference, contrast.Endpoint) >= 0;

    private IEnumerable<(int Progression, int Survival)> Pairs()
    {
        foreach (PublishedArm arm in Arms)
        {
            int progression = Place(arm.Id, ArmFacts.Progression);
            int survival = Place(arm.Id, ArmFacts.Survival);
            if (progression >= 0 && survival >= 0) yield return (progression, survival);
        }
    }

    private int Place(string arm, string endpoint) => Array.FindIndex(_conditions, c =>
        string.Equals(c.Arm.Id, arm, StringComparison.Ordinal) && string.Equals(c.Endpoint.Id, endpoint, StringComparison.Ordinal));

    // An endpoint of which nothing but a name was printed says nothing of anybody's times.
    private static bool HasCurve(PublishedEndpoint e) =>
        e.Events is not null || e.AtRisk is not null || e.FollowUp is not null || !e.Quantiles.IsEmpty || !e.Landmarks.IsEmpty;
}
