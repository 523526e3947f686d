using System.Text;
using System.Text.Json;

namespace Abscopal.Cli.Tests;

public sealed class AbscopalProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Km_JsonStandsAloneOnStandardOutput()
    {
        string path = Write("t,status,arm\n1,1,a\n2,0,a\n3,1,b\n4,1,b\n,1,b\n");
        (int code, string output, string errors) = Run("km", path, "--time", "t", "--event", "status", "--by", "arm", "--at", "2", "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("groups").GetArrayLength().ShouldBe(2);
        json.RootElement.GetProperty("tests")[0].GetProperty("name").GetString().ShouldBe("logrank");
        json.RootElement.GetProperty("conventions").GetProperty("profile").GetString().ShouldBe("R");
        json.RootElement.GetProperty("input").GetProperty("excludedMissing").GetInt32().ShouldBe(1);
        errors.ShouldContain("1 of 5 rows left out for a missing value (lines 6)");
    }

    [Theory]
    [InlineData("--conf-level", "1.2", "between 0 and 1")]
    [InlineData("--conf-type", "loglog2", "plain, log, log-log, logit, arcsine")]
    [InlineData("--profile", "stata", "r, sas, tern")]
    [InlineData("--at", "12,x", "'x' is not a time")]
    [InlineData("--figure", "km.gif", ".svg, .png or .pdf")]
    [InlineData("--log-hazard", "km", ".svg, .png or .pdf")]
    public void Km_WrongOptionExitsTwoWithOneLine(string option, string value, string expected)
    {
        string path = Write("t,e\n1,1\n2,0\n");
        (int code, string output, string errors) = Run("km", path, "--time", "t", "--event", "e", option, value);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Fact]
    public void Km_MissingOptionExitsTwo()
    {
        (int code, _, string errors) = Run("km", Write("t,e\n1,1\n"), "--time", "t");
        code.ShouldBe(2);
        errors.ShouldContain("--event");
    }

    // 6-mercaptopurine against placebo: published Breslow 1.509191, Efron 1.572125, exact partial 1.628244; the exact
    // marginal value is from quadrature of its integral.
    [Theory]
    [InlineData("breslow", 1.509191)]
    [InlineData("efron", 1.572125)]
    [InlineData("exact-partial", 1.628244)]
    [InlineData("exact-marginal", 1.598191)]
    public void Cox_RemissionByEveryTreatmentOfTies(string ties, double expected)
    {
        (int code, string output, _) = Run("cox", Remission(), "--time", "weeks", "--event", "relapse", "--covariates", "arm", "--ties", ties, "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        JsonElement coefficient = json.RootElement.GetProperty("coefficients")[0];
        coefficient.GetProperty("name").GetString().ShouldBe("armplacebo");
        coefficient.GetProperty("estimate").GetDouble().ShouldBe(expected, 5e-7);
        json.RootElement.GetProperty("logLikelihood").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Compare_RemissionByEveryTest()
    {
        (int code, string output, _) = Run("compare", Remission(), "--time", "weeks", "--event", "relapse", "--by", "arm", "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        var tests = json.RootElement.GetProperty("tests").EnumerateArray().Where(t => t.TryGetProperty("chiSquare", out _)).ToDictionary(t => t.GetProperty("name").GetString()!, t => t.GetProperty("chiSquare").GetDouble());
        tests["logrank"].ShouldBe(16.792941, 5e-7);
        tests["gehan-wilcoxon"].ShouldBe(13.457852, 5e-7);
        tests["tarone-ware"].ShouldBe(15.123575, 5e-7);
        tests["fleming-harrington(1,0)"].ShouldBe(14.457151, 5e-7);
    }

    [Fact]
    public void Compare_OneGroupExitsTwo()
    {
        (int code, _, string errors) = Run("compare", Write("t,e\n1,1\n2,0\n"), "--time", "t", "--event", "e");
        code.ShouldBe(2);
        errors.ShouldContain("a column with two or more groups");
    }

    [Fact]
    public void Rmst_DifferenceIsThatOfTheGroups()
    {
        (int code, string output, _) = Run("rmst", Remission(), "--time", "weeks", "--event", "relapse", "--by", "arm", "--tau", "20", "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        double[] means = [.. json.RootElement.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("mean").GetProperty("estimate").GetDouble())];
        json.RootElement.GetProperty("contrasts")[0].GetProperty("difference").GetProperty("estimate").GetDouble().ShouldBe(means[1] - means[0], 1e-12);
    }

    [Fact]
    public void Cif_IncidencesOfAllCausesAndEventFreeAddToOne()
    {
        (int code, string output, _) = Run("cif", Write("t,c\n1,1\n2,2\n3,0\n4,1\n5,2\n"), "--time", "t", "--event", "c", "--at", "4", "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        // By hand: 1/5 + (3/5)(1/2) of cause 1 and 1/5 of cause 2 by time 4.
        JsonElement causes = json.RootElement.GetProperty("groups")[0].GetProperty("causes");
        causes[0].GetProperty("at")[0].GetProperty("incidence").GetDouble().ShouldBe(0.5, 1e-12);
        causes[1].GetProperty("at")[0].GetProperty("incidence").GetDouble().ShouldBe(0.2, 1e-12);
    }

    [Theory]
    [InlineData("cif", "--figure", "--by", "arm")]
    [InlineData("cif", "--figure", "--unit", "weeks")]
    [InlineData("cox", "--figure", "--covariates", "arm")]
    [InlineData("cox", "--schoenfeld", "--covariates", "arm")]
    [InlineData("km", "--log-hazard", "--by", "arm")]
    public void Figure_IsWrittenOrItsEndingRefused(string command, string option, string further, string column)
    {
        string[] arguments = [command, Remission(), "--time", "weeks", "--event", "relapse", further, column, option];
        string picture = Path.Combine(_folder, "picture.svg");
        Run([.. arguments, picture]).Code.ShouldBe(0);
        File.ReadAllText(picture).ShouldStartWith("<svg");
        (int code, string output, string errors) = Run([.. arguments, Path.Combine(_folder, "picture.gif")]);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain(option);
        errors.ShouldContain(".svg, .png or .pdf");
    }

    [Theory]
    [InlineData("km")]
    [InlineData("cif")]
    public void Figure_OfTimesThatAreAllZeroIsWritten(string command)
    {
        string picture = Path.Combine(_folder, "picture.svg");
        Run(command, Write("t,e\n0,1\n0,0\n"), "--time", "t", "--event", "e", "--figure", picture).Code.ShouldBe(0);
        File.Exists(picture).ShouldBeTrue();
    }

    [Theory]
    [InlineData("1,1,0\n2,1,0\n3,1,1\n4,1,1\n", "finite coefficients")]
    [InlineData("1,1,0\n1,1,1\n2,0,0\n2,0,1\n", "events at two times or more")]
    public void Schoenfeld_WithoutResidualsExitsTwo(string rows, string expected)
    {
        (int code, _, string errors) = Run("cox", Write("t,e,x\n" + rows), "--time", "t", "--event", "e", "--covariates", "x", "--schoenfeld", Path.Combine(_folder, "picture.svg"));
        code.ShouldBe(2);
        errors.ShouldContain(expected);
    }

    [Fact]
    public void LogHazard_WithoutHeightsExitsTwo()
    {
        (int code, _, string errors) = Run("km", Write("t,e\n1,1\n2,1\n"), "--time", "t", "--event", "e", "--log-hazard", Path.Combine(_folder, "picture.svg"));
        code.ShouldBe(2);
        errors.ShouldContain("two heights between 0 and 1");
    }

    [Fact]
    public void Cox_CollinearCovariatesAreNamed()
    {
        (int code, _, string errors) = Run("cox", Write("t,e,x,y\n1,1,1,2\n2,1,2,4\n3,0,3,6\n4,1,1,2\n"), "--time", "t", "--event", "e", "--covariates", "x,y");
        code.ShouldBe(2);
        errors.ShouldContain("'y'");
    }

    [Theory]
    [InlineData("en", "25 of 30 is 83.333%, printed 80%")]
    [InlineData("zh", "25/30 为 83.333%，发表为 80%")]
    public void Audit_ContradictionExitsOneAndSpellsItOut(string language, string message)
    {
        string facts = Path.Combine(_folder, "published.yaml");
        string lead = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "studies", "lead", "published.yaml"));
        File.WriteAllText(facts, lead.Replace("count: 24, percent: 80%", "count: 25, percent: 80%", StringComparison.Ordinal));
        (int code, string output, _) = Run("audit", facts, "--lang", language, "--json", "-");
        code.ShouldBe(1);
        using var json = JsonDocument.Parse(output);
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["study", "consistent", "findings", "compatible", "orders", "version"]);
        json.RootElement.GetProperty("consistent").GetBoolean().ShouldBeFalse();
        JsonElement finding = json.RootElement.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.EnumerateObject().Select(p => p.Name).ShouldBe(["kind", "severity", "message", "facts"]);
        finding.GetProperty("kind").GetString().ShouldBe("percentage");
        finding.GetProperty("severity").GetString().ShouldBe("contradiction");
        finding.GetProperty("message").GetString()!.ShouldContain(message);
        finding.GetProperty("facts").EnumerateArray().Select(f => f.GetString()).ShouldBe(["teaeGrade3 = 25", "teaeGrade3 = 80%"]);
        json.RootElement.GetProperty("compatible").GetProperty("intervalTypes").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Audit_OfLead_NamesEveryConventionThatCanHaveMadeIt()
    {
        (int code, string output, _) = Run("audit", Path.Combine(AppContext.BaseDirectory, "studies", "lead"), "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("consistent").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("findings").GetArrayLength().ShouldBe(0);
        JsonElement compatible = json.RootElement.GetProperty("compatible");
        compatible.GetProperty("intervalTypes").EnumerateArray().Select(t => t.GetString()).ShouldBe(["plain", "log", "log-log", "logit", "arcsine"]);
        compatible.GetProperty("medianRules").EnumerateArray().Select(t => t.GetString()).ShouldBe(["midpoint of the plateau, to the last observation", "first time at or below the level"]);
    }

    [Fact]
    public void Audit_InAnotherLanguage_IsRefused()
    {
        (int code, string output, string errors) = Run("audit", Path.Combine(AppContext.BaseDirectory, "studies", "lead"), "--lang", "fr", "--json", "-");
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.TrimEnd().ShouldBe("abscopal: --lang: there are no words for the language 'fr' (allowed: en, zh)");
    }

    [Fact]
    public void UnknownCommand_ExitsTwo() => Run("kmm").Code.ShouldBe(2);

    [Fact]
    public void Report_WrongStudyNamesEveryProblem()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "study"));
        (int code, _, string errors) = Run("report", Path.Combine(_folder, "study"), "--out", Path.Combine(_folder, "out"));
        code.ShouldBe(2);
        errors.ShouldContain("study.yaml");
        errors.ShouldContain("published.yaml");
    }

    private string Write(string csv)
    {
        string path = Path.Combine(_folder, "data.csv");
        File.WriteAllText(path, csv);
        return path;
    }

    private string Remission()
    {
        const string treated = "6,1 6,1 6,1 6,0 7,1 9,0 10,1 10,0 11,0 13,1 16,1 17,0 19,0 20,0 22,1 23,1 25,0 32,0 32,0 34,0 35,0";
        const string placebo = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";
        IEnumerable<string> rows = treated.Split(' ').Select(r => r + ",6-MP").Concat(placebo.Split(' ').Select(t => t + ",1,placebo"));
        return Write("weeks,relapse,arm\n" + string.Join('\n', rows) + "\n");
    }

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(args, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
