namespace Abscopal.Clinical.Recist;

/// <summary>Judges visits by iRECIST: a progression is unconfirmed until the next visit shows it to go on.</summary>
/// <remarks>
/// Source: Seymour et al., Lancet Oncol 18 (2017) e143-e152, tables 1 and 2 and figure 1. After iUPD the next visit gives
/// iCPD when the target sum or the sum of new targets grew by 5 mm or more, the number of new lesions grew, non-target
/// or new non-target lesions grew further, or progression is seen in a category that had not progressed; iUPD again when
/// nothing changed; and iSD, iPR or iCR when the criteria of baseline are met, after which a progression has to be
/// confirmed anew.
/// </remarks>
public static class ImmuneResponseSeries
{
    /// <summary>Judges visits in order of time; nothing is judged after iCPD, which is repeated.</summary>
    /// <param name="visits">What each visit shows.</param>
    public static ImmuneResponse[] Judge(IReadOnlyList<ImmuneVisit> visits)
    {
        ArgumentNullException.ThrowIfNull(visits);
        var responses = new ImmuneResponse[visits.Count];
        ImmuneVisit? unconfirmed = null;
        for (int i = 0; i < responses.Length; i++)
        {
            ImmuneVisit visit = visits[i];
            if (i > 0 && responses[i - 1] == ImmuneResponse.ConfirmedProgression)
            {
                responses[i] = ImmuneResponse.ConfirmedProgression;
                continue;
            }

            if (unconfirmed is { } before && Confirms(before, visit)) responses[i] = ImmuneResponse.ConfirmedProgression;
            else if (Progresses(visit, unconfirmed)) responses[i] = ImmuneResponse.UnconfirmedProgression;
            else responses[i] = WithoutProgression(visit);
            if (responses[i] == ImmuneResponse.UnconfirmedProgression) unconfirmed = visit;
            else if (responses[i] != ImmuneResponse.NotEvaluable) unconfirmed = null;
        }

        return responses;
    }

    private static bool Confirms(ImmuneVisit before, ImmuneVisit visit)
    {
        bool targetBefore = before.Target == Response.Progressive;
        bool nonTargetBefore = before.NonTarget == Response.Progressive;
        bool newBefore = before.NewLesions > 0;
        if (targetBefore && visit.TargetSum - before.TargetSum >= 5) return true;
        if (nonTargetBefore && visit.NonTargetWorse) return true;
        if (newBefore && (visit.NewLesions > before.NewLesions || visit.NewTargetSum - before.NewTargetSum >= 5 || visit.NewNonTargetWorse)) return true;
        return (!targetBefore && visit.Target == Response.Progressive)
            || (!nonTargetBefore && visit.NonTarget == Response.Progressive)
            || (!newBefore && visit.NewLesions > 0);
    }

    // New lesions that were there at the unconfirmed progression do not keep shrinking targets from responding.
    private static bool Progresses(ImmuneVisit visit, ImmuneVisit? before)
    {
        if (visit.Target == Response.Progressive || visit.NonTarget == Response.Progressive) return true;
        if (visit.NewLesions == 0) return false;
        bool targetsRecovered = before is { Target: Response.Progressive } && visit.Target is Response.Partial or Response.Complete or Response.Stable;
        return !targetsRecovered || visit.NewLesions > before!.Value.NewLesions;
    }

    private static ImmuneResponse WithoutProgression(ImmuneVisit visit) => OverallResponse.AtVisit(visit.Target, visit.NonTarget, newLesion: false) switch
    {
        Response.Complete => ImmuneResponse.Complete,
        Response.Partial => ImmuneResponse.Partial,
        Response.Stable => ImmuneResponse.Stable,
        Response.NonCompleteNonProgressive => ImmuneResponse.NonCompleteNonProgressive,
        _ => ImmuneResponse.NotEvaluable,
    };
}
