using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Workbench.Curves;

namespace Abscopal.Workbench.Tests.Curves;

public sealed class DigitisedCurveReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("time,survival\n0,1\n2,0.8\n")]
    [InlineData("0, 1\n2, 0.8\n")]
    [InlineData("0;1\n2;0,8\n")]
    [InlineData("x\tCurve1\n0\t1\n2\t0.8\n")]
    [InlineData("# made by hand\n\nX Y\n0 1\n2 0.8\n")]
    public void OneCurve_OfAnyDigitiser_IsRead(string text)
    {
        DigitisedCurve curve = DigitisedCurveReader.Read(Write("c.csv", text)).ShouldHaveSingleItem();
        curve.Times.ShouldBe([0.0, 2.0]);
        curve.Survival.ShouldBe([1.0, 0.8]);
    }

    // As the programs write them: WebPlotDigitizer, with a decimal comma and quoted; PlotDigitizer; DigitizeIt; ScanIt; Engauge;
    // a spreadsheet in German. Each is survival 1 at 0, 0.95 at 1.5, 0.8 at 2.
    [Theory]
    [InlineData("0, 1\n1.5, 0.95\n2, 0.8\n")]
    [InlineData("\"0\";\"1\"\n\"1,5\";\"0,95\"\n\"2\";\"0,8\"\n")]
    [InlineData("x,y\r\n0.000,100.00\r\n1.500,95.00\r\n2.000,80.00\r\n")]
    [InlineData("# Plot Digitizer 2.6.8\n# Image: a.b.png\nx\ty\n0\t1\n1,5\t0,95\n2\t0,8\n")]
    [InlineData("x,Series 1\n0.0,1.0\n1.5,9.5E-1\n2.0,8.0E-1\n")]
    [InlineData("   0,00   100,0\n   1,50    95,0\n   2,00    80,0\n")]
    [InlineData("0.00   100.0\n1.50    95.0\n2.00    80.0\n")]
    [InlineData("\uFEFFx,Curve1\n0,1\n1.5,0.95\n2,0.8\n\n")]
    [InlineData("Zeit (Mon.);Überleben %\n0;100%\n1,5;95%\n2;80 %\n")]
    [InlineData("time;survival\n0;1\n1.5;0.95\n2;0.8\n")]
    public void OneCurve_AsADigitiserWritesIt_IsRead(string text)
    {
        DigitisedCurve curve = DigitisedCurveReader.Read(Write("c.csv", text)).ShouldHaveSingleItem();
        curve.Times.ShouldBe([0.0, 1.5, 2.0]);
        double scale = curve.Survival[0];
        curve.Survival.Select(s => s / scale).ShouldBe([1.0, 0.95, 0.8], 1e-12);
        ReconstructedCurve rebuilt = CurveReconstruction.Reconstruct(curve, null, new() { Subjects = 20 });
        rebuilt.EventCount.ShouldBe(4);
    }

    [Theory]
    [InlineData("survival,time\n1,0\n0.8,2\n", "c.csv:1: the columns are survival,time (allowed: the times first, then survival)")]
    [InlineData("y;x\n1;0\n0,8;2\n", "the columns are y,x")]
    [InlineData("time,survival\n0,1\n1.5;0.95\n2,0.8\n", "c.csv:3: column 1: '1.5;0.95' is not a number")]
    [InlineData("time,survival\n", "c.csv:1: there is no row of numbers")]
    [InlineData("", "c.csv:1: there is no row of numbers")]
    public void File_ThatIsNoCurve_IsNamed(string text, string expected) =>
        Should.Throw<InvalidInputException>(() => DigitisedCurveReader.Read(Write("c.csv", text))).Message.ShouldContain(expected);

    [Fact]
    public void Row_WithDecimalCommaAndFurtherColumns_IsRead()
    {
        NumbersAtRisk row = DigitisedCurveReader.ReadAtRisk(Write("r.csv", "Zeit;n;zensiert\n0;20;0\n1,5;18;1\n"));
        row.Times.ShouldBe([0.0, 1.5]);
        row.Counts.ShouldBe([20, 18]);
    }

    [Fact]
    public void WebPlotDigitizerPairs_OfUnequalLength_AreTwoCurves()
    {
        IReadOnlyList<DigitisedCurve> curves = DigitisedCurveReader.Read(Write("c.csv", "A,,B,\nX,Y,X,Y\n0,1,0,1\n2,0.8,3,0.7\n4,0.6,,\n"));
        curves.Select(c => c.Label).ShouldBe(["A", "B"]);
        curves[0].Times.ShouldBe([0.0, 2.0, 4.0]);
        curves[1].Survival.ShouldBe([1.0, 0.7]);
    }

    [Fact]
    public void EngaugeColumns_WithGaps_AreACurveEach()
    {
        IReadOnlyList<DigitisedCurve> curves = DigitisedCurveReader.Read(Write("c.csv", "x,Curve1,Curve2\n0,1,1\n2,0.8,\n3,,0.7\n"));
        curves.Select(c => c.Label).ShouldBe(["Curve1", "Curve2"]);
        curves[1].Times.ShouldBe([0.0, 3.0]);
    }

    [Fact]
    public void WrongField_IsNamedByLineAndColumn() =>
        Should.Throw<InvalidInputException>(() => DigitisedCurveReader.Read(Write("c.csv", "time,survival\n0,1\n2,O.8\n"))).Message.ShouldContain("c.csv:3: column 2: 'O.8' is not a number");

    [Fact]
    public void Job_WritesSubjects_AndNothingWhenRowsRise()
    {
        string curve = Write("c.csv", "time,survival\n0,100\n2,100\n2,90\n5,90\n5,80\n8,80\n");
        string output = Path.Combine(_folder, "out");
        string rising = Write("bad.csv", "time,at_risk\n0,10\n4,12\n");
        Should.Throw<InvalidInputException>(() => ReconstructCurveJob.Run(new ReconstructCurveRequest { Curve = curve, AtRisk = rising, OutputFolder = output })).Message.ShouldContain("rises to 12");
        Directory.Exists(output).ShouldBeFalse();
        string rows = Write("r.csv", "time,at_risk\n0,10\n4,9\n8,8\n");
        ReconstructedCurve result = ReconstructCurveJob.Run(new ReconstructCurveRequest { Curve = curve, AtRisk = rows, OutputFolder = output, Arm = "A" });
        result.EventCount.ShouldBe(2);
        string[] lines = File.ReadAllLines(Path.Combine(output, "reconstructed.csv"));
        lines.Length.ShouldBe(11);
        lines[0].ShouldBe("cohort,endpoint,arm,subject,time,event");
        lines[1].ShouldBe("1,OS,A,1,2,1");
        File.ReadAllText(Path.Combine(output, "summary.txt")).ShouldContain("survival was read as percentages");
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
