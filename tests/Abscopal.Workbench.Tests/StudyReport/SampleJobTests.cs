using System.Text.Json;
using Abscopal.Input;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.Tests.StudyReport;

public sealed class SampleJobTests
{
    private static readonly string[] TwoArms = ["d-ep", "ep"];

    private static string Caspian => Path.Combine(AppContext.BaseDirectory, "studies", "caspian");

    [Fact]
    public void Run_TwoArmsOfCaspian_WritesEverySubjectOfEveryCohortAndTheMixing()
    {
        using var folder = new TemporaryFolder();
        SampleOutcome outcome = SampleJob.Run(new ReportRequest { Study = Caspian, Output = folder.Path, Cohorts = 2 }, TwoArms);
        outcome.Files.ShouldBe(["cohorts.csv", "summary.json", "bounds.csv"]);
        File.ReadAllLines(folder.File("cohorts.csv")).Length.ShouldBe(1 + (2 * 2 * 537));
        using var summary = JsonDocument.Parse(File.ReadAllText(folder.File("summary.json")));
        summary.RootElement.GetProperty("notice").GetString()!.ShouldContain("not patient data");
        summary.RootElement.GetProperty("mixing").GetProperty("figures").GetArrayLength().ShouldBe(16);
    }

    [Fact]
    public void Run_ArmThatIsNotThere_IsNamedAndNothingIsWritten()
    {
        using var folder = new TemporaryFolder();
        var request = new ReportRequest { Study = Caspian, Output = folder.File("out"), Cohorts = 1 };
        Should.Throw<InvalidInputException>(() => SampleJob.Run(request, ["d"])).Problems[0].ToString().ShouldContain("d-ep");
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }
}
