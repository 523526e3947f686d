using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study.Published;
using Abscopal.Study;
using Abscopal.Survival;

namespace Abscopal.Readme.Tests.Snippets;

/// <summary>The programs of the README of Abscopal.Evidence, word for word.</summary>
internal static class EvidenceReadme
{
    public static void Snippet1()
    {
        PublishedStudy lead = PublishedStudyReader.Read("studies/lead/published.yaml");
        AuditReport audit = StudyAudit.Run(lead, new AuditOptions { SearchesOrders = false });
        Console.WriteLine(audit.IsConsistent ? "the printed numbers can all be true" : "they contradict each other");

        CohortSet set = CohortSampler.Draw(lead, lead.Arms[0], new CohortOptions { Count = 5, Seed = 1 });
        foreach (Cohort cohort in set.Cohorts)
        {
            KaplanMeierCurve survival = KaplanMeier.Estimate(cohort.Endpoint("OS")!.InMonths());
            Console.WriteLine($"cohort {cohort.Number}: median {survival.Median.Estimate.Value:F1} months");
        }
    }
}
