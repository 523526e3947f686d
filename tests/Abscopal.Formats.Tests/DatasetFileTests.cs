using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Tests;

public sealed class DatasetFileTests : IDisposable
{
    private static readonly Dataset Sample = new(
        "ADTTE",
        [
            TextColumn.Of(ColumnDefinition.OfText("USUBJID", "Subject"), ["01-701", "01-702", "a,\"b\"\nc"]),
            TextColumn.Of(ColumnDefinition.OfText("SITEID"), ["701", "0702", "NA"]),
            NumberColumn.Of(ColumnDefinition.OfNumber("AVAL"), [0.1, -3.5e-7, null]),
            NumberColumn.Of(ColumnDefinition.OfDay("ADT"), [19724, null, -1]),
        ],
        "Time to event");

    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-formats-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("csv")]
    [InlineData("xpt")]
    [InlineData("json")]
    [InlineData("ndjson")]
    [InlineData("dsjc")]
    [InlineData("parquet")]
    public void RoundTrip_EveryFormat_HoldsTheSameValues(string ending)
    {
        string path = Save(ending);
        Dataset read = DatasetFile.Read(path);
        DatasetDifference.Find(Sample, read).ShouldBeEmpty();
        read.Name.ShouldBe("ADTTE");
        read.Number("ADT").DateAt(0).ShouldBe(new DateOnly(2014, 1, 1));
    }

    [Theory]
    [InlineData("csv", "xpt")]
    [InlineData("xpt", "dsjc")]
    [InlineData("ndjson", "csv")]
    [InlineData("xpt", "parquet")]
    [InlineData("parquet", "xpt")]
    public void Convert_IntoAnotherFormat_HoldsTheSameValues(string from, string to)
    {
        string path = Save(from);
        string other = Path.Combine(_folder, "converted." + to);
        using (FileStream stream = File.Create(other)) DatasetFile.Convert(path, stream, DatasetFile.RequireFormat(other)).Rows.ShouldBe(3);
        DatasetDifference.Find(Sample, DatasetFile.Read(other)).ShouldBeEmpty();
    }

    [Fact]
    public void Csv_Unquoted_TellsNumbersDatesCodesAndText()
    {
        string path = Path.Combine(_folder, "x.csv");
        File.WriteAllText(path, "ID,N,D,T,E\n001,1.5,2014-01-01,2014-01,\n002,.A,,x,\"\"\n");
        Dataset read = DatasetFile.Read(path);
        read.Description.Columns.Select(c => (c.Name, c.Type)).ShouldBe([("ID", ColumnType.Text), ("N", ColumnType.Double), ("D", ColumnType.Date), ("T", ColumnType.Text), ("E", ColumnType.Text)]);
        read.Number("N")[1].Code.ShouldBe(MissingCode.A);
        read.Text("E").Values.ToArray().ShouldBe([null, ""]);
    }

    [Fact]
    public void Open_UnknownEnding_NamesTheKnown() =>
        Should.Throw<InvalidInputException>(() => DatasetFile.Open("x.sas7bdat")).Problems[0].ToString().ShouldBe("x.sas7bdat: the end of the name tells no known format (allowed: .csv, .tsv, .txt, .xpt, .xport, .json, .ndjson, .dsjc, .parquet)");

    [Fact]
    public void Csv_Mutated_IsReadOrAnswered()
    {
        string path = Path.Combine(_folder, "m.csv");
        byte[] source = Encoding.UTF8.GetBytes("ID,N,D\n\"a\",1.5,2014-01-01\n\"b\",.A,2014-01-02\nc,2,2014-01-03\n");
        Mutations.Check(source, 1000, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            DatasetFile.Read(path);
        });
    }

    private string Save(string ending)
    {
        string path = Path.Combine(_folder, "adtte." + ending);
        using FileStream stream = File.Create(path);
        DatasetFile.Write(stream, DatasetFile.RequireFormat(path), Sample);
        return path;
    }
}
