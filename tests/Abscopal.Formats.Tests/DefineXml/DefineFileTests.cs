using System.Text;
using System.Text.Json;
using Abscopal.Formats.DefineXml;
using Abscopal.Input;

namespace Abscopal.Formats.Tests.DefineXml;

public sealed class DefineFileTests
{
    private static readonly DefineItem Value = new()
    {
        Oid = "IT.LB.LBORRES.GLUC",
        Name = "LBORRES",
        DataType = "float",
        Length = 6,
        SignificantDigits = 2,
        Origins = [new DefineOrigin("Collected") { Source = "Vendor", References = [new DefineReference("LF.crf", [new DefinePages("PhysicalRef", "3 4", null, null, "Form")])] }],
    };

    private static readonly DefineItem Result = new()
    {
        Oid = "IT.LB.LBORRES",
        Name = "LBORRES",
        DataType = "text",
        Length = 20,
        SasFieldName = "LBORRES",
        Description = [new DefineText("Result <original> & units", "en"), new DefineText("Ergebnis", "de")],
        CommentOid = "COM.1",
        ValueListOid = "VL.LB.LBORRES",
        Aliases = [new DefineAlias("nci:ExtCodeID", "C1")],
    };

    private static readonly DefineItem Test = new() { Oid = "IT.LB.LBTESTCD", Name = "LBTESTCD", DataType = "text", Length = 8, CodeListOid = "CL.TEST", DisplayFormat = "$8." };

    private static readonly DefineDocument Whole = new()
    {
        Version = "2.1.0",
        FileOid = "F",
        Created = "2026-01-02T03:04:05",
        AsOf = "2026-01-01T00:00:00",
        Originator = "O",
        SourceSystem = "S",
        SourceSystemVersion = "1",
        Context = "Submission",
        StudyOid = "STDY",
        StudyName = "Study",
        StudyDescription = "A study",
        ProtocolName = "P-1",
        MetaDataVersionOid = "MDV",
        MetaDataVersionName = "Metadata",
        MetaDataVersionDescription = "first",
        CommentOid = "COM.1",
        Standards = [new DefineStandard("STD.1", "SDTMIG", "IG", "3.3") { Status = "Final" }, new DefineStandard("STD.2", "CDISC/NCI", "CT", "2020-12-18") { PublishingSet = "SDTM", CommentOid = "COM.1" }],
        AnnotatedForms = [new DefineReference("LF.crf", [])],
        SupplementalDocuments = [new DefineReference("LF.guide", [])],
        ValueLists = [new DefineValueList("VL.LB.LBORRES", [new DefineText("By test")], [new DefineVariable(Value) { OrderNumber = 1, IsMandatory = true, WhereClauseOids = ["WC.1"] }])],
        WhereClauses = [new DefineWhereClause("WC.1", "COM.1", [new DefineRangeCheck("IT.LB.LBTESTCD", "IN", "Soft", ["GLUC", "A<B"])])],
        Datasets =
        [
            new DefineDataset
            {
                Oid = "IG.LB",
                Name = "LB",
                Domain = "LB",
                SasDatasetName = "LB",
                Description = [new DefineText("Laboratory", "en")],
                IsRepeating = true,
                Purpose = "Tabulation",
                Structure = "One record per test",
                Class = "FINDINGS",
                SubClass = "SUB",
                ArchiveLocationId = "LF.LB",
                CommentOid = "COM.1",
                StandardOid = "STD.1",
                HasNoData = true,
                Variables =
                [
                    new DefineVariable(Test) { OrderNumber = 1, IsMandatory = true, KeySequence = 1, Role = "Topic", RoleCodeListOid = "CL.TEST" },
                    new DefineVariable(Result) { OrderNumber = 2, MethodOid = "MT.1", IsNonStandard = true },
                ],
                Aliases = [new DefineAlias("DomainDescription", "Laboratory")],
                Leaves = [new DefineLeaf("LF.LB", "lb.xpt", "lb.xpt")],
            },
        ],
        Items = [Value, Result, Test],
        CodeLists =
        [
            new DefineCodeList("CL.TEST", "Test", "text")
            {
                StandardOid = "STD.2",
                SasFormatName = "$T",
                Description = [new DefineText("Tests")],
                Terms = [new DefineTerm("GLUC") { Decode = [new DefineText("Glucose", "en")], OrderNumber = 1, Rank = "1.5", Aliases = [new DefineAlias("nci:ExtCodeID", "C2")] }, new DefineTerm("A<B") { Decode = [new DefineText("x")], IsExtended = true }],
                Aliases = [new DefineAlias("nci:ExtCodeID", "C3")],
            },
            new DefineCodeList("CL.MED", "MedDRA", "text") { Dictionary = new DefineDictionary("MEDDRA", "20.0", "r", "https://example.org") },
        ],
        Methods = [new DefineMethod("MT.1", "Method", "Computation") { Description = [new DefineText("line one\nline two")], Expressions = [new DefineExpression("SAS", "x = y;\n  z = 1;")], References = [new DefineReference("LF.guide", [new DefinePages("NamedDestination", null, "a", "b", null)])] }],
        Comments = [new DefineComment("COM.1", [new DefineText("why")], [new DefineReference("LF.guide", [])])],
        Leaves = [new DefineLeaf("LF.crf", "acrf.pdf", "Forms"), new DefineLeaf("LF.guide", "guide.pdf", "Guide")],
    };

