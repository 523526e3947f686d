namespace Abscopal.Survival;

/// <summary>Whether rows are histories that can have happened.</summary>
internal static class HistoryCheck
{
    public static void States(ReadOnlySpan<int> from, ReadOnlySpan<int> to, int states)
    {
        for (int i = 0; i < from.Length; i++)
        {
            if ((uint)from[i] >= (uint)states)
                throw new SurvivalDataException($"row {i + 1}: state {from[i]} has no label; expected 0 to {states - 1}");
            if (to[i] < -1 || to[i] >= states)
                throw new SurvivalDataException($"row {i + 1}: state {to[i]} has no label; expected -1 (censored) to {states - 1}");
            if (from[i] == to[i])
                throw new SurvivalDataException($"row {i + 1}: the state is {from[i]} before and after; a row ends with another state or with -1 (censored)");
        }
    }

    public static void Times(ReadOnlySpan<double> entries, ReadOnlySpan<double> exits)
    {
        for (int i = 0; i < entries.Length; i++)
        {
            if (!double.IsFinite(entries[i]) || entries[i] < 0)
                throw new SurvivalDataException($"row {i + 1}: entry {entries[i]:R} is not a finite number of at least 0");
            if (!double.IsFinite(exits[i]) || exits[i] < 0)
                throw new SurvivalDataException($"row {i + 1}: exit {exits[i]:R} is not a finite number of at least 0");
        }
    }

    public static void Sequence(int[] subjects, ReadOnlySpan<int> from, ReadOnlySpan<int> to, int[] entries, int[] exits)
    {
        int[] rows = new int[subjects.Length];
        long[] keys = new long[subjects.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            if (entries[i] >= exits[i])
                throw new SurvivalDataException($"row {i + 1}: the exit is not after the entry; nobody is at risk in an empty row");
            rows[i] = i;
            keys[i] = ((long)subjects[i] << 32) | (uint)entries[i];
        }

        Array.Sort(keys, rows);
        for (int k = 1; k < rows.Length; k++)
        {
            int last = rows[k - 1];
            int next = rows[k];
            if (subjects[last] != subjects[next]) continue;
            if (entries[next] < exits[last])
                throw new SurvivalDataException($"rows {last + 1} and {next + 1} of one subject overlap; a subject is in one state at a time");
            if (entries[next] == exits[last] && from[next] != (to[last] < 0 ? from[last] : to[last]))
                throw new SurvivalDataException($"row {next + 1}: the state is {from[next]}, but row {last + 1} left the subject in state {(to[last] < 0 ? from[last] : to[last])} at that time");
        }
    }
}
