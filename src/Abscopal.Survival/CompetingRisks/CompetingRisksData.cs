using System.Collections.Immutable;
using System.Globalization;

namespace Abscopal.Survival;

/// <summary>Times to the first of several kinds of event, or to censoring, with groups and strata if there are any.</summary>
/// <remarks>
/// Row i of the data is element i of every column given. A cause is a code: 0 for censored, c for the c-th label. Times
/// become ranks once; at one time events of every cause come before censorings. Instances are immutable.
/// </remarks>
public sealed class CompetingRisksData
{
    private readonly int[] _causes;
    private readonly int[] _groups;
    private readonly int[] _strata;

    private CompetingRisksData(SortedSample sample, int[] causes, ImmutableArray<string> causeLabels, TimeUnit unit)
    {
        Sample = sample;
        _causes = causes;
        _groups = [];
        _strata = [];
        CauseLabels = causeLabels;
        GroupLabels = [];
        StratumLabels = [];
        Unit = unit;
    }

    private CompetingRisksData(CompetingRisksData source, SortedSample sample, TimeUnit unit)
        : this(sample, source._causes, source.CauseLabels, unit)
    {
        _groups = source._groups;
        _strata = source._strata;
        GroupLabels = source.GroupLabels;
        StratumLabels = source.StratumLabels;
    }

    private CompetingRisksData(CompetingRisksData source, int[] groups, ImmutableArray<string> groupLabels, int[] strata, ImmutableArray<string> stratumLabels)
        : this(source.Sample, source._causes, source.CauseLabels, source.Unit)
    {
        _groups = groups;
        _strata = strata;
        GroupLabels = groupLabels;
        StratumLabels = stratumLabels;
    }

    /// <summary>The number of subjects.</summary>
    public int Count => Sample.Count;

    /// <summary>The names of the causes; cause c has the label of index c - 1.</summary>
    public ImmutableArray<string> CauseLabels { get; }

    /// <summary>The names of the groups; empty when the sample is one group.</summary>
    public ImmutableArray<string> GroupLabels { get; }

    /// <summary>The names of the strata; empty when the sample is one stratum.</summary>
    public ImmutableArray<string> StratumLabels { get; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; }

    internal SortedSample Sample { get; }

    /// <summary>The cause of each row.</summary>
    internal ReadOnlySpan<int> Causes => _causes;

    internal ReadOnlySpan<int> Groups => _groups;

    internal ReadOnlySpan<int> Strata => _strata;

    /// <summary>Data whose times are whole days: ties are exact.</summary>
    /// <param name="days">Days from time zero, not negative; n elements.</param>
    /// <param name="causes">0 for censored, c for an event of the c-th cause; n elements.</param>
    /// <param name="causeLabels">The names of the causes; left out, as many numbered causes as the highest code.</param>
    /// <exception cref="SurvivalDataException">The columns differ in length or are empty, a time is negative, a code has no label.</exception>
    public static CompetingRisksData FromDays(ReadOnlySpan<int> days, ReadOnlySpan<int> causes, IEnumerable<string>? causeLabels = null)
    {
        double[] times = new double[days.Length];
        for (int i = 0; i < times.Length; i++) times[i] = days[i];
        return FromTimes(times, causes, causeLabels, NearTieRule.Exact, TimeUnit.Days);
    }

    /// <summary>Data whose times are floating-point numbers.</summary>
    /// <param name="times">Times from time zero, finite and not negative; n elements.</param>
    /// <param name="causes">0 for censored, c for an event of the c-th cause; n elements.</param>
    /// <param name="causeLabels">The names of the causes; left out, as many numbered causes as the highest code.</param>
    /// <param name="nearTies">When two times count as one.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <exception cref="SurvivalDataException">The columns differ in length or are empty, a time is not finite or negative, a code has no label.</exception>
    public static CompetingRisksData FromTimes(
        ReadOnlySpan<double> times,
        ReadOnlySpan<int> causes,
        IEnumerable<string>? causeLabels = null,
        NearTieRule nearTies = NearTieRule.Roundoff,
        TimeUnit unit = TimeUnit.Unstated)
    {
        SurvivalDataException.ThrowIfUnequal(times.Length, causes.Length, "causes");
        ImmutableArray<string> labels = causeLabels is null ? Numbered(causes) : [.. causeLabels];
        bool[] events = new bool[causes.Length];
        for (int i = 0; i < causes.Length; i++)
        {
            if ((uint)causes[i] > (uint)labels.Length)
                throw new SurvivalDataException($"row {i + 1}: cause {causes[i]} has no label; expected 0 (censored) to {labels.Length}");
            events[i] = causes[i] != 0;
        }

        return new CompetingRisksData(SortedSample.Create(times, events, nearTies), causes.ToArray(), labels, unit);
    }

