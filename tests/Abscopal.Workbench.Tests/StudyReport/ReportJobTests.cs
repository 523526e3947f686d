using System.Text.Json;
using Abscopal.Input;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.Tests.StudyReport;

public sealed class ReportJobTests
{
    private static string Lead => Path.Combine(AppContext.BaseDirectory, "studies", "lead");

    [Theory]
    [InlineData("en", "Reconstructed from printed figures: not patient data")]
    [InlineData("zh", "由已发表数字重建：并非患者数据")]
    public void Run_LeadWritesAReportThatLabelsWhatIsReconstructed(string language, string label)
    {
        using var folder = new TemporaryFolder();
        ReportOutcome outcome = ReportJob.Run(new ReportRequest { Study = Lead, Output = folder.Path, Language = language, Cohorts = 10 });
        string page = File.ReadAllText(folder.File("report.html"));
        page.ShouldContain(label);
        foreach (string fetched in new[] { "src=\"http", "href=\"http", "url(http", "@import" }) page.ShouldNotContain(fetched);
        page.ShouldNotContain("<script");
        foreach (string file in outcome.Files) File.Exists(folder.File(file)).ShouldBeTrue(file);
        foreach (string endpoint in new[] { "figure3-pfs", "figure4-os" })
        {
            File.ReadAllText(folder.File($"figures/{endpoint}-reconstructed.svg")).ShouldContain(label);
            new FileInfo(folder.File($"figures/{endpoint}-reconstructed.png")).Length.ShouldBeGreaterThan(20_000);
        }

        File.ReadAllLines(folder.File("cohorts.csv")).Length.ShouldBe(1 + (10 * 2 * 30));
    }

    [Fact]
    public void Run_ResultsHoldEveryPrintedNumber()
    {
        using var folder = new TemporaryFolder();
        ReportJob.Run(new ReportRequest { Study = Lead, Output = folder.Path, Cohorts = 10 });
        using var results = JsonDocument.Parse(File.ReadAllText(folder.File("results.json")));
        JsonElement agreement = results.RootElement.GetProperty("agreement");
        agreement.GetArrayLength().ShouldBe(18);
        agreement.EnumerateArray().ShouldAllBe(a => a.GetProperty("agreeing").GetInt32() == 10);
        results.RootElement.GetProperty("audit").GetProperty("compatible").GetProperty("intervalTypes").EnumerateArray().Select(t => t.GetString()).ShouldBe(["plain", "log", "log-log", "logit", "arcsine"]);
    }

    [Theory]
    [InlineData("en", "Pooled controls, all (4)", "Nobody was randomised between these trials", "an assumption, no published ratio", "there is no landmark analysis")]
    [InlineData("zh", "合并对照组，全部（4）", "各研究之间未经随机", "为假设，并非发表的风险比", "不作地标分析")]
    public void Run_SetsLeadBesideEveryComparatorWithItsLimits(string language, params string[] words)
    {
        using var folder = new TemporaryFolder();
        ReportOutcome outcome = ReportJob.Run(new ReportRequest { Study = Lead, Output = folder.Path, Language = language, Cohorts = 4 });
        string page = File.ReadAllText(folder.File("report.html"));
        foreach (string word in words) page.ShouldContain(word);
        foreach (string table in new[] { "trials", "periods", "pooled", "rates", "case-mix", "time-zero", "imbalance" }) outcome.Files.ShouldContain($"tables/across-{table}.csv");
        // Eight arms at two endpoints, two pools of three groups at each.
        File.ReadAllLines(folder.File("tables/across-trials.csv")).Length.ShouldBe(1 + (8 * 2));
        File.ReadAllLines(folder.File("tables/across-pooled.csv")).Length.ShouldBe(1 + (2 * 3 * 2));
        using var results = JsonDocument.Parse(File.ReadAllText(folder.File("results.json")));
        JsonElement across = results.RootElement.GetProperty("acrossTrials").EnumerateArray().Single(a => a.GetProperty("endpoint").GetString() == "OS");
        across.GetProperty("arms").GetArrayLength().ShouldBe(8);
        across.GetProperty("immortalTime").GetProperty("treated").GetInt32().ShouldBe(17);
    }

    [Fact]
    public void Run_ZeroEventsHaveTheirExactLimits()
    {
        using var folder = new TemporaryFolder();
        ReportJob.Run(new ReportRequest { Study = Lead, Output = folder.Path, Cohorts = 1 });
        string[] lines = File.ReadAllLines(folder.File("tables/zero-events.csv"));
        lines[1].ShouldBe("Radiation pneumonitis,0/30,one-sided 95%,9.5");
        lines[2].ShouldBe("Radiation pneumonitis,0/30,two-sided 80%,7.4");
        lines[3].ShouldBe("Radiation pneumonitis,0/30,two-sided 95%,11.6");
    }

    [Fact]
    public void Run_SameSeedWritesTheSameBytesOnAnyNumberOfThreads()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        ReportOutcome outcome = ReportJob.Run(new ReportRequest { Study = Lead, Output = one.Path, Cohorts = 6, Threads = 1 });
        ReportJob.Run(new ReportRequest { Study = Lead, Output = two.Path, Cohorts = 6, Threads = 2 });
        foreach (string file in outcome.Files) File.ReadAllBytes(one.File(file)).ShouldBe(File.ReadAllBytes(two.File(file)), file);
    }

    [Fact]
    public void Run_ContradictoryFactsWriteNothing()
    {
        using var folder = new TemporaryFolder();
        string study = folder.File("lead");
        Directory.CreateDirectory(study);
        foreach (string file in Directory.GetFiles(Lead)) File.Copy(file, Path.Combine(study, Path.GetFileName(file)));
        string facts = Path.Combine(study, "published.yaml");
        File.WriteAllText(facts, File.ReadAllText(facts).Replace("count: 17, percent: 56.7%", "count: 18, percent: 56.7%", StringComparison.Ordinal));
        string protocol = Path.Combine(study, "study.yaml");
        File.WriteAllText(protocol, File.ReadAllText(protocol)[..File.ReadAllText(protocol).IndexOf("comparators:", StringComparison.Ordinal)]);
        ReportOutcome outcome = ReportJob.Run(new ReportRequest { Study = study, Output = folder.File("out"), Cohorts = 1 });
        outcome.Analysis.Audit.IsConsistent.ShouldBeFalse();
        outcome.Files.ShouldBeEmpty();
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }

    [Fact]
    public void Run_UnknownLanguageIsWrongInput() =>
        Should.Throw<InvalidInputException>(() => ReportJob.Run(new ReportRequest { Study = Lead, Output = "out", Language = "fr" })).Message.ShouldContain("allowed: en, zh");

    [Fact]
    public void Run_OutputThatIsAFileIsWrongInput()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("taken", "");
        Should.Throw<InvalidInputException>(() => ReportJob.Run(new ReportRequest { Study = Lead, Output = file })).Message.ShouldContain("cannot be written");
    }
}
