using System.Text;
using System.Text.Json;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Km;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Tests.Km;

public sealed class KmJobTests
{
    // 6-MP arm of Freireich et al., Blood 21 (1963): weeks of remission, 0 where it still lasted.
    private const string SixMp = "weeks,relapse\n6,1\n6,1\n6,1\n6,0\n7,1\n9,0\n10,1\n10,0\n11,0\n13,1\n16,1\n17,0\n19,0\n20,0\n22,1\n23,1\n25,0\n32,0\n32,0\n34,0\n35,0\n";

    [Fact]
    public void Run_SixMpGivesThePublishedMedian()
    {
        JsonElement group = Json(SixMp, new SurvivalColumns("weeks", "relapse", null), new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.LogLog }, [10, 40]).GetProperty("groups")[0];
        group.GetProperty("label").GetString().ShouldBe("all");
        group.GetProperty("n").GetInt32().ShouldBe(21);
        group.GetProperty("events").GetInt32().ShouldBe(9);
        group.GetProperty("median").GetProperty("estimate").GetDouble().ShouldBe(23);
        group.GetProperty("median").GetProperty("lower").GetDouble().ShouldBe(13);
        group.GetProperty("median").GetProperty("upper").ValueKind.ShouldBe(JsonValueKind.Null);
        group.GetProperty("median").GetProperty("upperStatus").GetString().ShouldBe("NE");
        group.GetProperty("at")[0].GetProperty("survival").GetDouble().ShouldBe(0.752941, 1e-6);
        group.GetProperty("at")[0].GetProperty("atRisk").GetInt32().ShouldBe(15);
        group.GetProperty("at")[1].GetProperty("survival").ValueKind.ShouldBe(JsonValueKind.Null);
        group.GetProperty("at")[1].GetProperty("survivalStatus").GetString().ShouldBe("NE");
    }

    [Fact]
    public void Run_CnsrIsInvertedAndMayExceedOne()
    {
        KmResult result = Run("AVAL,CNSR\n1,0\n2,1\n3,2\n4,0\n", new SurvivalColumns("AVAL", "CNSR", null));
        result.Groups[0].Curve.Events.ShouldBe(2);
    }

    [Fact]
    public void Run_MissingRowsAreCounted()
    {
        KmResult result = Run("t,e,g\n1,1,a\n,1,a\n2,NA,a\n3,1,b\n4,0,\n", new SurvivalColumns("t", "e", "g"));
        result.Rows.Rows.ShouldBe(5);
        result.Rows.Excluded.ShouldBe(3);
        result.Rows.ExcludedLines.ShouldBe([3, 4, 6]);
    }

    [Fact]
    public void Run_GroupsStandInNumericOrder() =>
        Run("t,e,g\n1,1,10\n2,1,9\n3,0,10\n4,1,9\n", new SurvivalColumns("t", "e", "g")).Groups.Select(g => g.Label).ShouldBe(["9", "10"]);

    [Theory]
    [InlineData("t,e\n1,1\n", "x", "e", null, ":1: x: there is no column 'x' (allowed: one of t, e)")]
    [InlineData("t,e\n1,1\nabc,1\n", "t", "e", null, ":3: t: 'abc' is not a number (allowed: a number such as 12.5, or an empty field)")]
    [InlineData("t,e\n1,1\n-2,1\n", "t", "e", null, ":3: t: the time -2 is negative (allowed: a time of at least 0)")]
    [InlineData("t,e\n1,2\n", "t", "e", null, ":2: e: the event code 2 is not known (allowed: 1 for the event, 0 for censored (or a column named CNSR, 0 for the event))")]
    [InlineData("t,e,g\n1,1,a\n,1,b\n", "t", "e", "g", ":3: g: the group 'b' is empty: every one of its rows has a missing time or event (allowed: at least one complete row in each group)")]
    [InlineData("t,e\n1\n", "t", "e", null, ":2: the row has 1 fields, the header 2 (allowed: 2 fields)")]
    [InlineData("t,e\n", "t", "e", null, ":1: the file has no rows below its header (allowed: at least one row)")]
    public void Run_WrongInputIsOneLine(string csv, string time, string @event, string? by, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("data.csv", csv);
        var wrong = Should.Throw<InvalidInputException>(() => KmJob.Run(new KmRequest { Path = path, Columns = new SurvivalColumns(time, @event, by) }));
        wrong.Problems.ShouldHaveSingleItem().ToString().ShouldBe(path + expected);
    }

    [Fact]
    public void Run_FileThatIsNotThere() =>
        Should.Throw<InvalidInputException>(() => KmJob.Run(new KmRequest { Path = "nowhere.csv", Columns = new SurvivalColumns("t", "e", null) }))
            .Problems[0].ToString().ShouldBe("nowhere.csv: there is no such file (allowed: the path of a CSV file with a header line)");

    [Theory]
    [InlineData(".svg")]
    [InlineData(".png")]
    [InlineData(".pdf")]
    public void Figure_IsWritten(string ending)
    {
        using var folder = new TemporaryFolder();
        KmFigure.Save(Run(SixMp, new SurvivalColumns("weeks", "relapse", null)), folder.File("km" + ending), new FigureStyle { Unit = "weeks" });
        new FileInfo(folder.File("km" + ending)).Length.ShouldBeGreaterThan(1000);
        Directory.GetFiles(folder.Path).Length.ShouldBe(1);
    }

    private static KmResult Run(string csv, SurvivalColumns columns, KaplanMeierOptions? options = null, IReadOnlyList<double>? at = null)
    {
        using var folder = new TemporaryFolder();
        return KmJob.Run(new KmRequest { Path = folder.Write("data.csv", csv), Columns = columns, Options = options ?? new KaplanMeierOptions(), At = at ?? [] });
    }

    private static JsonElement Json(string csv, SurvivalColumns columns, KaplanMeierOptions options, IReadOnlyList<double> at)
    {
        using var stream = new MemoryStream();
        KmJson.Write(Run(csv, columns, options, at), stream);
        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }
}
