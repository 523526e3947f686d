namespace Abscopal.Clinical.Recist;

/// <summary>The best response of a subject over the visits up to the first progression.</summary>
/// <param name="Response">The response.</param>
/// <param name="Visit">The index of the visit that gives it; null when no visit does.</param>
/// <param name="Confirmation">The index of the visit that confirms it; null when none has to.</param>
/// <param name="Reason">The code of the rule that decided.</param>
/// <remarks>
/// Source: Eisenhauer et al., Eur J Cancer 45 (2009) 228-247, section 4.4 and table 3. Codes: CONFIRMED, SEEN (no
/// confirmation asked for), STABLE, PROGRESSED, RELAPSED (disease seen again after a complete response that was not
/// confirmed, too early to be stable), TOO-EARLY, NOT-EVALUABLE, NO-VISIT.
/// </remarks>
public readonly record struct BestResponse(Response Response, int? Visit, int? Confirmation, string Reason)
{
    /// <summary>Chooses the best response.</summary>
    /// <param name="visits">The visits after the start in order of time; those after a later therapy are not among them.</param>
    /// <param name="start">The day from which stable disease is counted.</param>
    /// <param name="options">Confirmation and least durations.</param>
    public static BestResponse Choose(IReadOnlyList<DatedResponse> visits, DateOnly start, BestResponseOptions options)
    {
        ArgumentNullException.ThrowIfNull(visits);
        ArgumentNullException.ThrowIfNull(options);
        int count = 0;
        while (count < visits.Count && (count == 0 || visits[count - 1].Response != Response.Progressive)) count++;
        if (count == 0) return new BestResponse(Response.NotEvaluable, null, null, "NO-VISIT");
        return Responding(visits, count, Response.Complete, options)
            ?? Responding(visits, count, Response.Partial, options)
            ?? Stable(visits, count, start, options)
            ?? Remaining(visits, count);
    }

    private static BestResponse? Responding(IReadOnlyList<DatedResponse> visits, int count, Response wanted, BestResponseOptions options)
    {
        for (int i = 0; i < count; i++)
        {
            bool begins = visits[i].Response == wanted
                || (wanted == Response.Partial && visits[i].Response == Response.Complete && options.CompleteThenPartialIsPartial);
            if (!begins) continue;
            if (!options.IsConfirmed) return new BestResponse(wanted, i, null, "SEEN");
            if (Confirming(visits, count, i, wanted, options) is { } j) return new BestResponse(wanted, i, j, "CONFIRMED");
        }

        return null;
    }

    private static int? Confirming(IReadOnlyList<DatedResponse> visits, int count, int from, Response wanted, BestResponseOptions options)
    {
        int notEvaluable = 0;
        int stable = 0;
        for (int j = from + 1; j < count; j++)
        {
            Response response = visits[j].Response;
            bool confirms = response >= wanted;
            if (confirms && visits[j].Date.DayNumber - visits[from].Date.DayNumber >= options.ConfirmationDays) return j;
            if (confirms) continue;
            if (response == Response.NotEvaluable) notEvaluable++;
            else if (response == Response.Stable && wanted == Response.Partial) stable++;
            else return null;
            if (notEvaluable > options.NotEvaluableBetween || stable > options.StableBetween) return null;
        }

        return null;
    }

    private static BestResponse? Stable(IReadOnlyList<DatedResponse> visits, int count, DateOnly start, BestResponseOptions options)
    {
        for (int i = 0; i < count; i++)
        {
            Response response = visits[i].Response;
            if (visits[i].Date.DayNumber - start.DayNumber < options.StableDays || response < Response.NonCompleteNonProgressive) continue;
            Response best = response == Response.NonCompleteNonProgressive ? response : Response.Stable;
            return new BestResponse(best, i, null, "STABLE");
        }

        return null;
    }

    private static BestResponse Remaining(IReadOnlyList<DatedResponse> visits, int count)
    {
        bool complete = false;
        for (int i = 0; i < count; i++)
        {
            Response response = visits[i].Response;
            if (response == Response.Progressive) return new BestResponse(response, i, null, "PROGRESSED");
            if (complete && response is Response.Partial or Response.Stable) return new BestResponse(Response.Progressive, i, null, "RELAPSED");
            complete |= response == Response.Complete;
        }

        bool any = false;
        for (int i = 0; i < count; i++) any |= visits[i].Response != Response.NotEvaluable;
        return new BestResponse(Response.NotEvaluable, null, null, any ? "TOO-EARLY" : "NOT-EVALUABLE");
    }
}
