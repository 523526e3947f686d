namespace Abscopal.Survival;

/// <summary>Whether a subject with an event is at risk of being censored at the same time.</summary>
public enum CensoringTies
{
    /// <summary>Yes: the flag is swapped and the censoring distribution estimated as usual, as in R's <c>cmprsk::crr</c>.</summary>
    EventsAtRisk,

    /// <summary>No: events come before censorings, as in R's <c>survival::finegray</c>.</summary>
    EventsFirst,
}
