using System.Text;
using System.Text.Json;

namespace Abscopal.Cli.Tests;

/// <summary>Samples from which an analysis cannot be made: each gets one line, or a status in place of a number.</summary>
public sealed class BadSampleTests : IDisposable
{
    private const string NoEvents = "t,e,x,g\n1,0,1,a\n2,0,2,b\n3,0,3,a\n";
    private const string OneGroup = "t,e,x,g\n1,1,1,a\n2,1,3,a\n3,1,2,a\n4,0,5,a\n";
    private const string Collinear = "t,e,x,y,g\n1,1,1,2,a\n2,1,3,6,b\n3,1,2,4,a\n4,0,5,10,b\n";
    private const string AllTied = "t,e,x,g\n5,1,1,a\n5,1,0,b\n5,1,1,a\n5,1,0,b\n";
    private const string AtTimeZero = "t,e,x,g\n0,1,1,a\n0,1,0,b\n0,0,1,a\n";
    private const string Separated = "t,e,x,g\n1,1,1,a\n2,1,1,a\n3,1,0,b\n4,1,0,b\n5,0,0,b\n";
    private const string TinyWeights = "t,e,x,g,w\n1,1,1,a,1e-300\n2,1,0,b,1e-300\n3,0,1,a,1e-300\n4,1,0,b,1e-300\n5,1,1,a,1e-300\n";
    private const string ZeroWeights = "t,e,x,g,w\n1,1,1,a,0\n2,1,0,b,0\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-bad-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(NoEvents, "no row has an event", "cox", "--covariates", "x")]
    [InlineData(Collinear, "'y' is a linear combination", "cox", "--covariates", "x,y")]
    [InlineData(Collinear, "'g' has 1 levels", "cox", "--covariates", "g", "only-a")]
    [InlineData(OneGroup, "one group only", "compare", "--by", "g")]
    [InlineData(OneGroup, "at least two groups", "rmst", "--by", "g", "--tau", "3")]
    [InlineData(TinyWeights, "square is lost in roundoff", "compare", "--by", "g", "--weight", "w")]
    [InlineData(TinyWeights, "square is lost in roundoff", "km", "--by", "g", "--weight", "w")]
    [InlineData(TinyWeights, "without case weights", "km", "--weight", "w", "--band", "hall-wellner")]
    [InlineData(TinyWeights, "without entries, weights or a start time", "km", "--weight", "w", "--exact")]
    [InlineData(ZeroWeights, "weight", "km", "--weight", "w")]
    [InlineData(AllTied, "two event times", "km", "--band", "equal-precision")]
    [InlineData(AllTied, "all events are at one time", "fit", "--models", "royston-parmar")]
    [InlineData(AllTied, "nobody is followed beyond", "km", "--start", "5")]
    [InlineData(NoEvents, "no event", "fit", "--models", "weibull")]
    public void Sample_WithoutAnAnswer_ExitsTwoWithOneLine(string csv, string expected, params string[] args)
    {
        string path = Write(args[^1] is "only-a" ? OneGroup : csv);
        (int code, string output, string errors) = Run([args[0], path, "--time", "t", "--event", "e", .. args.Skip(1).Where(a => a is not "only-a")]);
        code.ShouldBe(2, errors);
        output.ShouldBeEmpty();
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Theory]
    [InlineData(NoEvents)]
    [InlineData(AllTied)]
    [InlineData(AtTimeZero)]
    [InlineData(Separated)]
    [InlineData(TinyWeights)]
    public void Json_OfEverySample_HasAStatusWhereThereIsNoNumber(string csv)
    {
        string path = Write(csv);
        foreach (string[] args in new string[][] { ["km", "--by", "g", "--at", "2"], ["compare", "--by", "g", "--permute"], ["cif", "--by", "g", "--at", "2"], ["cox", "--covariates", "x"], ["rmst", "--by", "g", "--tau", "1"] })
        {
            (int code, string output, string errors) = Run([args[0], path, "--time", "t", "--event", "e", .. args.Skip(1), "--json", "-"]);
            if (code == 2)
            {
                errors.TrimEnd().Split('\n').ShouldHaveSingleItem();
                continue;
            }

            code.ShouldBe(0, errors);
            using var json = JsonDocument.Parse(output);
            EveryNullHasAStatus(json.RootElement);
        }
    }

    [Fact]
    public void Compare_WithoutEvents_IsNotEstimable()
    {
        using JsonDocument json = RunJson("compare", Write(NoEvents), "--by", "g");
        foreach (JsonElement test in json.RootElement.GetProperty("tests").EnumerateArray()) test.GetProperty("pStatus").GetString().ShouldBe("NE");
    }

    [Fact]
    public void Compare_WithCaseWeights_LeavesMaxComboOut()
    {
        using JsonDocument json = RunJson("compare", Write("t,e,g,w\n1,1,a,2\n2,1,b,1\n3,0,a,1\n4,1,b,2\n5,1,a,1\n"), "--by", "g", "--weight", "w");
        JsonElement[] tests = [.. json.RootElement.GetProperty("tests").EnumerateArray()];
        tests.Single(t => t.GetProperty("name").GetString() is "maxcombo").GetProperty("pStatus").GetString().ShouldBe("NE");
        tests[0].GetProperty("p").GetDouble().ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Cox_OfSeparatedGroups_IsInfinite()
    {
        using JsonDocument json = RunJson("cox", Write(Separated), "--covariates", "x");
        json.RootElement.GetProperty("status").GetString().ShouldBe("monotoneLikelihood");
        JsonElement coefficient = json.RootElement.GetProperty("coefficients")[0];
        coefficient.GetProperty("estimateStatus").GetString().ShouldBe("Inf");
        coefficient.GetProperty("pStatus").GetString().ShouldBe("NE");
    }

    [Fact]
    public void Cox_WithWeightsOf1E300th_IsTheFitOfEqualWeights()
    {
        string path = Write(TinyWeights);
        using JsonDocument tiny = RunJson("cox", path, "--covariates", "x", "--weight", "w");
        using JsonDocument plain = RunJson("cox", path, "--covariates", "x", "--robust");
        foreach (string name in new[] { "estimate", "standardError" })
            tiny.RootElement.GetProperty("coefficients")[0].GetProperty(name).GetDouble().ShouldBe(plain.RootElement.GetProperty("coefficients")[0].GetProperty(name).GetDouble(), 1e-9);
    }

    private static void EveryNullHasAStatus(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray()) EveryNullHasAStatus(item);
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null) element.TryGetProperty(property.Name + "Status", out _).ShouldBeTrue(property.Name);
            EveryNullHasAStatus(property.Value);
        }
    }

    private static JsonDocument RunJson(string command, string path, params string[] args)
    {
        (int code, string output, string errors) = Run([command, path, "--time", "t", "--event", "e", .. args, "--json", "-"]);
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

    private string Write(string csv)
    {
        string path = Path.Combine(_folder, "data.csv");
        File.WriteAllText(path, csv);
        return path;
    }
}
