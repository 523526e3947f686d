namespace Abscopal.Cli.Tests;

public sealed class ReconstructCurveCommandTests : IDisposable
{
    private const string Curve = "time,survival\n0,1\n2,1\n2,0.9\n5,0.9\n5,0.7\n9,0.7\n";
    private const string Facts = """
        id: made
        title: Made
        sources: [{id: s, citation: made by hand}]
        timeUnit: months
        arms:
          - id: new
            label: New
            n: 10
            endpoints:
              - id: OS
                events: 3
                landmarks: [{time: 6, survival: 70.0%}]
                atRisk: {times: [0, 4], counts: [10, 9]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-curve-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Facts_GiveSubjectsEventsAndRow()
    {
        (int code, string errors) = Run("--facts", Write("published.yaml", Facts), "--arm", "new");
        code.ShouldBe(0, errors);
        string[] rows = File.ReadAllLines(Path.Combine(_folder, "out", "reconstructed.csv"));
        rows.Length.ShouldBe(11);
        rows.Count(r => r.EndsWith(",1", StringComparison.Ordinal)).ShouldBe(3);
        rows[1].ShouldStartWith("1,OS,new,1,");
    }

    [Fact]
    public void Facts_OfAnotherArm_AreRefused()
    {
        (int code, string errors) = Run("--facts", Write("published.yaml", Facts), "--arm", "old");
        code.ShouldBe(2);
        errors.ShouldContain("there is no arm 'old'");
        Directory.Exists(Path.Combine(_folder, "out")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("time,survival\n0,100\n3,104\n5,80\n", "time,at_risk\n0,10\n", "survival 104 is above 100")]
    [InlineData("time,survival\n-3,1\n3,0.9\n9,0.8\n", "time,at_risk\n0,10\n", "left of the axis")]
    [InlineData("time,survival\n0,1\n3,0.9\n9,-0.3\n", "time,at_risk\n0,10\n", "below 0")]
    [InlineData("time,survival\n0,1\n3,0.9\n9,0.8\n", "time,at_risk\n0,10\n4,11\n", "rises to 11 at 4")]
    [InlineData("time,survival\n0,1\n3,0.9\n9,0.8\n", "time,at_risk\n0,9.5\n", "9.5 is not a number of subjects")]
    public void WrongInput_ExitsTwoAndWritesNothing(string curve, string row, string expected)
    {
        (int code, string errors) = Run(curve, "--at-risk", Write("row.csv", row));
        code.ShouldBe(2);
        errors.ShouldContain(expected);
        Directory.Exists(Path.Combine(_folder, "out")).ShouldBeFalse();
    }

    private (int Code, string Errors) Run(params string[] options) =>
        options.Length % 2 == 0 ? Run(Curve, options[0], options[1], options[2..]) : Run(options[0], options[1], options[2], options[3..]);

    private (int Code, string Errors) Run(string curve, string option, string value, string[] more)
    {
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(["reconstruct", Write("curve.csv", curve), option, value, .. more, "--out", Path.Combine(_folder, "out")], Stream.Null, errors);
        return (code, errors.ToString());
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
