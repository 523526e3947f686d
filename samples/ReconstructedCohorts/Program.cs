using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Survival;

PublishedStudy lead = PublishedStudyReader.Read("studies/lead/published.yaml");
AuditReport audit = StudyAudit.Run(lead, new AuditOptions { SearchesOrders = false });
Console.WriteLine($"{audit.Study}: the printed numbers {(audit.IsConsistent ? "can all be true" : "contradict each other")}");

// Not patients: cohorts that the printed numbers allow. The same seed gives the same cohorts on any machine.
CohortSet set = CohortSampler.Draw(lead, lead.Arms[0], new CohortOptions { Count = 20, Seed = 20250527 });
Console.WriteLine($"{set.Outcome}: {set.Cohorts.Length} cohorts");
foreach (string endpoint in new[] { "PFS", "OS" })
{
    KaplanMeierCurve[] curves = [.. set.Cohorts.Select(c => KaplanMeier.Estimate(c.Endpoint(endpoint)!.InMonths(), new KaplanMeierOptions { Level = 0.8, IntervalType = ConfidenceIntervalType.LogLog }))];
    string[] medians = [.. curves.Select(c => $"{c.Median.Estimate.Value:F1} ({c.Median.Lower.Value:F1}-{c.Median.Upper.Value:F1})").Distinct()];
    double[] late = [.. curves.Select(c => c.At(18).Survival.Value)];
    Console.WriteLine($"{endpoint}: {curves[0].Events} events, median {string.Join(" or ", medians)} in every cohort; at 18 months, which was not printed, {100 * late.Min():F0} to {100 * late.Max():F0}%");
}
