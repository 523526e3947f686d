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

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(args, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
