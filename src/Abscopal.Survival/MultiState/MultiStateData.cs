using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>Histories of subjects through several states, as rows (entry, exit] in one state each.</summary>
/// <remarks>
/// A subject is at risk of leaving the row's state at times after its entry and up to its exit, where it moves to another
/// state or is censored. Times become ranks once. Rows of one subject do not overlap; gaps between them are times not
/// observed. Instances are immutable.
/// </remarks>
public sealed class MultiStateData
{
    private MultiStateData(int[] subjects, int[] from, int[] to, int[] entries, int[] exits, double[] times, ImmutableArray<string> states, TimeUnit unit)
    {
        Subjects = subjects;
        From = from;
        To = to;
        EntryRanks = entries;
        ExitRanks = exits;
        DistinctTimes = times;
        StateLabels = states;
        Unit = unit;
        foreach (int s in subjects) SubjectCount = Math.Max(SubjectCount, s + 1);
    }

    /// <summary>The number of rows.</summary>
    public int Count => From.Length;

    /// <summary>The number of subjects.</summary>
    public int SubjectCount { get; }

    /// <summary>The names of the states.</summary>
    public ImmutableArray<string> StateLabels { get; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; }

    internal int[] Subjects { get; }

    internal int[] From { get; }

    internal int[] To { get; }

    internal int[] EntryRanks { get; }

    internal int[] ExitRanks { get; }

    internal double[] DistinctTimes { get; }

    /// <summary>Data whose times are whole days: ties are exact.</summary>
    /// <param name="subjects">The subject of each row, any numbers; r elements.</param>
    /// <param name="from">The state of each row, as an index into the labels; r elements.</param>
    /// <param name="to">The state entered at the exit, or -1 for censored; r elements.</param>
    /// <param name="entries">Days of entry, not negative; r elements.</param>
    /// <param name="exits">Days of exit, after the entry; r elements.</param>
    /// <param name="stateLabels">The names of the states.</param>
    /// <exception cref="SurvivalDataException">The rows are not histories: the message says which row and why.</exception>
    public static MultiStateData FromDays(
        ReadOnlySpan<int> subjects, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<int> entries, ReadOnlySpan<int> exits, IEnumerable<string> stateLabels)
    {
        double[] starts = new double[entries.Length];
        double[] ends = new double[exits.Length];
        for (int i = 0; i < starts.Length; i++) starts[i] = entries[i];
        for (int i = 0; i < ends.Length; i++) ends[i] = exits[i];
        return FromTimes(subjects, from, to, starts, ends, stateLabels, NearTieRule.Exact, TimeUnit.Days);
    }

    /// <summary>Data whose times are floating-point numbers.</summary>
    /// <param name="subjects">The subject of each row, any numbers; r elements.</param>
    /// <param name="from">The state of each row, as an index into the labels; r elements.</param>
    /// <param name="to">The state entered at the exit, or -1 for censored; r elements.</param>
    /// <param name="entries">Times of entry, finite and not negative; r elements.</param>
    /// <param name="exits">Times of exit, after the entry; r elements.</param>
    /// <param name="stateLabels">The names of the states.</param>
    /// <param name="nearTies">When two times count as one.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <exception cref="SurvivalDataException">The rows are not histories: the message says which row and why.</exception>
    public static MultiStateData FromTimes(
        ReadOnlySpan<int> subjects,
        ReadOnlySpan<int> from,
        ReadOnlySpan<int> to,
        ReadOnlySpan<double> entries,
        ReadOnlySpan<double> exits,
        IEnumerable<string> stateLabels,
        NearTieRule nearTies = NearTieRule.Roundoff,
        TimeUnit unit = TimeUnit.Unstated)
    {
        ArgumentNullException.ThrowIfNull(stateLabels);
        int rows = exits.Length;
        SurvivalDataException.ThrowIfUnequal(rows, subjects.Length, "subjects");
        SurvivalDataException.ThrowIfUnequal(rows, from.Length, "from");
        SurvivalDataException.ThrowIfUnequal(rows, to.Length, "to");
        SurvivalDataException.ThrowIfUnequal(rows, entries.Length, "entries");
        if (rows == 0) throw new SurvivalDataException("there are no rows; at least one is needed");
        ImmutableArray<string> states = [.. stateLabels];
        HistoryCheck.States(from, to, states.Length);
        HistoryCheck.Times(entries, exits);
        (double[] times, int[] ranks) = Rank(entries, exits, nearTies);
        int[] entryRanks = ranks.AsSpan(0, rows).ToArray();
        int[] exitRanks = ranks.AsSpan(rows).ToArray();
        int[] numbered = Number(subjects);
        HistoryCheck.Sequence(numbered, from, to, entryRanks, exitRanks);
        return new MultiStateData(numbered, from.ToArray(), to.ToArray(), entryRanks, exitRanks, times, states, unit);
    }

    /// <summary>The rows that satisfy a condition, for example those of one group.</summary>
    /// <param name="keep">Whether to keep the row of an index; the rows of a subject are kept or left together.</param>
    /// <exception cref="SurvivalDataException">No row is left.</exception>
    public MultiStateData Where(Func<int, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        var rows = new List<int>();
        for (int i = 0; i < Count; i++)
        {
            if (keep(i)) rows.Add(i);
        }

        if (rows.Count == 0) throw new SurvivalDataException("no row is left; at least one is needed");
        int[] Pick(int[] column) => [.. rows.Select(r => column[r])];
        return new MultiStateData(Number(Pick(Subjects)), Pick(From), Pick(To), Pick(EntryRanks), Pick(ExitRanks), DistinctTimes, StateLabels, Unit);
    }

    /// <summary>The same data with every time divided by a number; ties stay as they were decided.</summary>
    /// <param name="divisor">For example 30.4375 from days to months; positive and finite.</param>
    /// <param name="unit">The unit afterwards.</param>
    public MultiStateData InUnitsOf(double divisor, TimeUnit unit)
    {
        if (!(divisor > 0 && double.IsFinite(divisor))) throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "must be positive and finite");
        return new MultiStateData(Subjects, From, To, EntryRanks, ExitRanks, Array.ConvertAll(DistinctTimes, t => t / divisor), StateLabels, unit);
    }

    private static (double[] Times, int[] Ranks) Rank(ReadOnlySpan<double> entries, ReadOnlySpan<double> exits, NearTieRule nearTies)
    {
        double[] all = [.. entries, .. exits];
        SortedSample sample = SortedSample.Create(all, new bool[all.Length], nearTies);
        int[] ranks = new int[all.Length];
        for (int i = 0; i < ranks.Length; i++) ranks[sample.Order[i]] = sample.Ranks[i];
        return (sample.DistinctTimes, ranks);
    }

    private static int[] Number(ReadOnlySpan<int> subjects)
    {
        var index = new Dictionary<int, int>();
        int[] numbered = new int[subjects.Length];
        for (int i = 0; i < numbered.Length; i++)
        {
            if (!index.TryGetValue(subjects[i], out numbered[i])) index.Add(subjects[i], numbered[i] = index.Count);
        }

        return numbered;
    }
}
