using Abscopal.Clinical.Recist;

namespace Abscopal.Clinical.Derivation;

/// <summary>A visit judged from its lesions.</summary>
internal sealed record VisitJudgement(DateOnly Date, TargetAssessment? Target, Response TargetResponse, Response NonTarget, IReadOnlyList<LesionSite> NewLesions, IReadOnlyList<LesionSite> Worse, decimal NewSum, Response Overall, SourceRow Source)
{
    /// <summary>Judges the visits of a subject after the baseline.</summary>
    /// <param name="visits">All visits in order of time.</param>
    /// <param name="sites">The lesions.</param>
    /// <param name="start">The first day; the last visit up to it is the baseline.</param>
    /// <returns>The judgements, and whether there was a baseline.</returns>
    public static (List<VisitJudgement> Visits, bool HasBaseline) Judge(IReadOnlyList<TumourVisit> visits, IReadOnlyDictionary<string, LesionSite> sites, DateOnly start)
    {
        int first = 0;
        while (first < visits.Count && visits[first].Date <= start) first++;
        if (first == 0) return ([], false);
        TumourVisit before = visits[first - 1];
        LesionMeasurement[] baseline = Targets(before, sites);
        bool anyNonTarget = sites.Values.Any(s => s.Kind == LesionKind.NonTarget);
        decimal nadir = Recist.TargetResponse.Sum(baseline);
        var judged = new List<VisitJudgement>(visits.Count - first);
        for (int v = first; v < visits.Count; v++)
        {
            TumourVisit visit = visits[v];
            TargetAssessment? target = baseline.Length == 0 ? null : Recist.TargetResponse.Assess(baseline, Targets(visit, sites), nadir);
            Response response = target?.Response ?? Response.NotApplicable;
            Response nonTarget = anyNonTarget ? NonTargetOf(visit, sites) : Response.NotApplicable;
            LesionSite[] fresh = [.. sites.Values.Where(s => s.Kind == LesionKind.New && IsSeen(visit, s))];
            LesionSite[] worse = [.. sites.Values.Where(s => IsWorse(s, visits[v - 1], visit))];
            SourceRow source = new("TR", "TRSTRESN", FirstSequence(visit));
            judged.Add(new VisitJudgement(visit.Date, target, response, nonTarget, fresh, worse, fresh.Sum(l => visit.Sizes.GetValueOrDefault(l.Link).Millimetres ?? 0), OverallResponse.AtVisit(response, nonTarget, fresh.Length > 0), source));
            if (target is { Missing: 0, Sum: { } sum }) nadir = Math.Min(nadir, sum);
        }

        return (judged, true);
    }

    /// <summary>The visits by iRECIST. Lesions that are not measured go on progressing where a visit says so again.</summary>
    public static ImmuneResponse[] JudgeImmune(IReadOnlyList<VisitJudgement> visits) => ImmuneResponseSeries.Judge(
        [.. visits.Select(v => new ImmuneVisit(
            v.TargetResponse,
            v.Target?.Sum ?? 0,
            v.NonTarget,
            NonTargetWorse: v.NonTarget == Response.Progressive,
            v.NewLesions.Count,
            v.NewSum,
            NewNonTargetWorse: v.Worse.Any(l => l.Kind == LesionKind.New && v.NewSum == 0)))]);

    private static LesionMeasurement[] Targets(TumourVisit visit, IReadOnlyDictionary<string, LesionSite> sites)
    {
        var targets = new List<LesionMeasurement>(5);
        foreach ((string link, (decimal? size, _)) in visit.Sizes)
        {
            if (sites.GetValueOrDefault(link) is { Kind: LesionKind.Target } site) targets.Add(new LesionMeasurement(link, site.IsNode, size));
        }

        return [.. targets];
    }

    private static Response NonTargetOf(TumourVisit visit, IReadOnlyDictionary<string, LesionSite> sites)
    {
        int seen = 0;
        bool gone = true;
        foreach (LesionSite site in sites.Values)
        {
            if (site.Kind != LesionKind.NonTarget) continue;
            if (!visit.States.TryGetValue(site.Link, out (string? State, int? Sequence) state) || state.State is null)
            {
                gone = false;
                continue;
            }

            if (state.State.Contains("PROGRESS", StringComparison.OrdinalIgnoreCase)) return Response.Progressive;
            seen++;
            gone &= string.Equals(state.State, "ABSENT", StringComparison.OrdinalIgnoreCase);
        }

        return seen == 0 ? Response.NotEvaluable : gone ? Response.Complete : Response.NonCompleteNonProgressive;
    }

    // A target lesion larger than at the visit before, or another that is said to progress.
    private static bool IsWorse(LesionSite site, TumourVisit before, TumourVisit visit)
    {
        if (visit.States.TryGetValue(site.Link, out (string? State, int? Sequence) state) && state.State is { } text) return text.Contains("PROGRESS", StringComparison.OrdinalIgnoreCase);
        return visit.Sizes.GetValueOrDefault(site.Link).Millimetres is { } now && before.Sizes.GetValueOrDefault(site.Link).Millimetres is { } then && now > then;
    }

    private static bool IsSeen(TumourVisit visit, LesionSite site) =>
        (site.Identified is { } day && day <= visit.Date) || visit.Sizes.ContainsKey(site.Link) || (visit.States.TryGetValue(site.Link, out (string? State, int? Sequence) state) && state.State is not null);

    private static int? FirstSequence(TumourVisit visit)
    {
        int? first = null;
        foreach ((_, int? sequence) in visit.Sizes.Values)
        {
            if (first is null || sequence < first) first = sequence;
        }

        return first ?? visit.States.Values.Select(s => s.Sequence).FirstOrDefault();
    }
}
