using System.Globalization;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Audit;

/// <summary>Checks counts against percentages and against each other.</summary>
public static class CountChecks
{
    internal static void Run(PublishedArm arm, List<AuditFinding> findings)
    {
        foreach (PublishedCount count in arm.Counts) CheckPercentage(count, findings);
        if (arm.Count("progressed")?.Count is not { } progressed) return;
        int? events = arm.Endpoint("PFS")?.Events;
        int? deaths = arm.Endpoint("OS")?.Events;
        if (progressed > events)
            Add(findings, "progressed", $"{progressed} subjects progressed, but progression-free survival has only {events} events", $"progressed = {progressed}", $"PFS events = {events}");
        if (events - progressed > deaths)
            Add(findings, "deaths", $"{events} events less {progressed} progressions leave {events - progressed} deaths without progression, but only {deaths} died", $"PFS events = {events}", $"progressed = {progressed}", $"OS events = {deaths}");
        if (arm.Count("onTreatmentAtCutOff")?.Count is { } treated && treated > arm.N - events)
            Add(findings, "onTreatment", $"{treated} subjects were on treatment without an event, but only {arm.N} - {events} = {arm.N - events} had none", $"on treatment = {treated}", $"PFS events = {events}");
    }

    private static void CheckPercentage(PublishedCount count, List<AuditFinding> findings)
    {
        if (count.Percent is not { } percent) return;
        if (count.Count is { } k)
        {
            double exact = (double)k / count.Denominator;
            if (!percent.Agrees(exact))
                Add(findings, "percentage", Text($"{count.Label}: {k} of {count.Denominator} is {100 * exact:0.###}%, printed {percent}"), $"{count.Key} = {k}", $"{count.Key} = {percent}");
            return;
        }

        if (ImpliedCount(count) is null)
            Add(findings, "percentage", Text($"{count.Label}: no whole number of {count.Denominator} subjects is printed {percent}"), $"{count.Key} = {percent}", $"n = {count.Denominator}");
    }

    /// <summary>The printed count, or the one in the middle of those that print as the percentage; null when none does.</summary>
    /// <param name="count">A printed count or percentage.</param>
    public static int? ImpliedCount(PublishedCount count)
    {
        if (count.Count is { } printed) return printed;
        int[] possible = [.. Enumerable.Range(0, count.Denominator + 1).Where(k => count.Percent!.Agrees((double)k / count.Denominator))];
        return possible.Length > 0 ? possible[possible.Length / 2] : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Add(List<AuditFinding> findings, string kind, string message, params string[] facts) =>
        findings.Add(new AuditFinding(kind, FindingSeverity.Contradiction, message, [.. facts]));
}
