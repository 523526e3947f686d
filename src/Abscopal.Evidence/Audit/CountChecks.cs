using System.Globalization;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Audit;

/// <summary>Checks counts against percentages and against each other.</summary>
/// <remarks>
/// Where only a percentage was printed, every whole number that prints so is allowed, and a contradiction needs all of
/// them to fail. Whether a progression may be left out of progression-free survival, or treatment go on past it, is a
/// choice of protocols: what rests on such a choice alone is a warning.
/// </remarks>
public static class CountChecks
{
    private readonly record struct Counts(int Least, int Greatest)
    {
        public string Text => Least == Greatest ? Whole(Least) : Whole(Least) + " to " + Whole(Greatest);

        private static string Whole(int n) => n.ToString(CultureInfo.InvariantCulture);
    }

    internal static void Run(PublishedArm arm, List<AuditFinding> findings)
    {
        foreach (PublishedCount count in arm.Counts) CheckPercentage(count, findings);
        Counts? events = Events(arm, ArmFacts.Progression), deaths = Events(arm, ArmFacts.Survival);
        if (arm.Count("progressed") is { } progressed) CheckProgressed(arm, Possible(progressed), events, deaths, findings);
        if (events?.Greatest < deaths?.Least)
            Add(findings, "deaths", FindingSeverity.Warning, AuditWords.Say("progressed.overall", arm.Label, deaths?.Least, events?.Greatest, deaths?.Least - events?.Greatest), "PFS events", events, "OS events", deaths);
        if (arm.Count("onTreatmentAtCutOff") is { } treated) CheckTreated(arm, Possible(treated), events, deaths, findings);
    }

    private static void CheckProgressed(PublishedArm arm, Counts? progressed, Counts? events, Counts? deaths, List<AuditFinding> findings)
    {
        if (progressed is not { } p || events is not { } e) return;
        if (p.Least > e.Greatest)
            Add(findings, "progressed", FindingSeverity.Contradiction, AuditWords.Say("progressed.moreThanEvents", arm.Label, p.Least, e.Greatest), "progressed", p, "PFS events", e);
        // An event is a progression or a death without one.
        if (deaths is { } d && e.Least - p.Greatest > d.Greatest)
            Add(findings, "deaths", FindingSeverity.Contradiction, AuditWords.Say("progressed.deaths", arm.Label, e.Least, p.Greatest, e.Least - p.Greatest, d.Greatest), "PFS events", e, "progressed", p, "OS events", d);
    }

    private static void CheckTreated(PublishedArm arm, Counts? treated, Counts? events, Counts? deaths, List<AuditFinding> findings)
    {
        if (treated is not { } t) return;
        if (deaths is { } d && t.Least > arm.N - d.Least)
            Add(findings, "onTreatment", FindingSeverity.Contradiction, AuditWords.Say("onTreatment.alive", arm.Label, t.Least, arm.N, d.Least, arm.N - d.Least), "on treatment", t, "OS events", d);
        else if (events is { } e && t.Least > arm.N - e.Least)
            Add(findings, "onTreatment", FindingSeverity.Warning, AuditWords.Say("onTreatment.eventFree", arm.Label, t.Least, arm.N, e.Least, arm.N - e.Least), "on treatment", t, "PFS events", e);
    }

    private static void CheckPercentage(PublishedCount count, List<AuditFinding> findings)
    {
        if (count.Percent is not { } percent) return;
        if (count.Count is { } k)
        {
            double exact = (double)k / count.Denominator;
            if (!percent.Agrees(exact))
                findings.Add(new AuditFinding("percentage", FindingSeverity.Contradiction, AuditWords.Say("percentage.ofCount", count.Label, k, count.Denominator, 100 * exact, percent), [$"{count.Key} = {k}", $"{count.Key} = {percent}"]));
            return;
        }

        if (ImpliedCount(count) is null)
            findings.Add(new AuditFinding("percentage", FindingSeverity.Contradiction, AuditWords.Say("percentage.ofNoCount", count.Label, count.Denominator, percent), [$"{count.Key} = {percent}", $"n = {count.Denominator}"]));
    }

    /// <summary>The printed count, or the one in the middle of those that print as the percentage; null when none does.</summary>
    /// <param name="count">A printed count or percentage.</param>
    public static int? ImpliedCount(PublishedCount count)
    {
        if (count.Count is { } printed) return printed;
        int[] possible = Printing(count.Percent!, count.Denominator);
        return possible.Length > 0 ? possible[possible.Length / 2] : null;
    }

    private static Counts? Possible(PublishedCount count) => Possible(count.Count, count.Percent, count.Denominator);

    // A number that was only implied is not printed.
    private static Counts? Events(PublishedArm arm, string endpoint) =>
        arm.Endpoint(endpoint) is { } printed ? Possible(printed.EventsImplied ? null : printed.Events, printed.EventsPercent, arm.N) : null;

    private static Counts? Possible(int? count, Printed? percent, int whole)
    {
        if (count is { } k) return new Counts(k, k);
        int[] possible = percent is null ? [] : Printing(percent, whole);
        return possible.Length > 0 ? new Counts(possible[0], possible[^1]) : null;
    }

    private static int[] Printing(Printed percent, int whole) => [.. Enumerable.Range(0, whole + 1).Where(k => percent.Agrees((double)k / whole))];

    private static void Add(List<AuditFinding> findings, string kind, FindingSeverity severity, Words text, params object?[] facts) =>
        findings.Add(new AuditFinding(kind, severity, text, [.. Enumerable.Range(0, facts.Length / 2).Select(i => $"{facts[2 * i]} = {((Counts)facts[(2 * i) + 1]!).Text}")]));
}
