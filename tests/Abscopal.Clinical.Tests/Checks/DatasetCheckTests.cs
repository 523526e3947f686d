using System.Text;
using Abscopal.Clinical.Checks;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;
using Abscopal.Formats.Xport;

namespace Abscopal.Clinical.Tests.Checks;

public sealed class DatasetCheckTests
{
    private const string Define = """
        <ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" xmlns:def="http://www.cdisc.org/ns/def/v2.1"><Study OID="S"><GlobalVariables><StudyName>S</StudyName></GlobalVariables>
        <MetaDataVersion OID="M" Name="M" def:DefineVersion="2.1.0">
        <ItemGroupDef OID="IG.ADTTE" Name="ADTTE" Repeating="Yes" IsReferenceData="No" def:Structure="One record per subject per parameter">
        <ItemRef ItemOID="I.U" OrderNumber="1" Mandatory="Yes" KeySequence="1"/><ItemRef ItemOID="I.P" OrderNumber="2" Mandatory="Yes" KeySequence="2"/>
        <ItemRef ItemOID="I.T" OrderNumber="3" Mandatory="Yes"/><ItemRef ItemOID="I.X" OrderNumber="4" Mandatory="No"/></ItemGroupDef>
        <ItemDef OID="I.U" Name="USUBJID" DataType="text" Length="2"/><ItemDef OID="I.P" Name="PARAMCD" DataType="text" Length="8"/>
        <ItemDef OID="I.T" Name="TRTA" DataType="text" Length="20"><CodeListRef CodeListOID="CL.T"/></ItemDef><ItemDef OID="I.X" Name="AGE" DataType="integer" Length="8"/>
        <CodeList OID="CL.T" Name="Treatment" DataType="text"><CodeListItem CodedValue="A"><Decode><TranslatedText>Arm A</TranslatedText></Decode></CodeListItem><EnumeratedItem CodedValue="B"/></CodeList>
        </MetaDataVersion></Study></ODM>
        """;

    [Fact]
    public void Run_EveryRule_NamesTheFirstRowAndCounts()
    {
        Dataset dataset = new(
            "ADTTE",
            [
                TextColumn.Of(ColumnDefinition.OfText("USUBJID"), ["01", "01", "", "03"]),
                TextColumn.Of(ColumnDefinition.OfText("PARAMCD"), ["OS", "OS", "OS", "OS"]),
                NumberColumn.Of(ColumnDefinition.OfNumber("AVAL"), [1, -2, null, 4]),
                NumberColumn.Of(ColumnDefinition.OfNumber("CNSR"), [0, 0.5, 1, 2]),
                NumberColumn.Of(ColumnDefinition.OfDay("STARTDT"), [19724, 19724, 19724.5, 1e9]),
                NumberColumn.Of(ColumnDefinition.OfDay("ADT"), [19725, 19723, 19724, 19725]),
                TextColumn.Of(ColumnDefinition.OfText("SAFFL"), ["Y", "N", "", "yes"]),
                NumberColumn.Of(ColumnDefinition.OfNumber("ASTDY"), [1, -1, 0, 2]),
                TextColumn.Of(ColumnDefinition.OfText("LSTDTC"), ["2014-02-30", "2014-02", "2014---03", ""]),
            ]);
        Run(dataset).Select(f => (f.Rule, f.Column, f.Count, f.FirstRow)).ShouldBe(
            [
                ("required", "USUBJID", 1L, 3L),
                ("time", "AVAL", 2L, 2L),
                ("cnsr", "CNSR", 1L, 2L),
                ("date", "STARTDT", 2L, 3L),
                ("flag", "SAFFL", 1L, 4L),
                ("study-day", "ASTDY", 1L, 3L),
                ("date", "LSTDTC", 1L, 1L),
                ("order", "STARTDT, ADT", 1L, 2L),
                ("one-per-parameter", "USUBJID, PARAMCD", 1L, 2L),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Run_WithDefine_ChecksVariablesTermsLengthsAndKeys()
    {
        Dataset dataset = new(
            "ADTTE",
            [
                TextColumn.Of(ColumnDefinition.OfText("USUBJID"), ["01", "002"]),
                TextColumn.Of(ColumnDefinition.OfText("PARAMCD"), ["OS", "OS"]),
                TextColumn.Of(ColumnDefinition.OfText("TRTA"), ["C", ""]),
                NumberColumn.Of(ColumnDefinition.OfNumber("EXTRA"), [1, 2]),
            ]);
        Run(dataset, DefineFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(Define)), "define.xml")).Select(f => (f.Rule, f.Column, f.Message)).ShouldBe(
            [
                ("define", "AGE", "the Define-XML describes the variable, the dataset lacks it"),
                ("define", "EXTRA", "the Define-XML does not describe the variable"),
                ("length", "USUBJID", "'002' has 3 characters, the Define-XML allows 2"),
                ("mandatory", "TRTA", "the Define-XML asks for a value in each row"),
                ("term", "TRTA", "'C' is not in the code list Treatment"),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Run_SoundDataset_FindsNothing()
    {
        Dataset dataset = new("ADSL", [TextColumn.Of(ColumnDefinition.OfText("USUBJID"), ["01", "02"]), TextColumn.Of(ColumnDefinition.OfText("SAFFL"), ["Y", ""])]);
        Run(dataset).ShouldBeEmpty();
    }

    private static IReadOnlyList<CheckFinding> Run(Dataset dataset, DefineDocument? define = null)
    {
        using var stream = new MemoryStream();
        XportFile.Write(stream, dataset);
        stream.Position = 0;
        using IDatasetReader reader = XportFile.Open(stream, "x.xpt");
        return DatasetCheck.Run(reader, define);
    }
}
