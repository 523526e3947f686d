namespace Abscopal.Clinical.Dates;

/// <summary>Completes partial dates by a stated rule, within bounds that are known.</summary>
/// <remarks>
/// The flag is that of ADaM (ADaMIG 1.3, section 3.1.3): D when the day was completed, M when month and day were,
/// nothing when the date was whole. A whole date is never moved, and a bound outside what the date can be is not looked at.
/// </remarks>
public static class DateImputation
{
    /// <summary>Completes a date.</summary>
    /// <param name="date">What is known of it.</param>
    /// <param name="rule">Which day is taken.</param>
    /// <param name="notBefore">No day before this one is taken, where the date can be this day or a later one.</param>
    /// <param name="notAfter">No day after this one is taken, where the date can be this day or an earlier one.</param>
    public static ImputedDate Complete(PartialDate date, DateImputationRule rule, DateOnly? notBefore = null, DateOnly? notAfter = null)
    {
        if (date.IsComplete) return new ImputedDate(date.First, "");
        DateOnly chosen = rule switch
        {
            DateImputationRule.First => date.First,
            DateImputationRule.Last => date.Last,
            _ => Middle(date),
        };
        if (notBefore is { } least && chosen < least && least <= date.Last) chosen = least;
        if (notAfter is { } most && chosen > most && most >= date.First) chosen = most;
        return new ImputedDate(chosen, date.Month is null ? "M" : "D");
    }

    private static DateOnly Middle(PartialDate date) => date.Month is { } month ? new DateOnly(date.Year, month, 15) : new DateOnly(date.Year, 7, 1);
}
