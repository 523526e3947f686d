using System.Text;
using System.Text.Json;

namespace Abscopal.Cli.Tests;

/// <summary>Parametric models, interval-censored times, switching and states from the command line.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-models-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Exponential: rate 4 events / 20, log-likelihood 4 log(0.2) - 4, S(5) = exp(-1).
    [Fact]
    public void Fit_Exponential_EqualsHandAlgebra()
    {
        using JsonDocument json = RunJson("fit", Write("t,e\n2,1\n4,1\n6,1\n5,1\n3,0\n"), "--time", "t", "--event", "e", "--models", "exponential", "--at", "5");
        JsonElement model = json.RootElement.GetProperty("groups")[0].GetProperty("models")[0];
        model.GetProperty("logLikelihood").GetDouble().ShouldBe((4 * Math.Log(0.2)) - 4, 1e-9);
        model.GetProperty("survival")[0].GetProperty("estimate").GetDouble().ShouldBe(Math.Exp(-1), 1e-9);
        model.GetProperty("survival")[0].GetProperty("extrapolated").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("--models", "pareto", "there is no family 'pareto'")]
    [InlineData("--models", "piecewise", "no cut points")]
    [InlineData("--tau", "-3", "not a positive time")]
    public void Fit_WrongOptionExitsTwoWithOneLine(string option, string value, string expected) =>
        OneLine(expected, "fit", Write("t,e\n2,1\n4,1\n"), "--time", "t", "--event", "e", option, value);

    [Fact]
    public void Interval_ExactTimes_TurnbullIsKaplanMeier()
    {
        using JsonDocument json = RunJson("interval", Write("l,u\n1,1\n2,2\n3,\n4,4\n"), "--lower", "l", "--upper", "u", "--at", "2.5");
        JsonElement turnbull = json.RootElement.GetProperty("groups")[0].GetProperty("turnbull");
        turnbull.GetProperty("survival")[0].GetProperty("least").GetDouble().ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Interval_UpperBelowLower_ExitsTwoWithLine() =>
        OneLine("data.csv:3: u: the event lies before 1 but after 2", "interval", Write("l,u\n1,2\n2,1\n"), "--lower", "l", "--upper", "u");

    [Fact]
    public void Switching_WithoutSwitch_SaysSo() =>
        OneLine("nobody switched", "switching", "ipcw", Write("id,a,b,e,s,arm,x\n1,0,3,1,0,A,1\n2,0,4,1,0,B,0\n"), "--time", "b", "--event", "e", "--arm", "arm", "--experimental", "B", "--subject", "id", "--entry", "a", "--switch", "s", "--covariates", "x");

    [Fact]
    public void Switching_UnknownArm_SaysWhichAreThere() =>
        OneLine("the arms are A, B; 'C' must be one of two", "switching", "rpsft", Write("b,e,arm,on,f\n3,1,A,0,9\n4,1,B,4,9\n"), "--time", "b", "--event", "e", "--arm", "arm", "--experimental", "C", "--treated", "on", "--follow-up", "f");

    // Treated times are twice the controls': psi is -log 2.
    [Fact]
    public void Switching_Rpsft_FindsPsi()
    {
        double[] control = [1, 2, 3, 5, 8, 13, 21, 34];
        IEnumerable<string> rows = control.SelectMany(t => new[] { $"{t},1,control,0,1000", $"{2 * t},1,drug,{2 * t},1000" });
        using JsonDocument json = RunJson("switching", "rpsft", Write("b,e,arm,on,f\n" + string.Join('\n', rows) + "\n"), "--time", "b", "--event", "e", "--arm", "arm", "--experimental", "drug", "--treated", "on", "--follow-up", "f");
        json.RootElement.GetProperty("psi").GetProperty("estimate").GetDouble().ShouldBe(-Math.Log(2), 0.02);
    }

    // Four uncensored subjects: shares of the states are counts over four.
    [Fact]
    public void States_Uncensored_AreShares()
    {
        using JsonDocument json = RunJson("states", Write("p,t,d\n10,30,1\n,20,1\n15,40,1\n25,50,1\n"), "--time", "t", "--event", "d", "--progression", "p", "--at", "22");
        double[] shares = [.. json.RootElement.GetProperty("groups")[0].GetProperty("occupancy").EnumerateArray().Select(s => s.GetProperty("estimate").GetDouble())];
        shares.ShouldBe([0.25, 0.5, 0, 0.25], 1e-12);
    }

    [Fact]
    public void States_ProgressionAfterLastContact_ExitsTwo() =>
        OneLine("expected day 1 to the last contact on day 20", "states", Write("p,t,d\n30,20,1\n"), "--time", "t", "--event", "d", "--progression", "p", "--at", "10");

    [Fact]
    public void Fit_OneEventTime_LeavesTheSplineOutAndSaysWhy()
    {
        using JsonDocument json = RunJson("fit", Write("t,e\n1,1\n3,0\n4,0\n"), "--time", "t", "--event", "e");
        json.RootElement.GetProperty("leftOut")[0].GetProperty("name").GetString().ShouldBe("royston-parmar");
        json.RootElement.GetProperty("leftOut")[0].GetProperty("reason").GetString()!.ShouldContain("two different event times");
    }

    [Fact]
    public void Fit_OneEventTime_RefusesASplineAskedFor() =>
        OneLine("two different event times", "fit", Write("t,e\n1,1\n3,0\n4,0\n"), "--time", "t", "--event", "e", "--models", "royston-parmar");

    [Theory]
    [InlineData("en", "Progressed")]
    [InlineData("zh", "疾病进展")]
    public void States_FigureNamesTheStates(string language, string expected)
    {
        string picture = Path.Combine(_folder, "states.svg");
        using JsonDocument json = RunJson("states", Write("p,t,d\n10,30,1\n,20,1\n15,40,1\n25,50,1\n"), "--time", "t", "--event", "d", "--progression", "p", "--at", "22", "--figure", picture, "--lang", language);
        string drawn = File.ReadAllText(picture);
        drawn.ShouldContain(expected);
        drawn.ShouldNotContain("Later therapy");
    }

    [Fact]
    public void Interval_FigureShowsLeastAndGreatest()
    {
        string picture = Path.Combine(_folder, "interval.svg");
        using JsonDocument json = RunJson("interval", Write("l,u\n1,2\n2,4\n3,\n4,6\n"), "--lower", "l", "--upper", "u", "--figure", picture);
        File.ReadAllText(picture).ShouldContain("Turnbull, greatest");
    }

    private static JsonDocument RunJson(params string[] args)
    {
        (int code, string output, string errors) = Run([.. args, "--json", "-"]);
        code.ShouldBe(0, errors);
        return JsonDocument.Parse(output);
    }

    private static void OneLine(string expected, params string[] args)
    {
        (int code, string output, string errors) = Run(args);
        code.ShouldBe(2, errors);
        output.ShouldBeEmpty();
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    private static (int Code, string Output, string Errors) Run(params string[] args)
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
