using System.Text;
using System.Text.Json;

namespace Abscopal.Cli.Tests;

/// <summary>Bands, exact limits, conditional survival, weights, entries and differences of rates of <c>abscopal km</c>.</summary>
public sealed class KmOptionTests : IDisposable
{
    private const string SixMp = "t,e\n6,1\n6,1\n6,1\n6,0\n7,1\n9,0\n10,1\n10,0\n11,0\n13,1\n16,1\n17,0\n19,0\n20,0\n22,1\n23,1\n25,0\n32,0\n32,0\n34,0\n35,0\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-km-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // bpcp of R: S(10) within .5008 and .9150, median 23 from 11; with mid-p from 13.
    [Fact]
    public void Exact_EqualsBpcp()
    {
        using JsonDocument json = Run(SixMp, "--exact", "--at", "10");
        JsonElement group = json.RootElement.GetProperty("groups")[0];
        group.GetProperty("at")[0].GetProperty("lower").GetDouble().ShouldBe(.5008, 5e-5);
        group.GetProperty("at")[0].GetProperty("upper").GetDouble().ShouldBe(.9150, 5e-5);
        group.GetProperty("median").GetProperty("estimate").GetDouble().ShouldBe(23);
        group.GetProperty("median").GetProperty("lower").GetDouble().ShouldBe(11);
        json.RootElement.GetProperty("conventions").GetProperty("confidenceType").GetString().ShouldBe("exact (beta product)");
        using JsonDocument midP = Run(SixMp, "--mid-p");
        midP.RootElement.GetProperty("groups")[0].GetProperty("median").GetProperty("lower").GetDouble().ShouldBe(13);
    }

    [Fact]
    public void Start_IsConditionalSurvival()
    {
        using JsonDocument json = Run(SixMp, "--start", "10", "--at", "22");
        // S(22) / S(10) of the published curve.
        json.RootElement.GetProperty("groups")[0].GetProperty("at")[0].GetProperty("survival").GetDouble().ShouldBe(.537815 / .752941, 2e-6);
        json.RootElement.GetProperty("conventions").GetProperty("startTime").GetDouble().ShouldBe(10);
    }

    [Fact]
    public void Band_IsWiderThanThePointwiseLimits()
    {
        using JsonDocument json = Run(SixMp, "--band", "hall-wellner", "--conf-type", "log-log", "--at", "10");
        JsonElement band = json.RootElement.GetProperty("groups")[0].GetProperty("band");
        int at = band.GetProperty("times").EnumerateArray().Select(t => t.GetDouble()).ToList().IndexOf(10);
        band.GetProperty("lower")[at].GetDouble().ShouldBeLessThan(json.RootElement.GetProperty("groups")[0].GetProperty("at")[0].GetProperty("lower").GetDouble());
        band.GetProperty("kind").GetString().ShouldBe("hall-wellner");
    }

    // One in four of a against three in four of b at 2: difference 1/2, variance (3/16 + 3/16) / 4.
    [Fact]
    public void Landmarks_AreDifferencesOfRates()
    {
        using JsonDocument json = Run("t,e,g\n1,1,b\n1,1,b\n1,1,b\n3,1,b\n1,1,a\n3,1,a\n3,1,a\n3,1,a\n", "--by", "g", "--at", "2");
        JsonElement landmark = json.RootElement.GetProperty("landmarks")[0];
        landmark.GetProperty("group").GetString().ShouldBe("b");
        landmark.GetProperty("difference").GetProperty("estimate").GetDouble().ShouldBe(-0.5, 1e-12);
        landmark.GetProperty("difference").GetProperty("standardError").GetDouble().ShouldBe(Math.Sqrt(0.375 / 4), 1e-12);
        landmark.GetProperty("ratio").GetProperty("estimate").GetDouble().ShouldBe(1.0 / 3, 1e-12);
    }

    [Fact]
    public void WeightsAndEntries_ArePassedOn()
    {
        // At 2 the weights at risk are 2 + 1 (the third enters at 2): S = 1 - 2/3.
        using JsonDocument json = Run("t,e,w,s\n2,1,2,0\n4,0,1,0\n5,1,7,2\n", "--weight", "w", "--entry", "s", "--at", "2");
        json.RootElement.GetProperty("groups")[0].GetProperty("at")[0].GetProperty("survival").GetDouble().ShouldBe(1.0 / 3, 1e-12);
        json.RootElement.GetProperty("conventions").GetProperty("variance").GetString().ShouldBe("robust");
    }

    [Theory]
    [InlineData("en", "Kaplan-Meier")]
    [InlineData("zh", "风险人数")]
    public void Figure_SpeaksTheLanguage(string language, string expected)
    {
        string picture = Path.Combine(_folder, "km.svg");
        using JsonDocument json = Run(SixMp, "--figure", picture, "--lang", language);
        File.ReadAllText(picture).ShouldContain(expected);
    }

    [Fact]
    public void Figure_HasTheTitleGiven()
    {
        string picture = Path.Combine(_folder, "km.svg");
        using JsonDocument json = Run(SixMp, "--figure", picture, "--title", "Remission on 6-MP", "--unit", "weeks");
        File.ReadAllText(picture).ShouldContain("Remission on 6-MP");
    }

    [Theory]
    [InlineData("--band", "narrow", "hall-wellner, equal-precision")]
    [InlineData("--start", "-1", "at least 0")]
    [InlineData("--lang", "fr", "en, zh")]
    public void WrongOption_ExitsTwoWithOneLine(string option, string value, string expected)
    {
        string path = Write(SixMp);
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        AbscopalProgram.Run(["km", path, "--time", "t", "--event", "e", option, value, "--figure", Path.Combine(_folder, "km.svg"), "--json", "-"], output, errors).ShouldBe(2);
        errors.ToString().TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
        output.Length.ShouldBe(0);
    }

    private JsonDocument Run(string csv, params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(["km", Write(csv), "--time", "t", "--event", "e", .. args, "--json", "-"], output, errors);
        code.ShouldBe(0, errors.ToString());
        return JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray()));
    }

    private string Write(string csv)
    {
        string path = Path.Combine(_folder, "data.csv");
        File.WriteAllText(path, csv);
        return path;
    }
}
