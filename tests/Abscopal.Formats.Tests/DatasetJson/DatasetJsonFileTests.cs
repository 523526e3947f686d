using System.IO.Compression;
using System.Text;
using Abscopal.Formats.DatasetJson;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Tests.DatasetJson;

public sealed class DatasetJsonFileTests
{
    private const string Small = """
        {"datasetJSONCreationDateTime":"2024-11-11T15:09:14","datasetJSONVersion":"1.1.0","itemGroupOID":"IG.X","records":2,"name":"X","label":"A label",
        "sourceSystem":{"name":"SAS","version":"9.4"},"columns":[
        {"itemOID":"IT.X.ID","name":"ID","label":"Id","dataType":"string","length":3,"keySequence":1},
        {"itemOID":"IT.X.N","name":"N","label":"","dataType":"float"},
        {"itemOID":"IT.X.D","name":"D","label":"","dataType":"decimal","targetDataType":"decimal"},
        {"itemOID":"IT.X.ADT","name":"ADT","label":"","dataType":"date","targetDataType":"integer","displayFormat":"DATE9."},
        {"itemOID":"IT.X.DTC","name":"DTC","label":"","dataType":"datetime"},
        {"itemOID":"IT.X.OK","name":"OK","label":"","dataType":"boolean"}],
        "rows":[["a",0.0000001,"1.25","2014-01-01","2014-01",true],["",null,null,null,null,null]]}
        """;

    private static readonly Dataset Sample = new(
        "AE",
        [
            TextColumn.Of(ColumnDefinition.OfText("TERM"), ["quote \" and \\ é 中 \n", null, ""]),
            NumberColumn.Of(ColumnDefinition.OfNumber("N"), [4.9e-324, -0.0, null]),
            NumberColumn.Of(ColumnDefinition.OfNumber("ADTM", "", ColumnType.DateTime), [1704196805.25, null, 0]),
            NumberColumn.Of(ColumnDefinition.OfNumber("ATM", "", ColumnType.Time), [0, 43205.5, null]),
            NumberColumn.Of(ColumnDefinition.OfNumber("DEC", "", ColumnType.Decimal), [0.1, 1e22, null]),
        ]);

    [Fact]
    public void Read_Types_AreHeldAsTheyAre()
    {
        Dataset read = Read(Encoding.UTF8.GetBytes(Small));
        read.Text("ID").Values.ToArray().ShouldBe(["a", ""]);
        read.Number("N")[0].Value.ShouldBe(0.0000001);
        read.Number("N")[1].Code.ShouldBe(MissingCode.Standard);
        read.Number("D")[0].Value.ShouldBe(1.25);
        read.Number("ADT").DateAt(0).ShouldBe(new DateOnly(2014, 1, 1));
        read.Text("DTC").Values.ToArray().ShouldBe(["2014-01", null]);
        read.Number("OK")[0].Value.ShouldBe(1);
        read.Description.Keys.ShouldBe(["ID"]);
        read.Description.Origin.SourceSystemVersion.ShouldBe("9.4");
    }

    [Theory]
    [InlineData(DatasetJsonLayout.Json)]
    [InlineData(DatasetJsonLayout.NdJson)]
    [InlineData(DatasetJsonLayout.Compressed)]
    public void RoundTrip_EveryLayout_IsTheSame(DatasetJsonLayout layout)
    {
        byte[] bytes = Bytes(Sample, layout);
        DatasetDifference.Find(Sample, Read(bytes)).ShouldBeEmpty();
        Bytes(Read(bytes), layout).ShouldBe(bytes);
    }

    [Fact]
    public void Read_Gzip_IsTakenLikeZlib()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Bytes(Sample, DatasetJsonLayout.NdJson));
        DatasetDifference.Find(Sample, Read(packed.ToArray())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[\"a\",0.0000001", "[5,0.0000001", "x.json:9: ID: the value is not text in row 1 (allowed: text or null)")]
    [InlineData("0.0000001", "\"x\"", "x.json:9: N: 'x' is not what the column holds in row 1 (allowed: a number or null)")]
    [InlineData("\"2014-01-01\"", "\"2014-01\"", "x.json:9: ADT: '2014-01' is not what the column holds in row 1 (allowed: a whole date such as 2014-01-02, or null)")]
    [InlineData(",null],", "],", "x.json:9: row 2 has 5 values for 6 columns (allowed: a value for each column)", false)]
    [InlineData("\"records\":2", "\"records\":3", "x.json:9: records: the file states 3 records and holds 2 (allowed: the number of rows)")]
    [InlineData("\"float\"", "\"flaot\"", "x.json:4: N: the data type 'flaot' is not known (allowed: string, integer, float, double, decimal, boolean, date, datetime, time, URI)")]
    public void Read_Wrong_NamesTheLine(string from, string to, string message, bool isThere = true)
    {
        string text = isThere ? Small.Replace(from, to) : Small.Replace("null,null,null,null,null]]", "null,null,null,null]]");
        Should.Throw<InvalidInputException>(() => Read(Encoding.UTF8.GetBytes(text))).Problems[0].ToString().ShouldBe(message);
    }

    [Fact]
    public void Write_CodesOfMissingNumbers_AreListed()
    {
        var dataset = new Dataset("X", [NumberColumn.Of(ColumnDefinition.OfNumber("N"), [NumericValue.Missing(MissingCode.A), NumericValue.Of(1)])]);
        using var stream = new MemoryStream();
        using IDatasetWriter writer = DatasetJsonFile.Create(stream, dataset.Description);
        writer.Write(dataset);
        writer.Complete();
        writer.Losses.ShouldBe(["N: 1 codes of missing numbers became null"]);
    }

    [Theory]
    [InlineData(DatasetJsonLayout.Json)]
    [InlineData(DatasetJsonLayout.Compressed)]
    public void Read_Mutated_IsReadOrAnswered(DatasetJsonLayout layout) => Mutations.Check(Bytes(Sample, layout), 3000, bytes => Read(bytes));

    private static byte[] Bytes(Dataset dataset, DatasetJsonLayout layout)
    {
        using var stream = new MemoryStream();
        using IDatasetWriter writer = DatasetJsonFile.Create(stream, dataset.Description, layout);
        writer.Write(dataset);
        writer.Complete();
        return stream.ToArray();
    }

    private static Dataset Read(byte[] bytes)
    {
        using IDatasetReader reader = DatasetJsonFile.Open(new MemoryStream(bytes), "x.json");
        return reader.ReadAll();
    }
}
