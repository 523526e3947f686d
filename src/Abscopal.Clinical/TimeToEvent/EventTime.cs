namespace Abscopal.Clinical.TimeToEvent;

/// <summary>A time to an event or a censoring, with what decided it.</summary>
/// <param name="Start">The day from which time is counted.</param>
/// <param name="End">The day on which it ends.</param>
/// <param name="Reason">Why it ends there.</param>
/// <param name="Source">The row of the end.</param>
public sealed record EventTime(DateOnly Start, DateOnly End, TimeToEventReason Reason, SourceRow Source)
{
    /// <summary>Whether the event happened.</summary>
    public bool IsEvent => ReasonCode.Censor(Reason) == 0;

    /// <summary>The time in days, the first day being day 1 (AVAL of ADTTE).</summary>
    public int Days => End.DayNumber - Start.DayNumber + 1;
}
