using System.Globalization;
using Abscopal.Evidence.Constraints;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Audit;

/// <summary>Checks one endpoint's printed numbers against each other and against the calendar, by arithmetic alone.</summary>
internal static class EndpointChecks
{
    public static void Run(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, List<AuditFinding> findings)
    {
        Words name = AuditWords.Say("endpoint", arm.Label, endpoint.Id);
        if (endpoint.Events > arm.N)
            Add(findings, "events", AuditWords.Say("events.moreThanSubjects", name, endpoint.Events, arm.N), $"events = {endpoint.Events}", $"n = {arm.N}");
        if (endpoint is { Events: { } events, EventsPercent: { } percent } && !percent.Agrees((double)events / arm.N))
            Add(findings, "percentage", AuditWords.Say("percentage.ofCount", name, events, arm.N, 100.0 * events / arm.N, percent), $"events = {events}", $"events = {percent}", $"n = {arm.N}");
        CheckLandmarks(name, endpoint, findings);
        foreach (PublishedLandmark landmark in endpoint.Landmarks) LandmarkLimitChecks.Run(name, arm, landmark, findings);
        foreach (PublishedQuantile quantile in endpoint.Quantiles) CheckQuantileAgainstLandmarks(name, endpoint, quantile, findings);
        CheckCalendar(study, name, endpoint, findings);
        if (endpoint.AtRisk is not { } atRisk) return;
        CheckAtRisk(study, name, arm, endpoint, atRisk, findings);
        AtRiskChecks.Run(study, name, arm, endpoint, atRisk, findings);
    }

    private static void CheckLandmarks(Words name, PublishedEndpoint endpoint, List<AuditFinding> findings)
    {
        PublishedLandmark[] landmarks = [.. endpoint.Landmarks.OrderBy(l => l.Time)];
        for (int i = 1; i < landmarks.Length; i++)
        {
            (PublishedLandmark early, PublishedLandmark late) = (landmarks[i - 1], landmarks[i]);
            if (late.Survival.Least > early.Survival.Greatest)
                Add(findings, "landmarks", AuditWords.Say("landmarks.rise", name, early.Survival, early.Time, late.Survival, late.Time), Text($"S({early.Time}) = {early.Survival}"), Text($"S({late.Time}) = {late.Survival}"));
        }
    }

    private static void CheckQuantileAgainstLandmarks(Words name, PublishedEndpoint endpoint, PublishedQuantile quantile, List<AuditFinding> findings)
    {
        double level = (double)(1 - quantile.Probability);
        foreach (PublishedLandmark landmark in endpoint.Landmarks)
        {
            // At a quantile and after it the curve is at or below its level; before it, above or, on a plateau, at it.
            bool tooHigh = quantile.Estimate is { } e && e.Greatest < landmark.Time && landmark.Survival.LeastAsNumber > level;
            bool tooLow = landmark.Survival.GreatestAsNumber < level && (quantile.EstimateNotReached || quantile.Estimate?.Least > landmark.Time);
            if (tooHigh || tooLow)
                Add(findings, "quantile", AuditWords.Say("quantile.landmark", name, quantile.Probability, quantile.Estimate?.Text as object ?? AuditWords.Say("notReached"), landmark.Time, landmark.Survival), Text($"quantile {quantile.Probability} = {quantile.Estimate}"), Text($"S({landmark.Time}) = {landmark.Survival}"));
        }
    }

    private static void CheckCalendar(PublishedStudy study, Words name, PublishedEndpoint endpoint, List<AuditFinding> findings)
    {
        if (study.DataCutOff is null || study.EnrolmentFirst is null) return;
        double longest = EndpointConstraintReader.PotentialFollowUp(study).Last / (study.TimeUnit == PrintedUnit.Days ? 1 : Months.DaysPerMonth);
        IEnumerable<(string What, Printed? Time)> times = endpoint.Quantiles
            .SelectMany(q => new (string, Printed?)[] { ("quantile", q.Estimate), ("lower", q.Lower), ("upper", q.Upper) })
            .Concat([("followUp", endpoint.FollowUp?.Estimate), ("followUpLower", endpoint.FollowUp?.Lower), ("followUpUpper", endpoint.FollowUp?.Upper)]);
        foreach ((string key, Printed? time) in times)
        {
            if (time is null || time.LeastAsNumber <= longest) continue;
            Words what = AuditWords.Say("time." + key);
            Add(findings, "calendar", AuditWords.Say("calendar.time", name, what, time.Text, study.EnrolmentFirst, study.DataCutOff, longest), $"{what.English} = {time.Text}", Text($"enrolment from {study.EnrolmentFirst:yyyy-MM-dd}"), Text($"cut-off {study.DataCutOff:yyyy-MM-dd}"));
        }
    }

    private static void CheckAtRisk(PublishedStudy study, Words name, PublishedArm arm, PublishedEndpoint endpoint, PublishedAtRisk row, List<AuditFinding> findings)
    {
        if (row.Times[0] == 0 && row.Counts[0] != arm.N)
            Add(findings, "atRisk", AuditWords.Say("atRisk.start", name, row.Counts[0], arm.N), $"at risk(0) = {row.Counts[0]}", $"n = {arm.N}");
        for (int i = 1; i < row.CumulativeCensored.Length; i++)
        {
            if (AtRiskChecks.MayTie(row.Times[i], study.TimeUnit) || (i > 1 && AtRiskChecks.MayTie(row.Times[i - 1], study.TimeUnit))) continue;
            int before = arm.N - row.Counts[i - 1] - row.CumulativeCensored[i - 1];
            int events = arm.N - row.Counts[i] - row.CumulativeCensored[i];
            if (events < before || events > endpoint.Events)
                Add(findings, "atRisk", AuditWords.Say(events < before ? "atRisk.fewerEvents" : "atRisk.moreEvents", name, row.Times[i], arm.N, row.Counts[i], row.CumulativeCensored[i], events, events < before ? before : endpoint.Events), Text($"at risk({row.Times[i]}) = {row.Counts[i]}"), Text($"censored({row.Times[i]}) = {row.CumulativeCensored[i]}"));
        }

        foreach (PublishedLandmark landmark in endpoint.Landmarks)
        {
            int i = row.Times.IndexOf(landmark.Time);
            if (i < 0 || i >= row.Counts.Length || AtRiskChecks.MayTie(landmark.Time, study.TimeUnit)) continue;
            (double least, double greatest) = AtRiskBounds.Survival(arm.N, row, i);
            if (landmark.Survival.GreatestAsNumber < least - 1e-12 || landmark.Survival.LeastAsNumber > greatest + 1e-12)
                Add(findings, "atRisk", AuditWords.Say("atRisk.rate", name, row.Counts[i], landmark.Time, 100 * least, 100 * greatest, landmark.Survival), Text($"at risk({landmark.Time}) = {row.Counts[i]}"), Text($"S({landmark.Time}) = {landmark.Survival}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Add(List<AuditFinding> findings, string kind, Words message, params string[] facts) =>
        findings.Add(new AuditFinding(kind, FindingSeverity.Contradiction, message, [.. facts]));
}
