using System.Text;

namespace Abscopal.Cli.Tests;

public sealed class DigitiseCommandTests : IDisposable
{
    private const string Figure = "<svg xmlns='http://www.w3.org/2000/svg'><path d='M100 0 H160 V50 H280' fill='none' stroke='#0000ff'/></svg>";
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-digitise-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Curve_GoesFromPictureToSubjects()
    {
        Run("--x", "100=0,400=30", "--y", "200=0%,0=100%", "--colour", "arm=#0000ff").Code.ShouldBe(0);
        File.ReadAllText(Path.Combine(_folder, "out", "curve-arm.csv")).ShouldBe("time,survival\n0,1\n6,1\n6,0.75\n18,0.75\n");
        using var errors = new StringWriter();
        AbscopalProgram.Run(["reconstruct", Path.Combine(_folder, "out", "curve-arm.csv"), "--subjects", "20", "--out", Path.Combine(_folder, "rebuilt")], Stream.Null, errors).ShouldBe(0, errors.ToString());
        File.ReadLines(Path.Combine(_folder, "rebuilt", "reconstructed.csv")).Count(l => l.EndsWith(",1", StringComparison.Ordinal)).ShouldBe(5);
    }

    [Theory]
    [InlineData("100=0", "200=0,0=1", "arm=#0000ff", "not two points of an axis")]
    [InlineData("100=0,400=30", "200=0,0=100", "arm=#0000ff", "survival is outside 0 to 1")]
    [InlineData("100=0,100=30", "200=0,0=1", "arm=#0000ff", "points of an axis are the same")]
    [InlineData("100=0,400=30", "200=0,0=1", "arm=blue", "not a curve")]
    [InlineData("100=0,400=30", "200=0,0=1", "arm=#00ff00", "no curve of colour")]
    public void WrongOption_ExitsTwoAndWritesNothing(string x, string y, string colour, string expected)
    {
        (int code, string errors) = Run("--x", x, "--y", y, "--colour", colour);
        code.ShouldBe(2);
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
        Directory.Exists(Path.Combine(_folder, "out")).ShouldBeFalse();
    }

    private (int Code, string Errors) Run(params string[] options)
    {
        string figure = Path.Combine(_folder, "figure.svg");
        File.WriteAllText(figure, Figure, Encoding.UTF8);
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(["digitise", figure, .. options, "--out", Path.Combine(_folder, "out")], Stream.Null, errors);
        return (code, errors.ToString());
    }
}
