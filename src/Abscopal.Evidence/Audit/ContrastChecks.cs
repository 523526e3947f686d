using Abscopal.Evidence.Sampling;
using Abscopal.Numerics.Distributions;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Audit;

/// <summary>Checks a printed hazard ratio against its limits and its p-value.</summary>
/// <remarks>
/// Limits of the usual (Wald) kind are symmetric on the log scale and fix the standard error. Other kinds exist, and a
/// p-value may come from another test, so that a mismatch is a warning, not a contradiction.
/// </remarks>
internal static class ContrastChecks
{
    // How far the z of another test of the same data may lie.
    private const double TestsDiffer = 0.3;

    public static void Run(PublishedStudy study, PublishedContrast contrast, List<AuditFinding> findings)
    {
        if (contrast is not { HazardRatio: { } ratio, Lower: { } lower, Upper: { } upper }) return;
        Words name = AuditWords.Say("contrast", contrast.Endpoint, contrast.Arm, contrast.Reference);
        string[] facts = [$"hazard ratio = {ratio.Text}", $"limits = {lower.Text} to {upper.Text}"];
        if (lower.Least > ratio.Greatest || upper.Greatest < ratio.Least)
        {
            findings.Add(new AuditFinding("hazardRatio", FindingSeverity.Contradiction, AuditWords.Say("hazardRatio.limits", name, lower.Text, upper.Text, ratio.Text), [.. facts]));
            return;
        }

        double least = Math.Sqrt(lower.LeastAsNumber * upper.LeastAsNumber);
        double greatest = Math.Sqrt(lower.GreatestAsNumber * upper.GreatestAsNumber);
        if (ratio.GreatestAsNumber < least || ratio.LeastAsNumber > greatest)
            findings.Add(new AuditFinding("hazardRatio", FindingSeverity.Warning, AuditWords.Say("hazardRatio.centre", name, lower.Text, upper.Text, least, greatest, ratio.Text), [.. facts]));
        CheckPValue(contrast, ratio, lower, upper, name, findings);
        CheckWidth(study, contrast, lower, upper, name, findings);
        CheckDirection(study, contrast, lower, upper, name, findings);
    }

    // The p-value may be of a log-rank test, near the ratio's own, and of one side.
    private static void CheckPValue(PublishedContrast contrast, Printed ratio, Printed lower, Printed upper, Words name, List<AuditFinding> findings)
    {
        if (contrast.PValue is not { } p || contrast.PValueIsBound || p.GreatestAsNumber >= 1) return;
        double z = ArmConditions.Z(contrast.Level);
        double narrow = Math.Log(upper.LeastAsNumber / lower.GreatestAsNumber) / (2 * z), wide = Math.Log(upper.GreatestAsNumber / Math.Max(lower.LeastAsNumber, 1e-6)) / (2 * z);
        (double a, double b) = (Math.Log(ratio.LeastAsNumber), Math.Log(ratio.GreatestAsNumber));
        if (!(narrow > 0)) return;
        double least = a <= 0 && b >= 0 ? 0 : Math.Min(Math.Abs(a), Math.Abs(b)) / wide;
        double greatest = Math.Max(Math.Abs(a), Math.Abs(b)) / narrow;
        foreach (double sides in (double[])[2, 1])
        {
            double far = Normal.UpperQuantile(Math.Max(p.LeastAsNumber, 1e-12) / sides), near = Normal.UpperQuantile(p.GreatestAsNumber / sides);
            if (far >= least - TestsDiffer && near <= greatest + TestsDiffer) return;
        }

        findings.Add(new AuditFinding("pValue", FindingSeverity.Warning, AuditWords.Say("pValue", name, 2 * Normal.UpperTail(greatest), 2 * Normal.UpperTail(least), p.Text), [$"hazard ratio = {ratio.Text}", $"limits = {lower.Text} to {upper.Text}", $"p = {p.Text}"]));
    }

    // The information on a ratio is the sum of p (1 - p) over the events, p the share of one arm at risk: at most a quarter each.
    private static void CheckWidth(PublishedStudy study, PublishedContrast contrast, Printed lower, Printed upper, Words name, List<AuditFinding> findings)
    {
        if (EndpointOf(study, contrast.Arm, contrast.Endpoint) is not { } one || EndpointOf(study, contrast.Reference, contrast.Endpoint) is not { } other) return;
        int events = (one.Endpoint.Events ?? one.Arm.N) + (other.Endpoint.Events ?? other.Arm.N);
        double z = ArmConditions.Z(contrast.Level);
        double widest = Math.Log(upper.GreatestAsNumber / Math.Max(lower.LeastAsNumber, 1e-6));
        if (widest < 4 * z / Math.Sqrt(events))
            findings.Add(new AuditFinding("hazardRatio", FindingSeverity.Warning, AuditWords.Say("hazardRatio.width", name, events, Math.Exp(4 * z / Math.Sqrt(events)), lower.Text, upper.Text, Math.Exp(widest)), [$"limits = {lower.Text} to {upper.Text}", $"events <= {events}"]));
    }

    // A ratio clearly on one side of 1 while every printed rate and median is on the other.
    private static void CheckDirection(PublishedStudy study, PublishedContrast contrast, Printed lower, Printed upper, Words name, List<AuditFinding> findings)
    {
        int sign = upper.GreatestAsNumber < 1 ? 1 : lower.LeastAsNumber > 1 ? -1 : 0;
        if (sign == 0 || EndpointOf(study, contrast.Arm, contrast.Endpoint) is not { } one || EndpointOf(study, contrast.Reference, contrast.Endpoint) is not { } other) return;
        var differences = new List<double>();
        var shown = new List<Words>();
        foreach (PublishedLandmark landmark in one.Endpoint.Landmarks)
        {
            if (other.Endpoint.Landmarks.FirstOrDefault(l => l.Time == landmark.Time) is not { } same) continue;
            differences.Add(landmark.Survival.Number - same.Survival.Number);
            shown.Add(AuditWords.Say("hazardRatio.rate", landmark.Time, landmark.Survival, same.Survival));
        }

        if (one.Endpoint.Median?.Estimate is { } a && other.Endpoint.Median?.Estimate is { } b)
        {
            differences.Add(a.Number - b.Number);
            shown.Add(AuditWords.Say("hazardRatio.median", a.Text, b.Text));
        }

        if (differences.Count >= 2 && differences.TrueForAll(x => x * sign < 0))
            findings.Add(new AuditFinding("hazardRatio", FindingSeverity.Warning, AuditWords.Say("hazardRatio.direction", name, lower.Text, upper.Text, AuditWords.Join(shown)), [$"limits = {lower.Text} to {upper.Text}", "medians and rates of both arms"]));
    }

    private static (PublishedArm Arm, PublishedEndpoint Endpoint)? EndpointOf(PublishedStudy study, string arm, string endpoint) =>
        study.Arms.FirstOrDefault(a => string.Equals(a.Id, arm, StringComparison.Ordinal)) is { } found && found.Endpoint(endpoint) is { } printed ? (found, printed) : null;
}
