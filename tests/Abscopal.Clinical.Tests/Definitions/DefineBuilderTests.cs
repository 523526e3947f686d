using Abscopal.Clinical.Checks;
using Abscopal.Clinical.Definitions;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;
using Abscopal.Formats.Xport;

namespace Abscopal.Clinical.Tests.Definitions;

public sealed class DefineBuilderTests
{
    private static readonly Dataset Times = new(
        "ADTTE",
        [
            TextColumn.Of(ColumnDefinition.OfText("STUDYID", "Study"), ["S1", "S1", "S1"]),
            TextColumn.Of(ColumnDefinition.OfText("USUBJID", "Subject"), ["S1-1", "S1-1", "S1-10"]),
            TextColumn.Of(ColumnDefinition.OfText("PARAMCD", "Parameter Code"), ["OS", "PFS", "OS"]),
            NumberColumn.Of(ColumnDefinition.OfNumber("AVAL", "Value"), [12, 1.25, -30.5]),
            NumberColumn.Of(ColumnDefinition.OfNumber("CNSR", "Censor"), [0, 1, 1]),
            NumberColumn.Of(ColumnDefinition.OfDay("ADT", "Date"), [19724, 19725, null]),
            TextColumn.Of(ColumnDefinition.OfText("SRCDTC", "Source Date"), ["2014-01-02", "2014-01", ""]),
            TextColumn.Of(ColumnDefinition.OfText("EVNTDESC", "Event"), ["Death", "", "Death"]),
        ],
        "Time to Event");

    [Fact]
    public void Build_TimesToEvents_TypesLengthsKeysAndClass()
    {
        DefineDocument document = Build(new DefineOptions { Created = "2026-01-02T03:04:05", MostTerms = 5, Standard = "ADaMIG", StandardVersion = "1.1" });
        DefineDataset dataset = document.Datasets[0];
        (dataset.Class, dataset.SubClass, dataset.Purpose, dataset.Structure, document.StudyName).ShouldBe(
            ("BASIC DATA STRUCTURE", "TIME-TO-EVENT", "Analysis", "One record per STUDYID per USUBJID per PARAMCD", "S1"));
        dataset.Keys.ShouldBe(["STUDYID", "USUBJID", "PARAMCD"]);
        dataset.Variables.Select(v => (v.Name, v.DataType, v.Item.Length, v.Item.SignificantDigits, v.IsMandatory)).ShouldBe(
            [
                ("STUDYID", "text", 2, null, true),
                ("USUBJID", "text", 5, null, true),
                ("PARAMCD", "text", 3, null, true),
                ("AVAL", "float", 5, 2, false),
                ("CNSR", "integer", 1, null, false),
                ("ADT", "integer", 5, null, false),
                ("SRCDTC", "partialDate", null, null, false),
                ("EVNTDESC", "text", 5, null, false),
            ]);
        document.CodeLists.Select(c => (c.Oid, string.Join('|', c.Terms.Select(t => t.Value)))).ShouldBe([("CL.ADTTE.PARAMCD", "OS|PFS"), ("CL.ADTTE.EVNTDESC", "Death")]);
        dataset.Variables.Single(v => v.Name is "ADT").Item.DisplayFormat.ShouldBe("DATE9.");
    }

    [Theory]
    [InlineData("2.0.0")]
    [InlineData("2.1.0")]
    public void Build_OfData_IsSoundAndHoldsTheData(string version)
    {
        DefineDocument document = Build(new DefineOptions { Created = "2026-01-02T03:04:05", Version = version, MostTerms = 5, Standard = "ADaMIG", StandardVersion = "1.1" });
        DefineCheck.Run(document).ShouldBeEmpty();
        using var stream = new MemoryStream();
        DefineFile.Write(stream, document).ShouldBeEmpty();
        stream.Position = 0;
        using IDatasetReader reader = Reader();
        DatasetCheck.Run(reader, DefineFile.Read(stream, "define.xml")).Where(f => f.Rule is not "time").ShouldBeEmpty();
    }

    private static DefineDocument Build(DefineOptions options)
    {
        var builder = new DefineBuilder(options);
        using IDatasetReader reader = Reader();
        builder.Add(reader, "adtte.xpt");
        return builder.Build();
    }

    private static IDatasetReader Reader()
    {
        var stream = new MemoryStream();
        XportFile.Write(stream, Times);
        stream.Position = 0;
        return XportFile.Open(stream, "adtte.xpt");
    }
}
