using Abscopal.Reporting.Documents;

namespace Abscopal.Reporting.Tests.Documents;

public class CsvTableTest
{
    [Fact]
    public void Write_CellsThatNeedIt_AreQuoted() =>
        CsvTable.Write(new ReportTable("t", [new("a"), new("b, c", ColumnAlignment.Number)], [["1", "say \"x\""], ["line\nfeed", ""], ["中位", " y"]]))
            .ShouldBe("a,\"b, c\"\n1,\"say \"\"x\"\"\"\n\"line\nfeed\",\n中位,\" y\"\n");

    [Fact]
    public void ReportTable_RowOfAnotherLength_SaysWhich() =>
        Should.Throw<ArgumentException>(() => new ReportTable("Baseline", [new("a"), new("b")], [["1", "2"], ["3"]]))
            .Message.ShouldContain("Table 'Baseline': row 2 has 1 cells for 2 columns.");
}
