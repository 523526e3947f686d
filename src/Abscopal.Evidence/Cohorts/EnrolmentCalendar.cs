using Abscopal.Numerics.Random;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Cohorts;

/// <summary>Draws days of enrolment that leave room for a subject's time in the study.</summary>
internal static class EnrolmentCalendar
{
    /// <summary>A day of enrolment, uniform among those that let the last contact fall by the cut-off.</summary>
    /// <param name="study">The study, for its calendar; without one every subject starts on one day.</param>
    /// <param name="lastContact">Days from enrolment to the last contact.</param>
    /// <param name="toCutOff">Whether the last contact is the cut-off itself.</param>
    /// <param name="random">The stream of draws.</param>
    public static DateOnly Draw(PublishedStudy study, int lastContact, bool toCutOff, ref RandomStream random)
    {
        if (study.DataCutOff is not { } cutOff) return DateOnly.FromDayNumber(0);
        int latest = cutOff.DayNumber - lastContact;
        if (toCutOff) return DateOnly.FromDayNumber(latest);
        latest = Math.Min(latest, study.EnrolmentLast?.DayNumber ?? latest);
        int first = study.EnrolmentFirst?.DayNumber ?? latest;
        return DateOnly.FromDayNumber(first + random.NextInt32(latest - first + 1));
    }
}