    [Fact]
    public void RoundTrip_EveryElement_IsEqual()
    {
        DefineDocument read = Read(Write(Whole));
        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(Whole));
        Write(read).ShouldBe(Write(Whole));
    }

    [Fact]
    public void RoundTrip_InVersion20_LosesWhatItTells()
    {
        DefineDocument old = Whole with { Version = "2.0.0", Standards = [new DefineStandard("", "CDISC SDTM", "", "3.2")], CommentOid = null, Context = null };
        using var stream = new MemoryStream();
        DefineFile.Write(stream, old).ShouldBe(
            [
                "Define-XML 2.0 has no HasNoData",
                "Define-XML 2.0 has no IsNonStandard",
                "Define-XML 2.0 has no StandardOID",
                "Define-XML 2.0 has no description of a value list",
                "Define-XML 2.0 has no source of an origin",
                "Define-XML 2.0 has no subclasses",
                "Define-XML 2.0 has no title of pages",
            ]);
        DefineDocument read = Read(stream.ToArray());
        read.Datasets[0].Class.ShouldBe("FINDINGS");
        read.Standards.ShouldBe(old.Standards);
        using var again = new MemoryStream();
        DefineFile.Write(again, read).ShouldBeEmpty();
        again.ToArray().ShouldBe(stream.ToArray());
    }

    [Fact]
    public void Write_ControlCharacter_IsAnError() =>
        Should.Throw<InvalidInputException>(() => Write(Whole with { StudyName = "a\u0001b" })).Problems[0].Allowed.ShouldBe("text without control characters");

    [Fact]
    public void Read_WhatTheModelHasNoPlaceFor_IsListed()
    {
        string text = Encoding.UTF8.GetString(Write(Whole)).Replace("</MetaDataVersion>", "<x:Results xmlns:x=\"urn:x\"><x:Inner /></x:Results></MetaDataVersion>", StringComparison.Ordinal);
        DefineDocument read = Read(Encoding.UTF8.GetBytes(text));
        read.Unread.Length.ShouldBe(1);
        read.Unread[0].ShouldStartWith("Results, line ");
        DefineFile.Write(Stream.Null, read)[0].ShouldEndWith("is not in the model");
    }

    [Theory]
    [InlineData("<a/>", "there is no ODM with a Study")]
    [InlineData("<ODM xmlns='http://www.cdisc.org/ns/odm/v1.3'><Study OID='S'/></ODM>", "there is no MetaDataVersion")]
    [InlineData("<ODM xmlns='http://www.cdisc.org/ns/odm/v1.3'><Study OID='S'><MetaDataVersion OID='M'/></Study></ODM>", "there is no DefineVersion")]
    [InlineData("<ODM xmlns='http://www.cdisc.org/ns/odm/v1.3' xmlns:def='http://www.cdisc.org/ns/def/v1.0'><Study OID='S'><MetaDataVersion def:DefineVersion='1.0.0'/></Study></ODM>", "the version 1.0.0 is not read")]
    [InlineData("<ODM xmlns='http://www.cdisc.org/ns/odm/v1.3' xmlns:def='http://www.cdisc.org/ns/def/v2.0'><Study OID='S'><MetaDataVersion def:DefineVersion='2.1.0'/></Study></ODM>", "the version 2.1.0 stands in the namespace 'http://www.cdisc.org/ns/def/v2.0', not in 'http://www.cdisc.org/ns/def/v2.1'")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "the XML is broken: For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.")]
    public void Read_NoDefineXml_IsAnError(string text, string what) =>
        Should.Throw<InvalidInputException>(() => Read(Encoding.UTF8.GetBytes(text))).Problems[0].What.ShouldBe(what);

    [Fact]
    public void Read_SeveralProblems_AreAllTold()
    {
        string text = Encoding.UTF8.GetString(Write(Whole))
            .Replace("ItemOID=\"IT.LB.LBORRES\"", "ItemOID=\"IT.GONE\"", StringComparison.Ordinal)
            .Replace("Length=\"8\"", "Length=\"eight\"", StringComparison.Ordinal)
            .Replace("Repeating=\"Yes\"", "Repeating=\"often\"", StringComparison.Ordinal);
        Should.Throw<InvalidInputException>(() => Read(Encoding.UTF8.GetBytes(text))).Problems.Select(p => p.What).ShouldBe(
            ["the Length 'eight' is not a whole number", "the Repeating 'often' is neither Yes nor No", "there is no ItemDef 'IT.GONE'"],
            ignoreOrder: true);
    }

    // A tree of objects that deep would end the process.
    [Fact]
    public void Read_TooDeep_IsAnError()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Should.Throw<InvalidInputException>(() => Read(Encoding.UTF8.GetBytes(deep))).Problems[0].What.ShouldBe("elements lie in each other more than 64 deep");
    }

    [Fact]
    public void Read_Mutated_IsReadOrAnswered() => Mutations.Check(Write(Whole), 1500, bytes => Read(bytes));

    private static byte[] Write(DefineDocument document)
    {
        using var stream = new MemoryStream();
        DefineFile.Write(stream, document).ShouldBeEmpty();
        return stream.ToArray();
    }

    private static DefineDocument Read(byte[] bytes) => DefineFile.Read(new MemoryStream(bytes), "define.xml");
}
