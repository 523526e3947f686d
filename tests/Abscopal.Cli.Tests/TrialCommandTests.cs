using System.Text;
using System.Text.Json;

namespace Abscopal.Cli.Tests;

public sealed class TrialCommandTests : IDisposable
{
    private static readonly string S1 = Path.Combine(AppContext.BaseDirectory, "benchmarks", "s1.yaml");
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-trials-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Design_JsonStandsAloneWithItsKeys()
    {
        (int code, string output, _) = Run("design", S1, "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        JsonElement look = json.RootElement.GetProperty("looks")[0];
        look.GetProperty("informationFraction").GetDouble().ShouldBe(0.7);
        look.GetProperty("events").GetInt32().ShouldBe(210);
        look.GetProperty("upper").GetDouble().ShouldBe(2.43799499, 1e-7);
        look.GetProperty("lower").ValueKind.ShouldBe(JsonValueKind.Null);
        look.GetProperty("cumulativeAlpha").GetDouble().ShouldBe(0.007384489, 1e-9);
        look.GetProperty("cumulativePower").GetDouble().ShouldBe(0.33, 0.01);
        look.GetProperty("time").GetDouble().ShouldBe(22.3, 0.1);
        json.RootElement.GetProperty("subjects").GetInt32().ShouldBe(400);
        json.RootElement.GetProperty("events").GetInt32().ShouldBe(300);
        json.RootElement.GetProperty("power").GetDouble().ShouldBe(0.84, 0.005);
    }

    // rpact 3.3.4: 300 events planned, 320 came, the first look spent at 210.
    [Fact]
    public void Design_Observed_UpdatesTheBoundsAndInfers()
    {
        string looks = At("looks.yaml");
        File.WriteAllText(looks, "looks:\n  - {events: 210, z: 1.2}\n  - {events: 320, z: 2.05}\n");
        (int code, string output, _) = Run("design", S1, "--observed", looks, "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        JsonElement last = json.RootElement.GetProperty("looks")[1];
        last.GetProperty("upper").GetDouble().ShouldBe(2.007690, 1e-6);
        last.GetProperty("decision").GetString().ShouldBe("efficacy");
        last.GetProperty("repeatedHazardRatioUpper").GetDouble().ShouldBe(Math.Exp(-(2.05 - 2.007690) / Math.Sqrt(80)), 1e-6);
        json.RootElement.GetProperty("inference").GetProperty("pValue").GetDouble().ShouldBeInRange(0.02, 0.025);
    }

    [Fact]
    public void Design_ObservedOutOfOrder_ExitsTwoWithOneLine()
    {
        string looks = At("looks.yaml");
        File.WriteAllText(looks, "looks:\n  - {events: 210, z: 1.2}\n  - {events: 200, z: 2.05}\n");
        (int code, string output, string errors) = Run("design", S1, "--observed", looks);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldEndWith("looks.yaml:3: looks[1].events: is 200, not above 210 (allowed: events rising from look to look)");
    }

    // simtrial 1.0.2 has .903 for S1's four-test MaxCombo at 300 events; the design's own power is of the log-rank test.
    [Fact]
    public void Design_WithAnotherTest_ShowsThatTestSimulatedBeside()
    {
        (int code, string output, _) = Run("design", Path.Combine(AppContext.BaseDirectory, "designs", "max-combo.yaml"), "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        JsonElement delayed = json.RootElement.GetProperty("simulated")[0];
        delayed.GetProperty("power").GetDouble().ShouldBe(0.903, 0.025);
        delayed.GetProperty("trials").GetInt32().ShouldBe(2000);
        json.RootElement.GetProperty("power").GetDouble().ShouldBe(0.845, 0.01);
    }

    [Fact]
    public void Design_OfSeveralArms_HasPowerAndTimes()
    {
        (int code, string output, _) = Run("design", Path.Combine(AppContext.BaseDirectory, "designs", "dose-selection.yaml"), "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("power").GetDouble().ShouldBeInRange(0.7, 0.85);
        json.RootElement.GetProperty("powerStandardError").GetDouble().ShouldBeInRange(0.005, 0.012);
        JsonElement look = json.RootElement.GetProperty("looks")[2];
        look.GetProperty("cumulativeAlpha").GetDouble().ShouldBe(0.025, 1e-9);
        look.GetProperty("time").GetDouble().ShouldBeInRange(38, 46);
    }

    [Fact]
    public void Simulate_JsonHasExactlyItsKeys()
    {
        (int code, string output, _) = Run("simulate", S1, "--trials", "500", "--seed", "3", "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["scenarios", "trialsPerSecond"]);
        JsonElement scenario = json.RootElement.GetProperty("scenarios")[0];
        scenario.EnumerateObject().Select(p => p.Name).ShouldBe(["name", "trials", "power", "powerStandardError", "looks"]);
        scenario.GetProperty("looks")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["reject", "events", "time"]);
        json.RootElement.GetProperty("scenarios").EnumerateArray().Select(s => s.GetProperty("name").GetString()).ShouldBe(["delayed", "proportional", "no effect", "strong null: early harm"]);
    }

    [Fact]
    public void Simulate_TwiceOnOtherThreads_GivesTheSameFiles()
    {
        Simulate("one", "--threads", "1", "--rows");
        Simulate("two", "--threads", "3", "--rows");
        ShouldBeSame("one", "two");
        File.Exists(Path.Combine(_folder, "one", "trials.parquet")).ShouldBeTrue();
        File.ReadAllText(Path.Combine(_folder, "one.log")).ShouldContain("trials in");
    }

    [Fact]
    public void Merge_OfShards_GivesTheFilesOfOneRun()
    {
        Simulate("whole");
        for (int k = 1; k <= 3; k++) Simulate($"shard{k}", "--shard", $"{k}/3");
        Directory.GetFiles(Path.Combine(_folder, "shard1")).ShouldHaveSingleItem();
        Run("merge", At("shard3"), At("shard1"), At("shard2"), "--out", At("merged")).Code.ShouldBe(0);
        ShouldBeSame("whole", "merged");
    }

    [Fact]
    public void Merge_WithoutEveryShard_ExitsTwo()
    {
        Simulate("shard1", "--shard", "1/2");
        (int code, _, string errors) = Run("merge", At("shard1"), "--out", At("merged"));
        code.ShouldBe(2);
        errors.ShouldContain("blocks are missing");
    }

    [Fact]
    public void Simulate_IntoAnUnfinishedFolder_NeedsResume()
    {
        Simulate("whole");
        Simulate("part", "--shard", "1/2");
        File.WriteAllBytes(Path.Combine(At("part"), "campaign.unfinished"), []);
        (int code, _, string errors) = RunSimulate("part");
        code.ShouldBe(2);
        errors.ShouldContain("--resume");
        Simulate("part", "--resume");
        ShouldBeSame("whole", "part");
    }

    [Fact]
    public void Simulate_IntoAFinishedFolder_WritesItAnew()
    {
        Simulate("whole");
        Simulate("other", "--shard", "1/2");
        Simulate("other", "--shard", "2/2");
        Simulate("other");
        ShouldBeSame("whole", "other");
    }

    [Theory]
    [InlineData("--trials", "0", "--trials")]
    [InlineData("--threads", "0", "--threads")]
    [InlineData("--shard", "3/2", "--shard")]
    [InlineData("--shard", "two", "--shard")]
    [InlineData("--seed", "-1", "--seed")]
    public void Simulate_WrongOption_ExitsTwo(string option, string value, string told)
    {
        (int code, string output, string errors) = Run("simulate", S1, option, value);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain(told);
    }

    [Fact]
    public void Simulate_RowsWithoutFolder_ExitsTwo() => Run("simulate", S1, "--rows").Errors.ShouldContain("--out DIR");

    [Theory]
    [InlineData("hazardRatio: 0.72", "hazardRatio: 0", "s1.yaml:20: scenarios[1].hazardRatio: '0' cannot be used (allowed: a number above 0)")]
    [InlineData("duration: 18", "duration: 0", "s1.yaml:8: accrual.duration: '0' cannot be used (allowed: a number above 0)")]
    [InlineData("events: 300\n", "events: 500\n", "s1.yaml:7: events: is 500, more than the 400 subjects (allowed: at most 400)")]
    [InlineData("hazardRatio: 0.72", "hazardRatio: -0.5", "s1.yaml:20: scenarios[1].hazardRatio: '-0.5' cannot be used (allowed: a number above 0)")]
    [InlineData("{duration: 18}", "{rates: [{from: 0, rate: 0}]}", "s1.yaml:8: accrual.rates: are all 0: nobody is ever accrued (allowed: a rate above 0)")]
    [InlineData("- {events: 210}\n  - {events: 300}", "- {fraction: 0.7}\n  - {fraction: 0.5}\n  - {fraction: 1}", "s1.yaml:10: looks: look 2 does not come after look 1 (allowed: fractions, events and times in rising order)")]
    [InlineData("- {events: 300}", "- {events: 350}", "s1.yaml:11: looks[1]: comes with 350 events, more than the maximum 300 (allowed: at most 300)")]
    [InlineData("events: 300\n", "events: 1\n", "s1.yaml:10: looks: are 2, more than the 1 events (allowed: at most as many looks as events)")]
    [InlineData("median: 10}\n    hazardRatio: 0.72", "median: 10, cured: 0.9}\n    hazardRatio: 0.72\nplannedScenario: proportional", "s1.yaml:7: events: 210 events can never be expected in the scenario planned for (allowed: at most 34, or more subjects)")]
    [InlineData("{events: 210}", "{events: 310}", "s1.yaml:10: looks: look 2 does not come after look 1 (allowed: fractions, events and times in rising order)")]
    public void Design_WrongFile_ExitsTwoWithOneLine(string from, string to, string told)
    {
        string path = Path.Combine(_folder, "s1.yaml");
        File.WriteAllText(path, File.ReadAllText(S1).Replace(from, to, StringComparison.Ordinal));
        foreach (string command in new[] { "design", "simulate" })
        {
            (int code, string output, string errors) = Run(command, path);
            code.ShouldBe(2);
            output.ShouldBeEmpty();
            errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldEndWith(told);
        }
    }

    private string At(string name) => Path.Combine(_folder, name);

    private void Simulate(string name, params string[] more)
    {
        (int code, _, string errors) = RunSimulate(name, more);
        code.ShouldBe(0, errors);
    }

    private (int Code, string Output, string Errors) RunSimulate(string name, params string[] more) =>
        Run(["simulate", S1, "--trials", "5000", "--seed", "7", "--out", At(name), .. more]);

    private void ShouldBeSame(string one, string other)
    {
        string[] files = [.. Directory.GetFiles(At(one)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Directory.GetFiles(At(other)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ShouldBe(files);
        files.Length.ShouldBeGreaterThan(2);
        foreach (string file in files) File.ReadAllBytes(Path.Combine(At(one), file)).ShouldBe(File.ReadAllBytes(Path.Combine(At(other), file)));
    }

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(args, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
