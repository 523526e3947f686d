using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.Xport;
using Abscopal.Input;

namespace Abscopal.Formats.Tests.Xport;

public sealed class XportFileTests
{
    private static readonly Dataset Sample = new(
        "ADTTE",
        [
            TextColumn.Of(ColumnDefinition.OfText("USUBJID", "Subject"), ["01-701-1015", "", "01-703"]),
            NumberColumn.Of(ColumnDefinition.OfNumber("AVAL", "Value"), [NumericValue.Of(0.1), NumericValue.Missing(MissingCode.Z), NumericValue.Of(-1e-70)]),
            NumberColumn.Of(ColumnDefinition.OfDay("ADT", "Date"), [19724, null, -1]),
        ],
        "Time to event");

    [Theory]
    [InlineData(XportVersion.V5)]
    [InlineData(XportVersion.V8)]
    public void RoundTrip_ValuesLabelsAndFormats_AreTheSame(XportVersion version)
    {
        Dataset read = Read(Bytes(Sample, version));
        DatasetDifference.Find(Sample, read).ShouldBeEmpty();
        read.Description.Label.ShouldBe("Time to event");
        read.Description.Columns.Select(c => (c.Name, c.Label, c.DisplayFormat, c.Type, c.Length)).ShouldBe(
            [("USUBJID", "Subject", null, ColumnType.Text, 11), ("AVAL", "Value", null, ColumnType.Double, null), ("ADT", "Date", "DATE9.", ColumnType.Date, null)]);
    }

    [Fact]
    public void RoundTrip_Twice_SameBytes()
    {
        byte[] once = Bytes(Sample, XportVersion.V5);
        Bytes(Read(once), XportVersion.V5).ShouldBe(once);
    }

    [Fact]
    public void V8_LongNamesLabelsAndFormats_AreKept()
    {
        var column = ColumnDefinition.OfNumber("A_LONG_NAME_OF_A_VARIABLE", new string('L', 200)) with { DisplayFormat = "ALONGFORMATNAME12.3" };
        var dataset = new Dataset("A_LONG_DATASET_NAME", [NumberColumn.Of(column, [1.5]), TextColumn.Of(ColumnDefinition.OfText("S", "é"), [new string('é', 300)])]);
        Dataset read = Read(Bytes(dataset, XportVersion.V8));
        DatasetDifference.Find(dataset, read).ShouldBeEmpty();
        read.Name.ShouldBe("A_LONG_DATASET_NAME");
        read.Columns[0].Definition.Label.ShouldBe(new string('L', 200));
        read.Columns[0].Definition.DisplayFormat.ShouldBe("ALONGFORMATNAME12.3");
    }

    // SAS's own macro reads the count of rows from 15 characters, right-aligned; without it, it reads none.
    [Fact]
    public void V8_Header_StatesTheRows() =>
        Encoding.Latin1.GetString(Bytes(Sample, XportVersion.V8)).ShouldContain("HEADER RECORD*******OBSV8   HEADER RECORD!!!!!!!              3                 ");

    [Fact]
    public void V5_WhatItCannotHold_IsToldAtOnce()
    {
        var dataset = new Dataset(
            "TOOLONGNAME",
            [
                NumberColumn.Of(ColumnDefinition.OfNumber("VERYLONGNAME", new string('L', 41)), [1.0]),
                TextColumn.Of(ColumnDefinition.OfText("S"), [new string('x', 201)]),
            ]);
        InvalidInputException wrong = Should.Throw<InvalidInputException>(() => Bytes(dataset, XportVersion.V5));
        wrong.Problems.Select(p => p.What).ShouldBe(
            [
                "the name 'TOOLONGNAME' of the dataset is not one of version 5",
                "the name is not one of version 5",
                "the label takes 41 bytes",
                "the text takes 201 bytes",
            ]);
    }

    [Theory]
    [InlineData("é", 1.0, "the text of row 1 has characters that us-ascii lacks")]
    [InlineData("e", 1e80, "the number 1E+80 of row 1 does not fit")]
    public void V5_ValueItCannotHold_IsNamed(string text, double number, string what)
    {
        var dataset = new Dataset("X", [TextColumn.Of(ColumnDefinition.OfText("S"), [text]), NumberColumn.Of(ColumnDefinition.OfNumber("N"), [number])]);
        Should.Throw<InvalidInputException>(() => Bytes(dataset, XportVersion.V5)).Problems[0].What.ShouldBe(what);
    }

