namespace Abscopal.Biology.Treatment;

/// <summary>When tumours are imaged.</summary>
/// <param name="EveryDays">Days between scans at first.</param>
/// <param name="UntilDay">Last day of that rhythm.</param>
/// <param name="ThenEveryDays">Days between scans afterwards.</param>
/// <param name="JitterDays">A scan is dated up to this many days from its plan, either way.</param>
public sealed record ScanSchedule(int EveryDays, int UntilDay, int ThenEveryDays, int JitterDays)
{
    /// <summary>The planned days up to a horizon.</summary>
    /// <param name="horizon">Last day.</param>
    public IEnumerable<int> Days(int horizon)
    {
        for (int day = EveryDays; day <= horizon; day += day < UntilDay ? EveryDays : ThenEveryDays) yield return day;
    }
}
