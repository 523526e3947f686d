using System.Globalization;
using Abscopal.Evidence.Sampling;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Audit;

/// <summary>Checks the limits of a printed survival rate against the rate and the number of subjects.</summary>
/// <remarks>
/// With r at risk before each death, r / n = S(t-) G(t-), G the curve of not being censored, so that Greenwood's sum of
/// d / (r (r - d)) is at least (1/S - 1) / n: no censoring narrows the limits. Each interval type is symmetric on its own
/// scale; there the distances of the two limits from the rate must agree, and be no less than that bound. Everything is
/// kept as an interval that rounding allows, and a contradiction is declared when all five types fail.
/// </remarks>
internal static class LandmarkLimitChecks
{
    public static void Run(Words name, PublishedArm arm, PublishedLandmark landmark, List<AuditFinding> findings)
    {
        if (landmark is not { Lower: { } lower, Upper: { } upper }) return;
        (double least, double greatest) = (Math.Max(landmark.Survival.LeastAsNumber, 0), Math.Min(landmark.Survival.GreatestAsNumber, 1));
        // At 0 and at 1 there is no limit to check; limits cut off at 0 or 1 tell nothing of their distance.
        if (!(least > 0 && greatest < 1 && lower.LeastAsNumber > 0 && upper.GreatestAsNumber < 1)) return;
        double z = ArmConditions.Z(landmark.Level);
        if (Enum.GetValues<ConfidenceIntervalType>().Any(t => Fits(t, least, greatest, lower, upper, z, arm.N))) return;
        double narrowest = z * Math.Sqrt(landmark.Survival.Number * (1 - landmark.Survival.Number) / arm.N);
        findings.Add(new AuditFinding(
            "landmarkLimits",
            FindingSeverity.Contradiction,
            AuditWords.Say("landmarkLimits", name, landmark.Survival, landmark.Time, lower, upper, arm.N, 100 * narrowest),
            [string.Create(CultureInfo.InvariantCulture, $"S({landmark.Time}) = {landmark.Survival}"), $"limits = {lower} to {upper}", $"n = {arm.N}"]));
    }

    private static bool Fits(ConfidenceIntervalType type, double least, double greatest, Printed lower, Printed upper, double z, int n)
    {
        // Distances on the type's scale, each as the interval that rounding leaves; the scale increases with survival.
        double below = Scale(type, greatest) - Scale(type, lower.LeastAsNumber), belowLeast = Scale(type, least) - Scale(type, lower.GreatestAsNumber);
        double above = Scale(type, upper.GreatestAsNumber) - Scale(type, least), aboveLeast = Scale(type, upper.LeastAsNumber) - Scale(type, greatest);
        double most = Math.Min(below, above);
        if (Math.Max(belowLeast, aboveLeast) > most + 1e-9) return false;
        return most + 1e-9 >= Narrowest(type, least, greatest, z, n);
    }

    // z times the slope of the scale times sqrt(S (1 - S) / n), at its least over the rates that print so.
    private static double Narrowest(ConfidenceIntervalType type, double least, double greatest, double z, int n)
    {
        double At(double s)
        {
            double slope = type switch
            {
                ConfidenceIntervalType.Plain => 1,
                ConfidenceIntervalType.Log => 1 / s,
                ConfidenceIntervalType.LogLog => -1 / (s * Math.Log(s)),
                ConfidenceIntervalType.Logit => 1 / (s * (1 - s)),
                _ => 0.5 / Math.Sqrt(s * (1 - s)),
            };
            return z * slope * Math.Sqrt(s * (1 - s) / n);
        }

        // Monotone but for one turn between the ends, which printed rates are too close for to matter by more than this slack.
        return 0.99 * Math.Min(At(least), At(greatest));
    }

    private static double Scale(ConfidenceIntervalType type, double s) => type switch
    {
        ConfidenceIntervalType.Plain => s,
        ConfidenceIntervalType.Log => Math.Log(s),
        ConfidenceIntervalType.LogLog => -Math.Log(-Math.Log(s)),
        ConfidenceIntervalType.Logit => Math.Log(s / (1 - s)),
        _ => Math.Asin(Math.Sqrt(s)),
    };
}