    [Fact]
    public void V5_BlankLastRow_IsRefusedWhereItCannotBeTold()
    {
        var blank = new Dataset("X", [TextColumn.Of(ColumnDefinition.OfText("S"), ["a", ""])]);
        Should.Throw<InvalidInputException>(() => Bytes(blank, XportVersion.V5)).Problems[0].What.ShouldBe("the last row, 2, is blank, and version 5 cannot tell it from the blanks that end the file");
        DatasetDifference.Find(blank, Read(Bytes(blank, XportVersion.V8))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(81)]
    [InlineData(5000)]
    public void Read_InBatches_IsTheWhole(int rows)
    {
        var dataset = new Dataset("X", [TextColumn.Of(ColumnDefinition.OfText("S"), Enumerable.Range(0, rows).Select(i => i % 3 == 1 ? "" : "ab")), NumberColumn.Of(ColumnDefinition.OfNumber("N") with { NumberBytes = 3 }, Enumerable.Range(0, rows).Select(i => (double?)(i % 100)))]);
        using IDatasetReader reader = XportFile.Open(new MemoryStream(Bytes(dataset, XportVersion.V5)), "x.xpt");
        DatasetDifference.Find(dataset, Dataset.Concatenate([.. reader.Batches(7)])).ShouldBeEmpty();
    }

    [Fact]
    public void Read_NoRows_IsEmpty() => Read(Bytes(Sample.Take([]), XportVersion.V5)).Rows.ShouldBe(0);

    [Fact]
    public void Read_SeveralDatasets_AsksWhich()
    {
        byte[] first = Bytes(Sample, XportVersion.V5);
        byte[] both = [.. first, .. Bytes(new Dataset("DM", [NumberColumn.Of(ColumnDefinition.OfNumber("AGE"), [63.0])]), XportVersion.V5)[240..]];
        Should.Throw<InvalidInputException>(() => Read(both)).Problems[0].ToString().ShouldBe("x.xpt: --dataset: the file holds several datasets (allowed: one of ADTTE, DM with --dataset)");
        Read(both, new XportReadOptions { Dataset = "dm" }).Number("AGE")[0].Value.ShouldBe(63);
        Read(both, new XportReadOptions { Dataset = "ADTTE" }).Rows.ShouldBe(3);
        Should.Throw<InvalidInputException>(() => Read(both, new XportReadOptions { Dataset = "AE" })).Problems[0].Allowed.ShouldBe("one of ADTTE, DM");
    }

    [Theory]
    [InlineData(0, "the file is empty")]
    [InlineData(100, "the file ends within its headers")]
    [InlineData(1000, "the file ends within the descriptions of its variables")]
    public void Read_CutOff_IsAnError(int length, string what) =>
        Should.Throw<InvalidInputException>(() => Read(Bytes(Sample, XportVersion.V5)[..length])).Problems[0].What.ShouldBe(what);

    [Fact]
    public void Read_OtherEncoding_IsNamed()
    {
        var dataset = new Dataset("X", [TextColumn.Of(ColumnDefinition.OfText("S"), ["caf\u00e9"])]);
        using var stream = new MemoryStream();
        XportFile.Write(stream, dataset, new XportWriteOptions { Encoding = Encoding.Latin1 });
        Should.Throw<InvalidInputException>(() => Read(stream.ToArray())).Problems[0].What.ShouldBe("the text of row 1 is not utf-8");
        Read(stream.ToArray(), new XportReadOptions { Encoding = Encoding.Latin1 }).Text("S")[0].ShouldBe("caf\u00e9");
    }

    [Fact]
    public void Write_TrailingBlanksAndMissingText_AreListed()
    {
        var dataset = new Dataset("X", [TextColumn.Of(ColumnDefinition.OfText("S"), ["a ", null, "b"])]);
        using var stream = new MemoryStream();
        XportFile.Write(stream, dataset).ShouldBe(["S: 1 values end in blanks, which the format does not keep", "missing text became blanks, which is how SAS holds it, in S"]);
    }

    [Theory]
    [InlineData(XportVersion.V5)]
    [InlineData(XportVersion.V8)]
    public void Read_Mutated_IsReadOrAnswered(XportVersion version) => Mutations.Check(Bytes(Sample, version), 3000, bytes => Read(bytes));

    private static byte[] Bytes(Dataset dataset, XportVersion version)
    {
        using var stream = new MemoryStream();
        XportFile.Write(stream, dataset, new XportWriteOptions { Version = version });
        return stream.ToArray();
    }

    private static Dataset Read(byte[] bytes, XportReadOptions? options = null)
    {
        using IDatasetReader reader = XportFile.Open(new MemoryStream(bytes), "x.xpt", options);
        return reader.ReadAll();
    }
}
