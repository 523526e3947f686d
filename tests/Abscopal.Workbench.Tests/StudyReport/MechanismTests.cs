using System.Text.Json;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.Tests.StudyReport;

public sealed class MechanismTests
{
    [Theory]
    [InlineData("en", "Why it might be: a model and its rivals", "Toxicity is not modelled")]
    [InlineData("zh", "可能的原因：模型与竞争解释", "未对毒性建模")]
    public void Report_ShowsTheExplanationsBesideWhatWasSeen(string language, string heading, string toxicity)
    {
        using var folder = new TemporaryFolder();
        ReportJob.Run(new ReportRequest { Study = Path.Combine(AppContext.BaseDirectory, "studies", "lead"), Output = folder.Path, Language = language, Cohorts = 2, Threads = 2 });
        using var results = JsonDocument.Parse(File.ReadAllText(folder.File("results.json")));
        JsonElement mechanism = results.RootElement.GetProperty("mechanism");
        mechanism.GetProperty("rivals").GetArrayLength().ShouldBe(3);
        mechanism.GetProperty("statement").GetString()!.ShouldContain("Not validated for clinical use");
        mechanism.GetProperty("observed").GetArrayLength().ShouldBe(6);
        mechanism.GetProperty("conventions").GetProperty("subjects").GetInt32().ShouldBe(30);
        string page = File.ReadAllText(folder.File("report.html"));
        page.ShouldContain(heading);
        page.ShouldContain(toxicity);
        File.ReadAllText(folder.File("tables/mechanism.csv")).ShouldContain("40.0");
        File.Exists(folder.File("figures/figure9-mechanism.svg")).ShouldBeTrue();
    }
}
