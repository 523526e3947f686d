namespace Abscopal.Survival;

/// <summary>How many subjects have entered by a time.</summary>
internal sealed class EntryCounts
{
    private readonly double[] _times;
    private readonly int[]? _copies;
    private readonly int _gone;

    private EntryCounts(double[] times, int[]? copies, int gone)
    {
        _times = times;
        _copies = copies;
        _gone = gone;
    }

    /// <summary>Counts of entries.</summary>
    /// <param name="times">The entry of each subject or row, sorted in place.</param>
    /// <param name="copies">How many subjects each row stands for; null for one.</param>
    public static EntryCounts Create(double[] times, int[]? copies)
    {
        Array.Sort(times, copies);
        return new EntryCounts(times, copies, 0);
    }

    /// <summary>The counts without subjects who have already left.</summary>
    public EntryCounts Less(int gone) => new(_times, _copies, _gone + gone);

    /// <summary>The subjects who entered before a time and are counted.</summary>
    public int Before(double time)
    {
        int count = -_gone;
        for (int i = 0; i < _times.Length && _times[i] < time; i++) count += _copies?[i] ?? 1;
        return count;
    }
}
