using System.Globalization;
using Abscopal.Numerics.Distributions;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Audit;

/// <summary>Checks a printed hazard ratio against its limits and its p-value.</summary>
/// <remarks>
/// Limits of the usual (Wald) kind are symmetric on the log scale and fix the standard error. Other kinds exist, and a
/// p-value may come from another test, so that a mismatch is a warning, not a contradiction.
/// </remarks>
internal static class ContrastChecks
{
    public static void Run(PublishedContrast contrast, List<AuditFinding> findings)
    {
        if (contrast is not { HazardRatio: { } ratio, Lower: { } lower, Upper: { } upper }) return;
        string name = $"{contrast.Endpoint}, {contrast.Arm} against {contrast.Reference}";
        string[] facts = [$"hazard ratio = {ratio.Text}", $"limits = {lower.Text} to {upper.Text}"];
        if (lower.Least > ratio.Greatest || upper.Greatest < ratio.Least)
        {
            findings.Add(new AuditFinding("hazardRatio", FindingSeverity.Contradiction, $"{name}: the limits {lower.Text} to {upper.Text} do not hold the ratio {ratio.Text}", [.. facts]));
            return;
        }

        double least = Math.Sqrt(lower.LeastAsNumber * upper.LeastAsNumber);
        double greatest = Math.Sqrt(lower.GreatestAsNumber * upper.GreatestAsNumber);
        if (ratio.GreatestAsNumber < least || ratio.LeastAsNumber > greatest)
            findings.Add(new AuditFinding("hazardRatio", FindingSeverity.Warning, Text($"{name}: symmetric limits {lower.Text} to {upper.Text} would centre between {least:0.000} and {greatest:0.000}, printed {ratio.Text}"), [.. facts]));
        CheckPValue(contrast, ratio, lower, upper, name, findings);
    }

    private static void CheckPValue(PublishedContrast contrast, Printed ratio, Printed lower, Printed upper, string name, List<AuditFinding> findings)
    {
        if (contrast.PValue is not { } p || contrast.PValueIsBound) return;
        double z = Normal.UpperQuantile(0.5 * (1 - (double)(contrast.Level ?? 0.95m)));
        double error = Math.Log(upper.Number / lower.Number) / (2 * z);
        double implied = 2 * Normal.UpperTail(Math.Abs(Math.Log(ratio.Number)) / error);
        // A ratio to two decimals leaves the implied p-value uncertain by some factor; only a gross mismatch is told.
        if (implied > 5 * p.GreatestAsNumber || implied < p.LeastAsNumber / 5)
            findings.Add(new AuditFinding("pValue", FindingSeverity.Warning, Text($"{name}: the ratio with its limits implies p = {implied:0.####}, printed {p.Text}"), [$"hazard ratio = {ratio.Text}", $"limits = {lower.Text} to {upper.Text}", $"p = {p.Text}"]));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
