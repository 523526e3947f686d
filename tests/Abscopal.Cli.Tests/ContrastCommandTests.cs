using System.Text;
using System.Text.Json;

namespace Abscopal.Cli.Tests;

public sealed class ContrastCommandTests
{
    private static readonly string Studies = Path.Combine(AppContext.BaseDirectory, "studies");
    private static readonly string[] With =
    [
        "--with", "global=" + Path.Combine(Studies, "caspian"), "--with", "global=" + Path.Combine(Studies, "impower133"),
        "--with", "global=" + Path.Combine(Studies, "keynote604"), "--with", "Chinese=" + Path.Combine(Studies, "capstone1"),
    ];

    [Fact]
    public void Contrast_OfLead_ShowsBothPartsOfTheUncertainty()
    {
        using JsonDocument json = Json(["contrast", Path.Combine(Studies, "lead"), .. With, "--sets", "5", "--json", "-"]);
        JsonElement root = json.RootElement;
        JsonElement[] arms = [.. root.GetProperty("arms").EnumerateArray()];
        arms.Length.ShouldBe(9);
        arms.Count(a => a.GetProperty("control").GetBoolean()).ShouldBe(4);
        foreach (JsonElement arm in arms)
        {
            arm.GetProperty("greatestMisfit").GetDouble().ShouldBeLessThan(0.03);
            JsonElement log = arm.GetProperty("logHazardRatio");
            Width(log.GetProperty("limits")).ShouldBeGreaterThanOrEqualTo(Width(log.GetProperty("limitsOfSamplingAlone")));
        }

        JsonElement[] pools = [.. root.GetProperty("pooledControls").EnumerateArray()];
        pools.Select(p => p.GetProperty("group").GetString()).ShouldBe(["all", "global", "Chinese"]);
        pools[0].GetProperty("hazardRatio").GetDouble().ShouldBeInRange(0.28, 0.42);
        pools[0].GetProperty("predictionLimits").GetProperty("upper").GetDouble().ShouldBeGreaterThan(pools[0].GetProperty("limits").GetProperty("upper").GetDouble());
        // KEYNOTE-604 printed 39.6% and IMpower133 39.0% at a year; CASPIAN and CAPSTONE-1 printed only rows.
        root.GetProperty("pooledRates")[0].GetProperty("controlRate").GetDouble().ShouldBeInRange(0.38, 0.47);
        root.GetProperty("pooledRates")[0].GetProperty("ownRate").GetDouble().ShouldBe(2.0 / 3, 1e-9);
        root.GetProperty("immortalTime").GetProperty("ratioWithoutAnyEffect").GetDouble().ShouldBeInRange(0.3, 0.7);
        root.GetProperty("limits").GetString().ShouldNotBeNull().ShouldContain("nobody was randomised");
    }

    [Fact]
    public void Borrow_FromFourControlArms_GivesPriorsWorthFewerSubjectsThanTheyHave()
    {
        using JsonDocument json = Json(["borrow", .. With, "--sets", "5", "--json", "-"]);
        var priors = json.RootElement.GetProperty("priors").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("effectiveSampleSize").GetDouble());
        priors["robustMap"].ShouldBeLessThan(priors["map"]);
        // Half of about 928 subjects.
        priors["power"].ShouldBe(464, 25);
        priors["map"].ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData("--sets", "1", "--sets")]
    [InlineData("--treated-between", "9,3", "--treated-between")]
    [InlineData("--cuts", "12,6", "--cuts")]
    [InlineData("--prognosis", "no-such-file.csv", "cannot be read")]
    [InlineData("--endpoint", "DFS", "no subjects can be drawn")]
    public void WrongOption_ExitsTwo(string option, string value, string expected)
    {
        (int code, _, string errors) = Run(["contrast", Path.Combine(Studies, "lead"), .. With, option, value]);
        code.ShouldBe(2);
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Theory]
    [InlineData("liver,1.4,1.2,1.6,6,30,104", "7 fields")]
    [InlineData("liver,1.4,1.5,1.6,6,30,104,269", "do not hold the ratio")]
    [InlineData("liver,1.4,1.2,1.6,36,30,104,269", "more have the factor")]
    public void WrongFactor_IsNamedWithItsLine(string line, string expected)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "factor,ratio,lower,upper,count,subjects,control_count,control_subjects\n" + line + "\n");
            (int code, _, string errors) = Run(["contrast", Path.Combine(Studies, "lead"), .. With, "--prognosis", file]);
            code.ShouldBe(2);
            errors.ShouldContain(":2: ");
            errors.ShouldContain(expected);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Width(JsonElement limits) => limits.GetProperty("upper").GetDouble() - limits.GetProperty("lower").GetDouble();

    private static JsonDocument Json(string[] args)
    {
        (int code, string output, string errors) = Run(args);
        code.ShouldBe(0, errors);
        return JsonDocument.Parse(output);
    }

    private static (int Code, string Output, string Errors) Run(string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(args, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
