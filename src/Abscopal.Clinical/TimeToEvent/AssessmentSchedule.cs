using System.Collections.Immutable;

namespace Abscopal.Clinical.TimeToEvent;

/// <summary>The days, counted from the start, on which tumours are to be assessed.</summary>
/// <param name="Phases">Intervals in order: every so many days until a day; the last goes on for ever.</param>
/// <param name="WindowDays">How many days early or late a visit may be.</param>
public sealed record AssessmentSchedule(ImmutableArray<AssessmentPhase> Phases, int WindowDays)
{
    /// <summary>One interval throughout.</summary>
    /// <param name="everyDays">The days between visits, at least 1.</param>
    /// <param name="windowDays">How many days early or late a visit may be.</param>
    public static AssessmentSchedule Every(int everyDays, int windowDays = 0) => new([new AssessmentPhase(int.MaxValue, everyDays)], windowDays);

    /// <summary>The visits that were missed between two days: those whose whole window lies strictly between them.</summary>
    /// <param name="lastDay">The day of the last adequate assessment, counted from the start; 0 for the start itself.</param>
    /// <param name="eventDay">The day of the event.</param>
    public int Missed(int lastDay, int eventDay)
    {
        int missed = 0;
        int day = 0;
        foreach (AssessmentPhase phase in Phases)
        {
            while (day + phase.EveryDays <= phase.UntilDay)
            {
                day += phase.EveryDays;
                if (day + WindowDays >= eventDay) return missed;
                if (day - WindowDays > lastDay) missed++;
            }
        }

        return missed;
    }
}
