namespace Abscopal.Clinical.TimeToEvent;

/// <summary>Time from the start to death from any cause; the living are censored on the last day they were known alive.</summary>
public static class OverallSurvival
{
    /// <summary>The time of a subject.</summary>
    /// <param name="subject">What happened.</param>
    public static EventTime Derive(SubjectTimeline subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        DateOnly start = subject.Start.Date;
        if (subject.Death is { } death && death.Date <= subject.CutOff) return new EventTime(start, death.Date, TimeToEventReason.Death, death.Source);
        DatedRow last = subject.LastAlive ?? subject.Start;
        DateOnly end = last.Date < start ? start : last.Date > subject.CutOff ? subject.CutOff : last.Date;
        bool lost = subject.Lost is { } gone && gone.Date <= subject.CutOff;
        return new EventTime(start, end, lost ? TimeToEventReason.Lost : TimeToEventReason.NoEvent, last.Source);
    }
}
