using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>
/// Times to event or censoring of a sample, with groups if there are any. Times become ranks once, when the data are
/// made; every estimator reads the ranks, so that ties are the same everywhere.
/// </summary>
/// <remarks>
/// Row i of the data is element i of every column given. Instances are immutable and safe to share between threads.
/// At one time events come before censorings.
/// </remarks>
public sealed class SurvivalData
{
    private readonly int[] _groups;

    private SurvivalData(SortedSample sample, int[] groups, ImmutableArray<string> labels, TimeUnit unit)
    {
        Sample = sample;
        _groups = groups;
        GroupLabels = labels;
        Unit = unit;
    }

    /// <summary>The number of subjects.</summary>
    public int Count => Sample.Count;

    /// <summary>The names of the groups; empty when the sample is one group.</summary>
    public ImmutableArray<string> GroupLabels { get; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; }

    internal SortedSample Sample { get; }

    internal ReadOnlySpan<int> Groups => _groups;

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
        return new SurvivalData(SortedSample.Create(times, events, nearTies), [], [], unit);
    }

    /// <summary>The same data with a group for each subject.</summary>
    /// <param name="groups">The group of each row, as an index into <paramref name="labels"/>; n elements.</param>
    /// <param name="labels">The names of the groups.</param>
    /// <exception cref="SurvivalDataException">A group is empty, an index has no label, or the lengths differ.</exception>
    public SurvivalData WithGroups(ReadOnlySpan<int> groups, IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ImmutableArray<string> names = [.. labels];
        SurvivalDataException.ThrowIfUnequal(Count, groups.Length, "groups");
        Span<int> sizes = new int[names.Length];
        for (int i = 0; i < groups.Length; i++)
        {
            if ((uint)groups[i] >= (uint)names.Length)
                throw new SurvivalDataException($"row {i + 1}: group {groups[i]} has no label; expected 0 to {names.Length - 1}");
            sizes[groups[i]]++;
        }

        int empty = sizes.IndexOf(0);
        if (empty >= 0) throw new SurvivalDataException($"group '{names[empty]}' is empty; every group needs a subject");
        return new SurvivalData(Sample, groups.ToArray(), names, Unit);
    }

    /// <summary>The same data with a group for each subject, numbered by first appearance of its label.</summary>
    /// <param name="labels">The label of each row; n elements.</param>
    public SurvivalData WithGroups(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] groups = new int[labels.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            if (!index.TryGetValue(labels[i], out groups[i])) index.Add(labels[i], groups[i] = index.Count);
        }

        return WithGroups(groups, index.Keys);
    }

    /// <summary>The same data with every time divided by a number; ties stay as they were decided.</summary>
    /// <param name="divisor">For example 30.4375 from days to months; positive and finite.</param>
    /// <param name="unit">The unit afterwards.</param>
    public SurvivalData InUnitsOf(double divisor, TimeUnit unit)
    {
        if (!(divisor > 0 && double.IsFinite(divisor))) throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "must be positive and finite");
        return new SurvivalData(Sample.DividedBy(divisor), _groups, GroupLabels, unit);
    }

    /// <summary>The numbers at risk, with events and censored, at each distinct time of the whole sample.</summary>
    public EventTable ToEventTable() => EventTable.Create(Sample, [], group: -1);

    /// <summary>The numbers at risk, with events and censored, at each distinct time of one group.</summary>
    /// <param name="group">The index of the group in <see cref="GroupLabels"/>.</param>
    public EventTable ToEventTable(int group)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)group, (uint)GroupLabels.Length, nameof(group));
        return EventTable.Create(Sample, _groups, group);
    }
}
