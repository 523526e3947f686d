using Abscopal.Clinical.Checks;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;
using Abscopal.Formats.Xport;

namespace Abscopal.Clinical.Tests.Checks;

public sealed class DefineCheckTests
{
    private static readonly DefineItem Test = new() { Oid = "IT.LBTESTCD", Name = "LBTESTCD", DataType = "text", Length = 8 };
    private static readonly DefineItem Glucose = new() { Oid = "IT.LBORRES.GLUC", Name = "LBORRES", DataType = "integer", Length = 3 };
    private static readonly DefineItem Colour = new() { Oid = "IT.LBORRES.COLOR", Name = "LBORRES", DataType = "text", Length = 6, CodeListOid = "CL.COLOR" };
    private static readonly DefineItem Result = new() { Oid = "IT.LBORRES", Name = "LBORRES", DataType = "text", Length = 20, ValueListOid = "VL.LBORRES" };

    private static readonly DefineDocument Sound = new()
    {
        Version = "2.1.0",
        FileOid = "F",
        Created = "2026-01-02T03:04:05",
        Context = "Other",
        StudyOid = "S",
        StudyName = "S",
        StudyDescription = "S",
        ProtocolName = "S",
        MetaDataVersionOid = "M",
        MetaDataVersionName = "M",
        Standards = [new DefineStandard("STD", "SDTMIG", "IG", "3.3")],
        Datasets =
        [
            new DefineDataset
            {
                Oid = "IG.LB",
                Name = "LB",
                Description = [new DefineText("Laboratory")],
                IsRepeating = true,
                Purpose = "Tabulation",
                Structure = "One record per test",
                Class = "FINDINGS",
                StandardOid = "STD",
                ArchiveLocationId = "LF.LB",
                Variables = [new DefineVariable(Test) { KeySequence = 1 }, new DefineVariable(Result)],
                Leaves = [new DefineLeaf("LF.LB", "lb.xpt", "lb.xpt")],
            },
        ],
        Items = [Test, Result, Glucose, Colour],
        ValueLists = [new DefineValueList("VL.LBORRES", [], [new DefineVariable(Glucose) { WhereClauseOids = ["WC.GLUC"], IsMandatory = true }, new DefineVariable(Colour) { WhereClauseOids = ["WC.COLOR"] }])],
        WhereClauses =
        [
            new DefineWhereClause("WC.GLUC", null, [new DefineRangeCheck("IT.LBTESTCD", "EQ", "Soft", ["GLUC"])]),
            new DefineWhereClause("WC.COLOR", null, [new DefineRangeCheck("IT.LBTESTCD", "NOTIN", "Soft", ["GLUC", "PH"])]),
        ],
        CodeLists = [new DefineCodeList("CL.COLOR", "Colour", "text") { Terms = [new DefineTerm("AMBER"), new DefineTerm("STRAW")] }],
    };

    [Fact]
    public void Run_SoundDocument_FindsNothing() => DefineCheck.Run(Sound).ShouldBeEmpty();

    [Fact]
    public void Run_WhatIsMissingOrLeadsNowhere_IsFound()
    {
        DefineDocument broken = Sound with
        {
            Context = null,
            StudyDescription = "",
            Datasets = [Sound.Datasets[0] with { Class = null, ArchiveLocationId = "LF.GONE", Variables = [new DefineVariable(Test with { CodeListOid = "CL.GONE" }) { KeySequence = 2, MethodOid = "MT.GONE" }] }],
            Items = [Test with { CodeListOid = "CL.GONE", DataType = "string", Length = null }, Glucose with { Length = null, DataType = "float", Origins = [new DefineOrigin("CRF")] }, Colour],
            WhereClauses = [new DefineWhereClause("WC.GLUC", null, [new DefineRangeCheck("IT.GONE", "IS", "Soft", ["a", "b"])])],
            CodeLists = [new DefineCodeList("CL.COLOR", "Colour", "integer") { Terms = [new DefineTerm("1"), new DefineTerm("1"), new DefineTerm("red") { Decode = [new DefineText("r")] }] }],
            Methods = [new DefineMethod("MT.1", "M", "Guess")],
        };
        DefineCheck.Run(broken).Select(f => $"{f.Rule} {f.Dataset} {f.Column}: {f.Message}").ShouldBe(
            [
                "required define.xml : the study has no StudyDescription",
                "context define.xml : def:Context is neither Submission nor Other",
                "required LB : the dataset has no class",
                "reference LB : there is no leaf 'LF.GONE'",
                "key LB : the KeySequence is not 1, 2, ...: 2",
                "reference LB LBTESTCD: there is no method 'MT.GONE'",
                "type define.xml LBTESTCD: the data type 'string' is not one of Define-XML",
                "reference define.xml LBTESTCD: there is no code list 'CL.GONE'",
                "length define.xml LBORRES: float has no Length",
                "length define.xml LBORRES: float has no SignificantDigits",
                "origin define.xml LBORRES: the origin 'CRF' is not one of Collected, Derived, Assigned, Protocol, Predecessor, Not Available, Other",
                "reference VL.LBORRES IT.LBORRES.COLOR: there is no where clause 'WC.COLOR'",
                "reference define.xml WC.GLUC: there is no item 'IT.GONE'",
                "where define.xml WC.GLUC: the comparator 'IS' is not one of LT, LE, GT, GE, EQ, NE, IN, NOTIN",
                "where define.xml WC.GLUC: IS has 2 values",
                "term define.xml CL.COLOR: the code list mixes enumerated and decoded terms",
                "term define.xml CL.COLOR: the value '1' is there twice",
                "term define.xml CL.COLOR: 'red' is not a number",
                "required define.xml MT.1: the Type of the method is neither Computation nor Imputation",
                "required define.xml MT.1: the method has no description",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void DatasetCheck_ValuesUnderConditions_AreHeldAgainstTheirOwnItem()
    {
        var dataset = new Dataset(
            "LB",
            [
                TextColumn.Of(ColumnDefinition.OfText("LBTESTCD"), ["GLUC", "GLUC", "COLOR", "COLOR", "PH", "GLUC"]),
                TextColumn.Of(ColumnDefinition.OfText("LBORRES"), ["5.5", "12", "AMBER", "RED", "anything", ""]),
            ]);
        using var stream = new MemoryStream();
        XportFile.Write(stream, dataset);
        stream.Position = 0;
        using IDatasetReader reader = XportFile.Open(stream, "lb.xpt");
        DatasetCheck.Run(reader, Sound).Where(f => f.Rule is "value").Select(f => (f.Message, f.Count, f.FirstRow)).ShouldBe(
            [
                ("'5.5' is no integer, as IT.LBORRES.GLUC says", 2L, 1L),
                ("'RED' is not in the code list Colour of IT.LBORRES.COLOR", 1L, 4L),
            ]);
    }
}
