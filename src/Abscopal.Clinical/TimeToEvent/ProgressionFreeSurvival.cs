using Abscopal.Clinical.Recist;

namespace Abscopal.Clinical.TimeToEvent;

/// <summary>Time from the start to progression or death, whichever comes first.</summary>
/// <remarks>Progression is that of the first visit that shows it; on one day progression goes before death. An assessment is adequate unless it is not evaluable. The data after the cut-off are not looked at.</remarks>
public static class ProgressionFreeSurvival
{
    /// <summary>The time of a subject.</summary>
    /// <param name="subject">What happened.</param>
    /// <param name="rules">Which events count.</param>
    public static EventTime Derive(SubjectTimeline subject, CensoringRules rules)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(rules);
        EventTime At(DatedRow row, TimeToEventReason reason) => new(subject.Start.Date, row.Date, reason, row.Source);
        if (rules.CensorWithoutBaseline && !subject.HasBaseline) return At(subject.Start, TimeToEventReason.NoBaseline);
        (DatedRow Row, TimeToEventReason Reason)? seen = FirstEvent(subject);
        DatedRow? last = LastAdequate(subject, seen?.Row.Date.AddDays(-1) ?? subject.CutOff);
        EventTime? therapy = null;
        if (rules.CensorAtNewTherapy && subject.NewTherapy is { } began && began.Date <= subject.CutOff && (seen is null || began.Date < seen.Value.Row.Date))
            therapy = At(LastAdequate(subject, began.Date) ?? subject.Start, TimeToEventReason.NewTherapy);
        if (seen is not { } ended)
        {
            return therapy ?? (last is null
                ? At(subject.Start, TimeToEventReason.NoPostBaseline)
                : At(last, subject.Lost is { } lost && lost.Date <= subject.CutOff ? TimeToEventReason.Lost : TimeToEventReason.NoEvent));
        }

        EventTime? missed = null;
        if (rules is { MissedVisits: { } most, Schedule: { } schedule })
        {
            int from = (last ?? subject.Start).Date.DayNumber - subject.Start.Date.DayNumber;
            if (schedule.Missed(from, ended.Row.Date.DayNumber - subject.Start.Date.DayNumber) >= most)
                missed = At(last ?? subject.Start, TimeToEventReason.MissedVisits);
        }

        if (therapy is null) return missed ?? At(ended.Row, ended.Reason);
        return missed is not null && missed.End < therapy.End ? missed : therapy;
    }

    private static (DatedRow Row, TimeToEventReason Reason)? FirstEvent(SubjectTimeline subject)
    {
        DatedRow? death = subject.Death is { } died && died.Date <= subject.CutOff ? died : null;
        foreach (DatedResponse visit in subject.Assessments)
        {
            if (visit.Date > subject.CutOff || (death is not null && visit.Date > death.Date)) break;
            if (visit.Response == Response.Progressive) return (new DatedRow(visit.Date, visit.Source), TimeToEventReason.Progression);
        }

        return death is null ? null : (death, TimeToEventReason.Death);
    }

    private static DatedRow? LastAdequate(SubjectTimeline subject, DateOnly until)
    {
        for (int i = subject.Assessments.Length - 1; i >= 0; i--)
        {
            DatedResponse visit = subject.Assessments[i];
            if (visit.Date <= until && visit.Date <= subject.CutOff && visit.Response > Response.NotEvaluable) return new DatedRow(visit.Date, visit.Source);
        }

        return null;
    }
}
