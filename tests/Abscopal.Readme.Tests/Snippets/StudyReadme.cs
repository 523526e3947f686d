using Abscopal.Study.Published;
using Abscopal.Study;

namespace Abscopal.Readme.Tests.Snippets;

/// <summary>The programs of the README of Abscopal.Study, word for word.</summary>
internal static class StudyReadme
{
    public static void Snippet1()
    {
        PublishedStudy lead = PublishedStudyReader.Read("studies/lead/published.yaml");
        PublishedArm arm = lead.Arms[0];
        PublishedEndpoint survival = arm.Endpoints.First(e => e.Id == "OS");
        Console.WriteLine($"{arm.N} subjects, {survival.Events} deaths, median {survival.Median!.Estimate!.Text} months");
    }
}
