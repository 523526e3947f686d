using System.Globalization;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Tests.Bounds;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Enumeration;

/// <summary>
/// An arm of at most eight subjects on days 0 to 6, known by what was printed of it: every cohort that can have printed so,
/// with the probability that a stated prior gives it. Written from the definitions of the priors, apart from the samplers.
/// </summary>
internal sealed class EnumeratedArm
{
    public const int LastDay = 6;

    private readonly PublishedEndpoint _facts;
    private readonly int[] _days;
    private readonly bool[] _events;

    /// <summary>Prints the figures of one cohort, such as "2x 3x 3o 4x 5o 6o": x an event, o a censoring.</summary>
    public EnumeratedArm(string cohort, Func<PrintedArm, PrintedArm> printed, CohortOptions? options = null)
    {
        Options = options ?? new CohortOptions { FollowUp = FollowUpAssumption.Open };
        string[] subjects = cohort.Split(' ');
        _days = [.. subjects.Select(s => int.Parse(s[..^1], CultureInfo.InvariantCulture))];
        _events = [.. subjects.Select(s => s[^1] == 'x')];
        Study = printed(new PrintedArm(_days, _events, Options) { Unit = PrintedUnit.Days, LastDay = LastDay }).ToStudy();
        _facts = Study.Arms[0].Endpoints[0];
    }

    public PublishedStudy Study { get; }

    public CohortOptions Options { get; }

    public int Subjects => _days.Length;

    /// <summary>
    /// The prior of <see cref="CohortSampler"/>: the order uniform among those that can have printed the facts, the days
    /// uniform among those that the order and the print allow, where an order is of subjects who left one after the other;
    /// then what meets the print once subjects of one day are tied.
    /// </summary>
    public Dictionary<string, double> ByOrders()
    {
        var solutions = new Dictionary<int, (int Count, List<string> Cohorts)>();
        ForEachCohort((days, events) =>
        {
            if (_facts.Events is { } d && events.Count(e => e) != d) return;
            double[] apart = [.. days.Select((t, i) => t + (1e-3 * i))];
            if (!Meets(SurvivalData.FromTimes(apart, events), days, 1e-2)) return;
            int order = events.Select((e, i) => e ? 1 << i : 0).Sum();
            (int count, List<string> cohorts) = solutions.GetValueOrDefault(order, (0, []));
            if (Meets(SurvivalData.FromDays(days, events), days, 0)) cohorts.Add(Key(days, events));
            solutions[order] = (count + 1, cohorts);
        });
        return Normalised(solutions.Values.SelectMany(s => s.Cohorts.Select(c => KeyValuePair.Create(c, 1.0 / s.Count))));
    }

    /// <summary>
    /// The prior of <see cref="Abscopal.Evidence.Sampling.StudySampler"/>: subjects independent, hazards of event and censoring constant between
    /// the columns of the row at risk, each Gamma distributed with shape one half and the rate of half a subject followed to
    /// the last day, which integrates to a ratio of Gamma functions; then what meets the print.
    /// </summary>
    public Dictionary<string, double> ByHazards()
    {
        // Nobody is followed to a column without anybody at risk.
        int empty = _facts.AtRisk!.Counts.IndexOf(0);
        int last = empty < 0 ? LastDay : Math.Min(LastDay, (int)_facts.AtRisk.Times[empty] - 1);
        int[] pieces = [.. _facts.AtRisk.Times.Select(t => (int)t).Where(t => t <= last)];
        var weights = new List<KeyValuePair<string, double>>();
        ForEachCohort((days, events) =>
        {
            if (_facts.Events is { } d && events.Count(e => e) != d) return;
            for (int k = 0; k < _facts.AtRisk.Counts.Length; k++)
            {
                if (days.Count(t => t >= (int)_facts.AtRisk.Times[k]) != _facts.AtRisk.Counts[k]) return;
                if (!_facts.AtRisk.CumulativeCensored.IsEmpty && days.Where((t, i) => !events[i] && t < (int)_facts.AtRisk.Times[k]).Count() != _facts.AtRisk.CumulativeCensored[k]) return;
            }

            if (!Meets(SurvivalData.FromDays(days, events), days, 0)) return;
            weights.Add(KeyValuePair.Create(Key(days, events), Arrangements(days, events) * Prior(days, events, pieces, last)));
        });
        return Normalised(weights);
    }

