using Abscopal.Clinical.Dates;

namespace Abscopal.Clinical.AdverseEvents;

/// <summary>Whether an adverse event began under treatment.</summary>
/// <remarks>
/// An event is treatment-emergent when its completed start lies from the first dose to the given days after the last.
/// A partial start is completed to its first day, but not before the first dose when it can be that day; a missing start
/// counts as emergent unless the event ended before the first dose.
/// </remarks>
public static class TreatmentEmergence
{
    /// <summary>The start of an event, completed.</summary>
    /// <param name="start">What is known; null where nothing is.</param>
    /// <param name="firstDose">The day of the first dose.</param>
    public static ImputedDate? Start(PartialDate? start, DateOnly? firstDose) =>
        start is { } known ? DateImputation.Complete(known, DateImputationRule.First, notBefore: firstDose) : null;

    /// <summary>Whether the event is treatment-emergent.</summary>
    /// <param name="start">The completed start; null where nothing is known.</param>
    /// <param name="end">What is known of the end; null where nothing is.</param>
    /// <param name="firstDose">The day of the first dose; null for a subject who was not treated.</param>
    /// <param name="lastDose">The day of the last dose; null while treatment goes on.</param>
    /// <param name="daysAfter">How many days after the last dose still count.</param>
    public static bool IsEmergent(ImputedDate? start, PartialDate? end, DateOnly? firstDose, DateOnly? lastDose, int daysAfter)
    {
        if (firstDose is not { } first) return false;
        if (end is { } ended && ended.Last < first) return false;
        if (start is not { } began) return true;
        return began.Date >= first && (lastDose is not { } last || began.Date.DayNumber - last.DayNumber <= daysAfter);
    }
}
