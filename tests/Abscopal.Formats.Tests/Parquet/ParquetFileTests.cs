using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.Parquet;
using Abscopal.Formats.Xport;
using Abscopal.Input;
using Parquet;
using Parquet.Schema;

namespace Abscopal.Formats.Tests.Parquet;

public sealed class ParquetFileTests
{
    private static readonly Dataset Sample = new(
        "ADTTE",
        [
            TextColumn.Of(ColumnDefinition.OfText("USUBJID", "Subject", 12) with { KeySequence = 1 }, ["01-701-1015", "", null, "Zoë 漢字"]),
            NumberColumn.Of(
                ColumnDefinition.OfNumber("AVAL", "Value", displayFormat: "8.2") with { Informat = "8.", NumberBytes = 8 },
                [NumericValue.Of(-0.0), NumericValue.Of(0.0), NumericValue.Missing(MissingCode.Z), NumericValue.Of(5e-324)]),
            NumberColumn.Of(ColumnDefinition.OfNumber("AVAL2"), [NumericValue.Missing(MissingCode.Underscore), NumericValue.Missing(), NumericValue.Missing(MissingCode.A), NumericValue.Missing(MissingCode.A)]),
            NumberColumn.Of(ColumnDefinition.OfDay("ADT", "Date"), [19724, null, -1, -21914]),
            NumberColumn.Of(ColumnDefinition.OfNumber("ADTM", "Moment", ColumnType.DateTime, "DATETIME20."), [1704067200.25, null, -0.5, 0]),
        ],
        "Time to event",
        new DatasetOrigin { StudyOid = "S", Created = "2026-01-02T03:04:05" });

    [Fact]
    public void RoundTrip_HoldsValuesCodesAndDescription()
    {
        Dataset read = Read(Bytes(Sample));
        DatasetDifference.Find(Sample, read).ShouldBeEmpty();
        read.Description.Columns.ShouldBe(Sample.Description.Columns);
        (read.Name, read.Description.Label, read.Description.Origin).ShouldBe(("ADTTE", "Time to event", Sample.Description.Origin));
    }

    // A hand-made reading of the bits: DatasetDifference is ours too.
    [Fact]
    public void RoundTrip_NegativeZero_KeepsItsSign() =>
        BitConverter.DoubleToInt64Bits(Read(Bytes(Sample)).Number("AVAL").Values[0]).ShouldBe(long.MinValue);

    [Fact]
    public void Write_DatesThatAreWhole_AreParquetDates()
    {
        Fields(Bytes(Sample)).Select(f => (f.Name, f.ClrType)).ShouldBe(
            [("USUBJID", typeof(ReadOnlyMemory<char>)), ("AVAL", typeof(double)), ("AVAL2", typeof(double)), ("ADT", typeof(DateTime)), ("ADTM", typeof(DateTime))]);
    }

    [Fact]
    public void Write_DatesWithAFraction_StayNumbers()
    {
        var dataset = new Dataset("X", [NumberColumn.Of(ColumnDefinition.OfDay("ADT"), [1.5, -0.0]), NumberColumn.Of(ColumnDefinition.OfNumber("T", "", ColumnType.DateTime), [1e300, 1])]);
        byte[] bytes = Bytes(dataset);
        Fields(bytes).Select(f => f.ClrType).ShouldBe([typeof(double), typeof(double)]);
        DatasetDifference.Find(dataset, Read(bytes)).ShouldBeEmpty();
        Read(bytes).Columns[0].Definition.Type.ShouldBe(ColumnType.Date);
    }

    [Theory]
    [InlineData(XportVersion.V5)]
    [InlineData(XportVersion.V8)]
    public void Xport_ThroughParquet_HasTheSameBytes(XportVersion version)
    {
        var dataset = new Dataset(
            "LB",
            [
                TextColumn.Of(ColumnDefinition.OfText("LBTEST", "Test", 40), ["Haemoglobin", "", "x"]),
                NumberColumn.Of(ColumnDefinition.OfNumber("LBSTRESN", "Result", displayFormat: "BEST12."), [NumericValue.Of(-0.0), NumericValue.Missing(MissingCode.C), NumericValue.Of(7.2e75)]),
                NumberColumn.Of(ColumnDefinition.OfNumber("SHORT") with { NumberBytes = 3 }, [1, 2, null]),
                NumberColumn.Of(ColumnDefinition.OfDay("LBDT", "Date"), [19724, null, -1]),
            ],
            "Laboratory",
            new DatasetOrigin { Created = "2026-01-02T03:04:05", Modified = "2026-01-03T03:04:05" });
        byte[] source = Xport(dataset, version);
        using IDatasetReader reader = XportFile.Open(new MemoryStream(source), "lb.xpt");
        Xport(Read(Bytes(reader.ReadAll())), version).ShouldBe(source);
    }