    public static string Key(IReadOnlyList<int> days, IReadOnlyList<bool> events) =>
        string.Join(' ', days.Zip(events, (d, e) => $"{d}{(e ? 'x' : 'o')}").Order(StringComparer.Ordinal));

    // Subjects in the order of their days, an event before a censoring; nobody has an event on day 0.
    private void ForEachCohort(Action<int[], bool[]> visit)
    {
        (int[] days, bool[] events) = (new int[Subjects], new bool[Subjects]);
        Place(0, 1);

        void Place(int i, int from)
        {
            if (i == Subjects)
            {
                visit(days, events);
                return;
            }

            for (int key = from; key <= (2 * LastDay) + 1; key++)
            {
                (days[i], events[i]) = (key / 2, key % 2 == 0);
                Place(i + 1, key);
            }
        }
    }

    // The print by the estimators themselves; 'later' puts a landmark behind subjects of its day who were set apart.
    private bool Meets(SurvivalData data, int[] days, double later)
    {
        foreach (PublishedLandmark landmark in _facts.Landmarks)
        {
            // A rate was printed of somebody who was seen then.
            if (landmark.Survival.LeastAsNumber > 0 && days[^1] < (double)landmark.Time) return false;
            Estimate rate = KaplanMeier.Estimate(data, Options(landmark.Level)).At((double)landmark.Time + later).Survival;
            if (!rate.IsEstimated || !landmark.Survival.Agrees(rate.Value)) return false;
        }

        foreach (PublishedQuantile quantile in _facts.Quantiles)
        {
            if (!Agrees(quantile, KaplanMeier.Estimate(data, Options(quantile.Level)).Quantile((double)quantile.Probability))) return false;
        }

        return _facts.FollowUp is not { } followUp || Agrees(followUp, KaplanMeier.EstimateFollowUp(data, Options(followUp.Level)).Median);

        KaplanMeierOptions Options(decimal? level) => new() { Level = (double)(level ?? 0.95m), IntervalType = this.Options.IntervalType, Plateau = this.Options.Plateau, Crossing = this.Options.Crossing };
    }

    private static bool Agrees(PublishedQuantile printed, SurvivalQuantile found) =>
        Agrees(printed.Estimate, printed.EstimateNotReached, found.Estimate) && Agrees(printed.Lower, notReached: false, found.Lower) && Agrees(printed.Upper, printed.UpperNotReached, found.Upper);

    private static bool Agrees(Printed? printed, bool notReached, Estimate found) =>
        printed is null ? !notReached || !found.IsEstimated : found.IsEstimated && printed.Agrees(found.Value);

    // A subject of day t has lived days 1 to t; a censoring on day 0 belongs to the first piece.
    private static double Prior(int[] days, bool[] events, int[] pieces, int end)
    {
        double density = 1;
        for (int k = 0; k < pieces.Length; k++)
        {
            int first = Math.Max(1, pieces[k]), last = k + 1 < pieces.Length ? pieces[k + 1] - 1 : end;
            int lived = days.Sum(d => Math.Max(0, Math.Min(d, last) - first + 1));
            int happened = days.Where((d, i) => events[i] && d >= first && d <= last).Count();
            int censored = days.Where((d, i) => !events[i] && d >= pieces[k] && d <= last).Count();
            density *= RisingHalf(happened) * RisingHalf(censored) / Math.Pow((0.5 * end) + lived, 1 + happened + censored);
        }

        return density;
    }

    // The ratio of Gamma functions at 1/2 + k and 1/2.
    private static double RisingHalf(int k) => k == 0 ? 1 : (k - 0.5) * RisingHalf(k - 1);

    // How many arrangements of numbered subjects are this cohort.
    private static double Arrangements(int[] days, bool[] events)
    {
        double ways = 1;
        int alike = 0;
        for (int i = 0; i < days.Length; i++)
        {
            alike = i > 0 && days[i] == days[i - 1] && events[i] == events[i - 1] ? alike + 1 : 1;
            ways *= (i + 1.0) / alike;
        }

        return ways;
    }

    private static Dictionary<string, double> Normalised(IEnumerable<KeyValuePair<string, double>> weights)
    {
        var all = new Dictionary<string, double>(weights, StringComparer.Ordinal);
        double sum = all.Values.Sum();
        return all.ToDictionary(w => w.Key, w => w.Value / sum, StringComparer.Ordinal);
    }
}
