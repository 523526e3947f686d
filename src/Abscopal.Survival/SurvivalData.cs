using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>
/// Times to event or censoring of a sample, with entries, weights, groups, strata and subjects if there are any. Times
/// become ranks once, when the data are made; every estimator reads the ranks, so that ties are the same everywhere.
/// </summary>
/// <remarks>
/// Row i of the data is element i of every column given. Instances are immutable and safe to share between threads.
/// At one time events come before censorings; a row with an entry is at risk on (entry, exit].
/// </remarks>
public sealed class SurvivalData
{
    private SurvivalData(SortedSample sample, TimeUnit unit)
    {
        Sample = sample;
        Unit = unit;
    }

    private SurvivalData(SurvivalData other)
    {
        Sample = other.Sample;
        Unit = other.Unit;
        GroupColumn = other.GroupColumn;
        StratumColumn = other.StratumColumn;
        Weights = other.Weights;
        Subjects = other.Subjects;
        SubjectCount = other.SubjectCount;
    }

    /// <summary>The number of rows.</summary>
    public int Count => Sample.Count;

    /// <summary>The names of the groups; empty when the sample is one group.</summary>
    public ImmutableArray<string> GroupLabels => GroupColumn.Names;

    /// <summary>The names of the strata; empty when the sample is one stratum.</summary>
    public ImmutableArray<string> StratumLabels => StratumColumn.Names;

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; private init; }

    /// <summary>Whether rows enter after time zero (left truncation or a counting process).</summary>
    public bool HasEntry => Sample.Entries is not null;

    /// <summary>What the weights mean; null when every row counts once.</summary>
    public WeightKind? WeightKind => Weights?.Kind;

    /// <summary>The number of different subjects; the number of rows where no subjects were given.</summary>
    public int SubjectCount { get => field > 0 ? field : Count; private init; }

    internal SortedSample Sample { get; private init; }

    internal RowLabels GroupColumn { get; private init; } = RowLabels.None;

    internal RowLabels StratumColumn { get; private init; } = RowLabels.None;

    internal RowWeights? Weights { get; private init; }

    /// <summary>The subject of each row, from 0; null where every row is a subject.</summary>
    internal int[]? Subjects { get; private init; }

    internal ReadOnlySpan<int> Groups => GroupColumn.Codes;

    /// <summary>Data whose times are whole days: ties are exact.</summary>
    /// <param name="days">Days from time zero, not negative; n elements.</param>
    /// <param name="events">Whether the event happened (true) or the subject was censored (false); n elements.</param>
    /// <exception cref="SurvivalDataException">The columns differ in length, are empty or hold a negative time.</exception>
    public static SurvivalData FromDays(ReadOnlySpan<int> days, ReadOnlySpan<bool> events)
    {
        double[] times = new double[days.Length];
        for (int i = 0; i < times.Length; i++) times[i] = days[i];
        return FromTimes(times, events, NearTieRule.Exact, TimeUnit.Days);
    }

    /// <summary>Data whose times are floating-point numbers.</summary>
    /// <param name="times">Times from time zero, finite and not negative; n elements.</param>
    /// <param name="events">Whether the event happened (true) or the subject was censored (false); n elements.</param>
    /// <param name="nearTies">When two times count as one.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <exception cref="SurvivalDataException">
    /// The columns differ in length, are empty, or hold a time that is negative, infinite or not a number.
    /// </exception>
    public static SurvivalData FromTimes(
        ReadOnlySpan<double> times,
        ReadOnlySpan<bool> events,
        NearTieRule nearTies = NearTieRule.Roundoff,
        TimeUnit unit = TimeUnit.Unstated)
    {
        SurvivalDataException.ThrowIfUnequal(times.Length, events.Length, "events");
        return new SurvivalData(SortedSample.Create(times, events, nearTies), unit);
    }

    /// <summary>The same data with a time of entry for each row, which is at risk on (entry, exit].</summary>
    /// <param name="entry">Times of entry in the unit of the data, finite, not negative and before the exit; n elements.</param>
    /// <remarks>An entry that is nearly tied with an exit, by the rule of the data, counts as the same time.</remarks>
    /// <exception cref="SurvivalDataException">An entry is not before its exit, negative or not finite, or the lengths differ.</exception>
    public SurvivalData WithEntry(ReadOnlySpan<double> entry) => new(this) { Sample = Sample.WithEntry(entry) };

    /// <summary>The same data with a weight for each row.</summary>
    /// <param name="weights">Each 0 or from 1e-300 to 1e300, and not all 0; whole numbers for replication; n elements.</param>
    /// <param name="kind">What the weights mean.</param>
    /// <exception cref="SurvivalDataException">A weight is out of range, all are 0, or the lengths differ.</exception>
    public SurvivalData WithWeights(ReadOnlySpan<double> weights, WeightKind kind) => new(this) { Weights = RowWeights.Create(Count, weights, kind) };

    /// <summary>The same data with a group for each row.</summary>
    /// <param name="groups">The group of each row, as an index into <paramref name="labels"/>; n elements.</param>
    /// <param name="labels">The names of the groups.</param>
    /// <exception cref="SurvivalDataException">A group is empty, an index has no label, or the lengths differ.</exception>
    public SurvivalData WithGroups(ReadOnlySpan<int> groups, IEnumerable<string> labels) =>
        new(this) { GroupColumn = RowLabels.Create(Count, groups, labels, "groups") };

    /// <summary>The same data with a group for each row, numbered by first appearance of its label.</summary>
    /// <param name="labels">The label of each row; n elements.</param>
    public SurvivalData WithGroups(IReadOnlyList<string> labels) => new(this) { GroupColumn = RowLabels.Create(Count, labels, "groups") };

    /// <summary>The same data with a stratum for each row.</summary>
    /// <param name="strata">The stratum of each row, as an index into <paramref name="labels"/>; n elements.</param>
    /// <param name="labels">The names of the strata.</param>
    /// <exception cref="SurvivalDataException">A stratum is empty, an index has no label, or the lengths differ.</exception>
    public SurvivalData WithStrata(ReadOnlySpan<int> strata, IEnumerable<string> labels) =>
        new(this) { StratumColumn = RowLabels.Create(Count, strata, labels, "strata") };

    /// <summary>The same data with a stratum for each row, numbered by first appearance of its label.</summary>
    /// <param name="labels">The label of each row; n elements.</param>
    public SurvivalData WithStrata(IReadOnlyList<string> labels) => new(this) { StratumColumn = RowLabels.Create(Count, labels, "strata") };

    /// <summary>The same data with the subject that each row belongs to, for the intervals of a counting process and for clusters.</summary>
    /// <param name="subjects">Any number that is the same for rows of one subject; n elements.</param>
    /// <exception cref="SurvivalDataException">The lengths differ.</exception>
    public SurvivalData WithSubjects(ReadOnlySpan<int> subjects)
    {
        SurvivalDataException.ThrowIfUnequal(Count, subjects.Length, "subjects");
        var index = new Dictionary<int, int>();
        int[] codes = new int[subjects.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            if (!index.TryGetValue(subjects[i], out codes[i])) index.Add(subjects[i], codes[i] = index.Count);
        }

        return new SurvivalData(this) { Subjects = codes, SubjectCount = index.Count };
    }

    /// <summary>The same data with the subject that each row belongs to.</summary>
    /// <param name="subjects">The identifier of the subject of each row; n elements.</param>
    /// <exception cref="SurvivalDataException">The lengths differ.</exception>
    public SurvivalData WithSubjects(IReadOnlyList<string> subjects) => WithSubjects(RowLabels.Number(subjects).Codes);

    /// <summary>The same data with every time divided by a number; ties stay as they were decided.</summary>
    /// <param name="divisor">For example 30.4375 from days to months; positive and finite.</param>
    /// <param name="unit">The unit afterwards.</param>
    public SurvivalData InUnitsOf(double divisor, TimeUnit unit)
    {
        if (!(divisor > 0 && double.IsFinite(divisor))) throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "must be positive and finite");
        return new SurvivalData(this) { Sample = Sample.DividedBy(divisor), Unit = unit };
    }

    /// <summary>The numbers at risk, with events and censored, at each distinct time of the whole sample.</summary>
    public EventTable ToEventTable() => EventTableBuilder.Create(this, group: -1);

    /// <summary>The numbers at risk, with events and censored, at each distinct time of one group.</summary>
    /// <param name="group">The index of the group in <see cref="GroupLabels"/>.</param>
    public EventTable ToEventTable(int group)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)group, (uint)GroupLabels.Length, nameof(group));
        return EventTableBuilder.Create(this, group);
    }

    /// <summary>The index of the exit of a row among the distinct exit times.</summary>
    internal int RankOfExit(int row) => Sample.RankByRow[row];

    /// <summary>
    /// The index of the last distinct exit time at or before the entry of a row, -1 where there is none: the row is at
    /// risk at the indices in (RankOfEntry, RankOfExit].
    /// </summary>
    internal int RankOfEntry(int row) => Sample.Entries?.Ranks[row] ?? -1;

    internal bool HasEvent(int row) => Sample.EventByRow[row];

    internal double Weight(int row) => Weights?.Values[row] ?? 1;

    internal int Stratum(int row) => StratumColumn.Codes is { Length: > 0 } codes ? codes[row] : 0;

    internal int Group(int row) => GroupColumn.Codes is { Length: > 0 } codes ? codes[row] : 0;

    internal int Subject(int row) => Subjects?[row] ?? row;
}
