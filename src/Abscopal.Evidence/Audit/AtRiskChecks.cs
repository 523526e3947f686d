using System.Globalization;
using Abscopal.Evidence.Constraints;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Audit;

/// <summary>Checks a row at risk against events, medians, follow-up and the calendar.</summary>
/// <remarks>
/// A time is a whole number of days. Where the time of a column is itself a whole day an event may fall on it, on either
/// side of the count; such columns are judged by their neighbours. Just before a column with r of n at risk, S G = r / n
/// with S the curve and G the reverse curve of being censored.
/// </remarks>
internal static class AtRiskChecks
{
    private const double Slack = 1e-9;

    public static void Run(PublishedStudy study, Words name, PublishedArm arm, PublishedEndpoint endpoint, PublishedAtRisk row, List<AuditFinding> findings)
    {
        double days = EndpointConstraintReader.DaysPer(study.TimeUnit);
        Calendar(study, name, row, days, findings);
        for (int k = 1; k < row.Counts.Length; k++)
        {
            if (MayTie(row.Times[k], study.TimeUnit)) continue;
            Events(name, arm, endpoint, row, k, findings);
            (double least, double greatest) = Bounds(arm, endpoint, row, k);
            foreach (PublishedQuantile quantile in endpoint.Quantiles) Quantile(name, row, k, quantile, least, greatest, findings);
            foreach (PublishedLandmark landmark in endpoint.Landmarks) Landmark(name, row, k, landmark, least, greatest, findings);
            if (endpoint.FollowUp is { } followUp) FollowUp(name, arm, row, k, followUp, least, greatest, findings);
        }
    }

    /// <summary>Whether a printed time is a whole day, on which events may fall.</summary>
    internal static bool MayTie(decimal time, PrintedUnit unit)
    {
        double day = (double)time * EndpointConstraintReader.DaysPer(unit);
        return Math.Abs(day - Math.Round(day)) < 1e-6;
    }

    // From the row itself, and from the events: at most r of them are still to come.
    private static (double Least, double Greatest) Bounds(PublishedArm arm, PublishedEndpoint endpoint, PublishedAtRisk row, int k)
    {
        (double least, double greatest) = AtRiskBounds.Survival(arm.N, row, k);
        if (endpoint is { Events: { } events, EventsImplied: false }) greatest = Math.Min(greatest, 1 - (Math.Max(0, events - row.Counts[k]) / (double)arm.N));
        return (Math.Max(least, (double)row.Counts[k] / arm.N), greatest);
    }

    private static void Calendar(PublishedStudy study, Words name, PublishedAtRisk row, double days, List<AuditFinding> findings)
    {
        if (study.DataCutOff is null || study.EnrolmentFirst is null) return;
        int longest = EndpointConstraintReader.PotentialFollowUp(study).Last;
        for (int k = 1; k < row.Counts.Length; k++)
        {
            if (row.Counts[k] == 0 || (double)row.Times[k] * days <= longest + 1) continue;
            Add(findings, AuditWords.Say("calendar.atRisk", name, row.Counts[k], row.Times[k], study.EnrolmentFirst, study.DataCutOff, longest / days), Text($"at risk({row.Times[k]}) = {row.Counts[k]}"), Text($"cut-off {study.DataCutOff:yyyy-MM-dd}"));
            return;
        }
    }

    private static void Events(Words name, PublishedArm arm, PublishedEndpoint endpoint, PublishedAtRisk row, int k, List<AuditFinding> findings)
    {
        if (endpoint.Events is not { } events || endpoint.EventsImplied || row.CumulativeCensored.Length <= k) return;
        int gone = arm.N - row.Counts[k] - row.CumulativeCensored[k];
        if (gone + row.Counts[k] < events)
            Add(findings, AuditWords.Say("atRisk.tooFewLeft", name, row.Times[k], gone, row.Counts[k], events), Text($"at risk({row.Times[k]}) = {row.Counts[k]}"), Text($"censored({row.Times[k]}) = {row.CumulativeCensored[k]}"), $"events = {events}");
    }

    private static void Quantile(Words name, PublishedAtRisk row, int k, PublishedQuantile quantile, double least, double greatest, List<AuditFinding> findings)
    {
        double level = (double)(1 - quantile.Probability);
        double time = (double)row.Times[k];
        bool tooLow = greatest < level - Slack && (quantile.EstimateNotReached || quantile.Estimate?.LeastAsNumber > time);
        bool tooHigh = least > level + Slack && quantile.Estimate?.GreatestAsNumber < time;
        if (tooLow || tooHigh)
            Add(findings, AuditWords.Say("atRisk.quantile", name, quantile.Probability, quantile.Estimate?.Text as object ?? AuditWords.Say("notReached"), row.Counts[k], row.Times[k], 100 * least, 100 * greatest), Text($"quantile {quantile.Probability} = {quantile.Estimate}"), Text($"at risk({row.Times[k]}) = {row.Counts[k]}"));
    }

    private static void Landmark(Words name, PublishedAtRisk row, int k, PublishedLandmark landmark, double least, double greatest, List<AuditFinding> findings)
    {
        bool tooLow = landmark.Time < row.Times[k] && landmark.Survival.GreatestAsNumber < least - Slack;
        bool tooHigh = landmark.Time >= row.Times[k] && landmark.Survival.LeastAsNumber > greatest + Slack;
        if (tooLow || tooHigh)
            Add(findings, AuditWords.Say("atRisk.landmark", name, landmark.Survival, landmark.Time, row.Counts[k], row.Times[k], 100 * least, 100 * greatest), Text($"S({landmark.Time}) = {landmark.Survival}"), Text($"at risk({row.Times[k]}) = {row.Counts[k]}"));
    }

    // G is at least one half before the median follow-up and at most one half from it on.
    private static void FollowUp(Words name, PublishedArm arm, PublishedAtRisk row, int k, PublishedQuantile followUp, double least, double greatest, List<AuditFinding> findings)
    {
        if (followUp.Estimate is not { } median || followUp.Probability != 0.5m) return;
        double share = (double)row.Counts[k] / arm.N;
        double time = (double)row.Times[k];
        bool tooFew = time < median.LeastAsNumber && share < (0.5 * least) - Slack;
        bool tooMany = time > median.GreatestAsNumber && share > (0.5 * greatest) + Slack;
        if (!tooFew && !tooMany) return;
        // Deaths and censorings on one day leave the printed reverse curve above the G of this identity, never below it.
        findings.Add(new AuditFinding(
            "atRisk",
            tooMany ? FindingSeverity.Contradiction : FindingSeverity.Warning,
            AuditWords.Say(tooFew ? "atRisk.followUpBelow" : "atRisk.followUpAbove", name, median.Text, row.Counts[k], arm.N, row.Times[k], 100 * least, 100 * greatest),
            [$"median follow-up = {median.Text}", Text($"at risk({row.Times[k]}) = {row.Counts[k]}")]));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Add(List<AuditFinding> findings, Words message, params string[] facts) =>
        findings.Add(new AuditFinding("atRisk", FindingSeverity.Contradiction, message, [.. facts]));
}
