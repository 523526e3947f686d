using System.IO.Compression;
using System.Text.Json;
using Abscopal.Input;
using Abscopal.Workbench.Designs;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.Tests.NextTrial;

public sealed class NextTrialTests
{
    private static string Design(string name) => Path.Combine(AppContext.BaseDirectory, "designs", name);

    // By hand for the first: mean log(23.6 / 12.9), variance (log(37.6 / 14.1) / 2.563)^2 + (log(14.7 / 11.3) / 3.920)^2 + .15^2,
    // information 341 / 4, bound 2.031: P(Z > -.892).
    [Fact]
    public void Report_ShowsThreeOptions_AndCorrectionsLowerTheProbability()
    {
        using var folder = new TemporaryFolder();
        ReportJob.Run(new ReportRequest { Study = Path.Combine(AppContext.BaseDirectory, "studies", "lead"), Output = folder.Path, Cohorts = 2 });
        using var results = JsonDocument.Parse(File.ReadAllText(folder.File("results.json")));
        JsonElement next = results.RootElement.GetProperty("nextTrial");
        JsonElement[] options = [.. next.GetProperty("options").EnumerateArray()];
        options.Select(o => o.GetProperty("option").GetString()).ShouldBe(["base", "smaller", "twoToOne"]);
        options[0].GetProperty("events").GetInt32().ShouldBe(341);
        options[1].GetProperty("subjects").GetInt32().ShouldBeLessThan(options[0].GetProperty("subjects").GetInt32());
        options[2].GetProperty("subjects").GetInt32().ShouldBeGreaterThan(options[0].GetProperty("subjects").GetInt32());
        foreach (JsonElement option in options)
        {
            JsonElement success = option.GetProperty("probabilityOfSuccess");
            success.GetProperty("truncated").GetDouble().ShouldBeLessThan(success.GetProperty("uncorrected").GetDouble());
            success.GetProperty("shrunk").GetDouble().ShouldBeLessThan(success.GetProperty("uncorrected").GetDouble());
            JsonElement[] scenarios = [.. option.GetProperty("scenarios").EnumerateArray()];
            scenarios.Length.ShouldBe(7);
            // The power planned for, and the level: both by simulation.
            double error = scenarios[0].GetProperty("powerStandardError").GetDouble();
            scenarios[0].GetProperty("power").GetDouble().ShouldBe(option.GetProperty("power").GetDouble(), (3 * error) + 0.01);
            scenarios[5].GetProperty("power").GetDouble().ShouldBeLessThan(0.025 + 0.011);
        }

        options[0].GetProperty("probabilityOfSuccess").GetProperty("uncorrected").GetDouble().ShouldBe(0.814, 1e-3);
        File.ReadAllText(folder.File("report.html")).ShouldContain("The next trial");
        File.Exists(folder.File("tables/next-trial.csv")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("en", "47.7 months", "Hwang-Shih-DeCani spending, gamma -6, non-binding", "strong null: early harm")]
    [InlineData("zh", "47.7 个月", "O'Brien-Fleming 型 Lan-DeMets 消耗函数", "强零假设：早期有害")]
    public void Synopsis_HasRealHeadingsAndTables(string language, string duration, string bounds, string scenario)
    {
        using var folder = new TemporaryFolder();
        DesignJob.WriteDocument(DesignJob.Run(Design("lead-phase3.yaml")), folder.File("synopsis.docx"), language);
        using ZipArchive archive = ZipFile.OpenRead(folder.File("synopsis.docx"));
        using var reader = new StreamReader(archive.Entries.Single(e => e.FullName.EndsWith("document.xml", StringComparison.Ordinal)).Open());
        string text = reader.ReadToEnd();
        text.ShouldContain("Heading1");
        text.Split("<w:tbl>").Length.ShouldBe(4);
        text.ShouldContain("446");
        text.ShouldContain(duration);
        text.Replace("&apos;", "'", StringComparison.Ordinal).ShouldContain(bounds);
        text.ShouldContain(scenario);
    }

    [Fact]
    public void Synopsis_OfAnEarlyPhase_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<InvalidInputException>(() => DesignJob.WriteDocument(DesignJob.Run(Design("simon.yaml")), folder.File("s.docx"), "en")).Problems[0].Key.ShouldBe("--docx");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("simon.yaml", "optimal")]
    [InlineData("pneumonitis-monitoring.yaml", "30")]
    [InlineData("lead-one-arm.yaml", "(O + E) / 2 *")]
    [InlineData("lead-assurance.yaml", "the signal as it is")]
    [InlineData("lead-two-stage.yaml", "Level")]
    [InlineData("hybrid-control-borrowed.yaml", "1")]
    [InlineData("dose-selection.yaml", "strong null: early harm")]
    [InlineData("progression-and-survival.yaml", "strong null: early harm")]
    [InlineData("enrichment.yaml", "strong null: early harm")]
    public void Design_OfEveryKind_HasItsTable(string file, string cell) =>
        DesignJob.Run(Design(file)).Tables.SelectMany(table => table.Rows).ShouldContain(row => row[0] == cell);
}