    [Fact]
    public void Read_InBatchesOverRowGroups_IsTheWhole()
    {
        var big = new Dataset(
            "X",
            [
                NumberColumn.Of(ColumnDefinition.OfNumber("N"), Enumerable.Range(0, 300_000).Select(i => i % 7 == 0 ? NumericValue.Missing((MissingCode)(1 + (i % 28))) : NumericValue.Of(i / 3.0))),
                TextColumn.Of(ColumnDefinition.OfText("S"), Enumerable.Range(0, 300_000).Select(i => i % 5 == 0 ? null : "s" + (i % 100))),
            ]);
        using var stream = new MemoryStream();
        using (IDatasetWriter writer = ParquetFile.Create(stream, big.Description))
        {
            for (int at = 0; at < big.Rows; at += 60_000) writer.Write(big.Take([.. Enumerable.Range(at, Math.Min(60_000, big.Rows - at))]));
            writer.Complete();
        }

        using IDatasetReader reader = ParquetFile.Open(new MemoryStream(stream.ToArray()), "x.parquet");
        reader.Description.Rows.ShouldBe(300_000);
        DatasetDifference.Find(big, Dataset.Concatenate([.. reader.Batches(70_001)])).ShouldBeEmpty();
    }

    [Fact]
    public void Read_NoRows_IsEmpty() => Read(Bytes(Sample.Take([]))).Rows.ShouldBe(0);

    [Fact]
    public async Task Read_FileOfAnotherProgram_TellsKindsAndNames()
    {
        var whole = new DataField<long>("n");
        var real = new DataField<double>("x");
        var flag = new DataField<bool?>("b");
        var day = new DataField<DateOnly>("d");
        using var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(whole, real, flag, day), stream, cancellationToken: TestContext.Current.CancellationToken))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<long>(whole, new long[] { 1, -2 }, cancellationToken: TestContext.Current.CancellationToken);
            await group.WriteAsync<double>(real, new[] { double.NaN, 0.1 }, cancellationToken: TestContext.Current.CancellationToken);
            await group.WriteAsync<bool>(flag, new bool?[] { true, null }, cancellationToken: TestContext.Current.CancellationToken);
            await group.WriteAsync<DateOnly>(day, new DateOnly[] { new(1960, 1, 2), new(2014, 1, 1) }, cancellationToken: TestContext.Current.CancellationToken);
        }

        using IDatasetReader reader = ParquetFile.Open(new MemoryStream(stream.ToArray()), "folder/trial.parquet");
        Dataset read = reader.ReadAll();
        read.Name.ShouldBe("TRIAL");
        read.Description.Columns.Select(c => (c.Name, c.Type)).ShouldBe([("n", ColumnType.Integer), ("x", ColumnType.Double), ("b", ColumnType.Boolean), ("d", ColumnType.Date)]);
        read.Columns.Select(c => c.Show(0)).ShouldBe(["1", ".", "1", "1"]);
        read.Columns.Select(c => c.Show(1)).ShouldBe(["-2", "0.1", ".", "19724"]);
    }

    [Fact]
    public async Task Read_WholeNumberWithoutADouble_IsAnError()
    {
        var whole = new DataField<long>("ID");
        using var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(whole), stream, cancellationToken: TestContext.Current.CancellationToken))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<long>(whole, new[] { 9007199254740993 }, cancellationToken: TestContext.Current.CancellationToken);
        }

        Should.Throw<InvalidInputException>(() => Read(stream.ToArray())).Problems[0].ToString().ShouldBe("x.parquet: ID: the whole number 9007199254740993 has no double of its own (allowed: magnitudes up to 2^53, or text)");
    }

    [Theory]
    [InlineData("A 2")]
    [InlineData("A 9")]
    [InlineData("A 1-0")]
    [InlineData("?  1")]
    [InlineData("A 1 x")]
    [InlineData("")]
    public void Missing_BrokenText_IsNotApplied(string text)
    {
        MissingCode[] codes = [MissingCode.Standard, MissingCode.Standard, MissingCode.None];
        ParquetMissing.TryApply(text, codes).ShouldBeFalse();
    }

    [Fact]
    public void Missing_CodesAsText_AreRuns()
    {
        MissingCode[] codes = [MissingCode.A, MissingCode.None, MissingCode.Underscore, MissingCode.A, MissingCode.A, MissingCode.Standard];
        NumberColumn column = NumberColumn.Of(ColumnDefinition.OfNumber("N"), codes.Select(c => c == MissingCode.None ? NumericValue.Of(1) : NumericValue.Missing(c)));
        ParquetMissing.ToText(column).ShouldBe("_ 2;A 0 3-4");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PAR1")]
    [InlineData("not a Parquet file, but long enough to be one")]
    public void Open_NoParquet_IsAnError(string content) => Should.Throw<InvalidInputException>(() => Read(Encoding.ASCII.GetBytes(content)));

    [Fact]
    public void Read_Mutated_IsReadOrAnswered() => Mutations.Check(Bytes(Sample), 2000, bytes => Read(bytes));

    private static byte[] Bytes(Dataset dataset)
    {
        using var stream = new MemoryStream();
        DatasetFile.Write(stream, DatasetFormat.Parquet, dataset).ShouldBeEmpty();
        return stream.ToArray();
    }

    private static byte[] Xport(Dataset dataset, XportVersion version)
    {
        using var stream = new MemoryStream();
        XportFile.Write(stream, dataset, new XportWriteOptions { Version = version });
        return stream.ToArray();
    }

    private static Dataset Read(byte[] bytes)
    {
        using IDatasetReader reader = ParquetFile.Open(new MemoryStream(bytes), "x.parquet");
        return reader.ReadAll();
    }

    private static DataField[] Fields(byte[] bytes) => ParquetReader.ReadSchemaAsync(new MemoryStream(bytes)).GetAwaiter().GetResult().GetDataFields();
}
