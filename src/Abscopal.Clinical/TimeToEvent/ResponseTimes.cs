using Abscopal.Clinical.Recist;

namespace Abscopal.Clinical.TimeToEvent;

/// <summary>Time to response and duration of response, of those who responded.</summary>
public static class ResponseTimes
{
    /// <summary>Time from the start to the visit that gives the best response; null for a subject who did not respond.</summary>
    /// <param name="subject">What happened.</param>
    /// <param name="best">The best response over the assessments of <paramref name="subject"/>.</param>
    public static EventTime? ToResponse(SubjectTimeline subject, BestResponse best)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (FirstResponse(subject, best) is not { } first) return null;
        return new EventTime(subject.Start.Date, first.Date, TimeToEventReason.Response, first.Source);
    }

    /// <summary>Time from the first response to progression or death; null for a subject who did not respond.</summary>
    /// <param name="subject">What happened.</param>
    /// <param name="best">The best response over the assessments of <paramref name="subject"/>.</param>
    /// <param name="progression">Progression-free survival of the subject under the rules wanted.</param>
    public static EventTime? Duration(SubjectTimeline subject, BestResponse best, EventTime progression)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(progression);
        if (FirstResponse(subject, best) is not { } first || progression.End < first.Date) return null;
        return progression with { Start = first.Date };
    }

    // A PR on the way to a CR begins the response, so the first of either is taken, up to the visit that decided.
    private static DatedResponse? FirstResponse(SubjectTimeline subject, BestResponse best)
    {
        if (best.Response < Response.Partial || best.Visit is not { } decided) return null;
        for (int i = 0; i <= decided; i++)
        {
            if (subject.Assessments[i].Response >= Response.Partial) return subject.Assessments[i];
        }

        return null;
    }
}