    /// <summary>The same data with a group for each subject, numbered by first appearance of its label.</summary>
    /// <param name="labels">The label of each row; n elements.</param>
    /// <exception cref="SurvivalDataException">The number of labels is not that of the subjects.</exception>
    public CompetingRisksData WithGroups(IReadOnlyList<string> labels)
    {
        (int[] codes, ImmutableArray<string> names) = Number(labels, "groups");
        return new CompetingRisksData(this, codes, names, _strata, StratumLabels);
    }

    /// <summary>The same data with a stratum for each subject, numbered by first appearance of its label.</summary>
    /// <param name="labels">The label of each row; n elements.</param>
    /// <exception cref="SurvivalDataException">The number of labels is not that of the subjects.</exception>
    public CompetingRisksData WithStrata(IReadOnlyList<string> labels)
    {
        (int[] codes, ImmutableArray<string> names) = Number(labels, "strata");
        return new CompetingRisksData(this, _groups, GroupLabels, codes, names);
    }

    /// <summary>The same data with every time divided by a number; ties stay as they were decided.</summary>
    /// <param name="divisor">For example 30.4375 from days to months; positive and finite.</param>
    /// <param name="unit">The unit afterwards.</param>
    public CompetingRisksData InUnitsOf(double divisor, TimeUnit unit)
    {
        if (!(divisor > 0 && double.IsFinite(divisor))) throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "must be positive and finite");
        return new CompetingRisksData(this, Sample.DividedBy(divisor), unit);
    }

    /// <summary>
    /// The time to one cause with the other causes taken for censorings. One minus its Kaplan-Meier curve is not the
    /// cumulative incidence: it is what the incidence would be were the other causes abolished without changing the hazard
    /// of this one, and lies above it.
    /// </summary>
    /// <param name="cause">The code of the cause, from 1.</param>
    public SurvivalData ToCauseSpecific(int cause)
    {
        RequireCause(cause);
        return ToSurvivalData(c => c == cause);
    }

    /// <summary>The time to the first event of any cause.</summary>
    public SurvivalData ToEventFree() => ToSurvivalData(c => c != 0);

    /// <summary>The numbers at risk, with events by cause and censored, at each distinct time of the whole sample.</summary>
    public CompetingRisksTable ToTable() => CompetingRisksTable.Create(this, group: -1);

    /// <summary>The numbers at risk, with events by cause and censored, at each distinct time of one group.</summary>
    /// <param name="group">The index of the group in <see cref="GroupLabels"/>.</param>
    public CompetingRisksTable ToTable(int group)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)group, (uint)GroupLabels.Length, nameof(group));
        return CompetingRisksTable.Create(this, group);
    }

    internal void RequireCause(int cause)
    {
        if (cause < 1 || cause > CauseLabels.Length)
            throw new SurvivalDataException($"there is no cause {cause}; expected 1 to {CauseLabels.Length}");
    }

    private static ImmutableArray<string> Numbered(ReadOnlySpan<int> causes)
    {
        int highest = 0;
        foreach (int cause in causes) highest = Math.Max(highest, cause);
        var labels = ImmutableArray.CreateBuilder<string>(highest);
        for (int c = 1; c <= highest; c++) labels.Add(c.ToString(CultureInfo.InvariantCulture));
        return labels.MoveToImmutable();
    }

    private (int[] Codes, ImmutableArray<string> Names) Number(IReadOnlyList<string> labels, string column)
    {
        ArgumentNullException.ThrowIfNull(labels);
        SurvivalDataException.ThrowIfUnequal(Count, labels.Count, column);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>();
        int[] codes = new int[labels.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            if (index.TryGetValue(labels[i], out codes[i])) continue;
            index.Add(labels[i], codes[i] = names.Count);
            names.Add(labels[i]);
        }

        return (codes, names.ToImmutable());
    }

    private SurvivalData ToSurvivalData(Predicate<int> isEvent)
    {
        double[] times = new double[Count];
        for (int i = 0; i < times.Length; i++) times[Sample.Order[i]] = Sample.DistinctTimes[Sample.Ranks[i]];
        var data = SurvivalData.FromTimes(times, Array.ConvertAll(_causes, c => isEvent(c)), NearTieRule.Exact, Unit);
        return GroupLabels.IsEmpty ? data : data.WithGroups(_groups, GroupLabels);
    }
}
