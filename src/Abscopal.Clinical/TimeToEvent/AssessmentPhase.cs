namespace Abscopal.Clinical.TimeToEvent;

/// <summary>A stretch of a schedule with one interval.</summary>
/// <param name="UntilDay">The last day of the stretch, counted from the start.</param>
/// <param name="EveryDays">The days between visits.</param>
public readonly record struct AssessmentPhase(int UntilDay, int EveryDays);
