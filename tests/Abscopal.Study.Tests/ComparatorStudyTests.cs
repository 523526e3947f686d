using Abscopal.Study.Published;

namespace Abscopal.Study.Tests;

public sealed class ComparatorStudyTests
{
    [Theory]
    [InlineData("caspian", "d-ep", "PFS", 234, "5.1 4.7 6.2", 5, 40, 8)]
    [InlineData("caspian", "d-ep", "OS", 210, "12.9 11.3 14.7", 8, 41, 22)]
    [InlineData("caspian", "dt-ep", "PFS", 229, "4.9 4.7 5.9", 8, 18, 23)]
    [InlineData("caspian", "dt-ep", "OS", 207, "10.4 9.6 12.0", 11, 1, 60)]
    [InlineData("caspian", "ep", "PFS", 236, "5.4 4.8 6.2", 1, 195, 15)]
    [InlineData("caspian", "ep", "OS", 231, "10.5 9.3 11.2", 4, 104, 4)]
    [InlineData("impower133", "atezolizumab", "PFS", null, "5.2 4.4 5.6", 21, 1, null)]
    [InlineData("impower133", "atezolizumab", "OS", null, "12.3 10.8 15.8", 14, 1, null)]
    [InlineData("impower133", "placebo", "PFS", null, "4.3 4.2 4.5", 12, 9, null)]
    [InlineData("impower133", "placebo", "OS", null, "10.3 9.3 11.3", 15, 2, null)]
    public void Published_Endpoint(string study, string arm, string id, int? events, string median, int column, int atRisk, int? censored)
    {
        PublishedStudy published = Read(study);
        PublishedEndpoint endpoint = published.Arms.Single(a => string.Equals(a.Id, arm, StringComparison.Ordinal)).Endpoint(id)!;

        published.ReadFromFigures.ShouldBeTrue();
        endpoint.Events.ShouldBe(events);
        endpoint.EventsImplied.ShouldBe(events is not null);
        $"{endpoint.Median!.Estimate} {endpoint.Median.Lower} {endpoint.Median.Upper}".ShouldBe(median);
        endpoint.AtRisk!.Counts[column].ShouldBe(atRisk);
        (endpoint.AtRisk.CumulativeCensored.IsEmpty ? (int?)null : endpoint.AtRisk.CumulativeCensored[column]).ShouldBe(censored);
    }

    [Fact]
    public void Published_Contrasts()
    {
        Read("caspian").Contrasts.Concat(Read("impower133").Contrasts)
            .Select(c => $"{c.Endpoint} {c.Arm} {c.HazardRatio} {c.Lower} {c.Upper} {c.PValue?.ToString() ?? "-"}").ShouldBe([
                "PFS d-ep 0.80 0.66 0.96 -",
                "OS d-ep 0.75 0.62 0.91 0.0032",
                "PFS dt-ep 0.84 0.70 1.01 -",
                "OS dt-ep 0.82 0.68 1.00 0.045",
                "PFS atezolizumab 0.77 0.62 0.96 0.02",
                "OS atezolizumab 0.76 0.60 0.95 0.0154",
            ]);
    }

    private static PublishedStudy Read(string study) =>
        StudyFolder.Read(Path.Combine(AppContext.BaseDirectory, "studies", study)).Published;
}
