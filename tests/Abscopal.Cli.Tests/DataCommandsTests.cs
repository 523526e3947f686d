using System.Text;
using System.Text.Json;

namespace Abscopal.Cli.Tests;

public sealed class DataCommandsTests : IDisposable
{
    private const string Stacked = """
        USUBJID,PARAMCD,TRTA,AVAL,CNSR
        "01",PFS,A,5,0
        "01",OS,A,9,2
        "02",PFS,B,3,0
        "02",OS,B,7,0
        "03",PFS,B,4,1
        "03",OS,B,8,1
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-data-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("csv")]
    [InlineData("xpt")]
    [InlineData("json")]
    [InlineData("ndjson")]
    [InlineData("dsjc")]
    [InlineData("parquet")]
    public void Km_ChosenParameterOfEveryFormat_CensorsByCnsr(string ending)
    {
        string path = Converted(ending);
        (int code, string output, _) = Run("km", path, "--time", "AVAL", "--event", "CNSR", "--by", "TRTA", "--param", "OS", "--json", "-");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("events").GetInt32()).ShouldBe([0, 1]);
    }

    [Fact]
    public void Define_FolderOfDatasets_IsWrittenDescribedAndChecked()
    {
        Converted("xpt");
        string define = Path.Combine(_folder, "made", "define.xml");
        (int code, _, string errors) = Run("define", _folder, "--out", define, "--study", "S1", "--standard", "ADaMIG 1.1", "--terms", "3");
        code.ShouldBe(2, "the folder holds the CSV and the XPT of one dataset");
        errors.ShouldContain("is there before");
        File.Delete(Path.Combine(_folder, "source.csv"));
        (code, _, errors) = Run("define", _folder, "--out", define, "--study", "S1", "--standard", "ADaMIG 1.1", "--terms", "3");
        code.ShouldBe(0);
        errors.ShouldContain("lacking: the dataset has no description (SOURCE)");
        Run("describe", define).Code.ShouldBe(0);
        Run("check", define).Code.ShouldBe(1);
        (code, string output, _) = Run("check", Path.Combine(_folder, "adtte.xpt"), "--define", define, "--json", "-");
        output.ShouldContain("\"findings\": []");
        code.ShouldBe(0);
    }

    [Fact]
    public void Import_OdmByAMapping_WritesDatasetsAndTellsWhatNobodyTakes()
    {
        string odm = Path.Combine(_folder, "odm.xml");
        string mapping = Path.Combine(_folder, "map.yaml");
        File.WriteAllText(odm, """
            <ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" FileType="Snapshot"><ClinicalData StudyOID="S"><SubjectData SubjectKey="7"><StudyEventData StudyEventOID="E"><FormData FormOID="F">
            <ItemGroupData ItemGroupOID="G"><ItemData ItemOID="AGE" Value="63"/><ItemData ItemOID="NOTE" Value="x"/></ItemGroupData></FormData></StudyEventData></SubjectData></ClinicalData></ODM>
            """);
        File.WriteAllText(mapping, "study: S\ndatasets:\n  - {name: DM, form: F, variables: [{name: AGE, from: AGE, type: number}]}\n");
        (int code, _, string errors) = Run("import", odm, "--mapping", mapping, "--out", Path.Combine(_folder, "made"));
        code.ShouldBe(0);
        errors.ShouldBe("abscopal: no variable takes the fields F.NOTE\n");
        File.ReadAllText(Path.Combine(_folder, "made", "dm.csv")).ShouldBe("STUDYID,DOMAIN,USUBJID,AGE\nS,DM,\"7\",63\n");
        File.WriteAllText(mapping, "study: S\ndatasets:\n  - {name: DM, form: G, variables: [{name: AGE, from: AGE}]}\n");
        Run("import", odm, "--mapping", mapping, "--out", Path.Combine(_folder, "none")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Errors.ShouldContain("map.yaml:3: DM: the export has no form 'G' (allowed: one of F, F/G)"));
    }

    [Fact]
    public void Km_SeveralParameters_AreListed()
    {
        (int code, _, string errors) = Run("km", Converted("xpt"), "--time", "AVAL", "--event", "CNSR");
        code.ShouldBe(2);
        errors.ShouldContain("--param: the file holds 2 parameters (allowed: one of PFS, OS)");
    }

    [Fact]
    public void Convert_WhatCannotBeHeld_LeavesNoFile()
    {
        string path = Path.Combine(_folder, "x.csv");
        File.WriteAllText(path, "A_NAME_TOO_LONG\n1\n");
        (int code, _, string errors) = Run("convert", path, Path.Combine(_folder, "x.xpt"));
        code.ShouldBe(2);
        errors.ShouldContain("A_NAME_TOO_LONG: the name is not one of version 5");
        Directory.GetFiles(_folder).ShouldHaveSingleItem();
        Run("convert", path, Path.Combine(_folder, "x.xpt"), "--xpt-version", "8").Code.ShouldBe(0);
    }

    [Fact]
    public void Check_BrokenCensoring_ExitsOneWithAFinding()
    {
        string path = Path.Combine(_folder, "adtte.csv");
        File.WriteAllText(path, Stacked.Replace("7,0", "7,-1"));
        (int code, string output, _) = Run("check", path, "--json", "-");
        code.ShouldBe(1);
        using var json = JsonDocument.Parse(output);
        JsonElement finding = json.RootElement.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("rule").GetString().ShouldBe("cnsr");
        finding.GetProperty("firstRow").GetInt32().ShouldBe(4);
        File.WriteAllText(path, Stacked);
        Run("check", path, "--json", "-").Code.ShouldBe(0);
    }

    private string Converted(string ending)
    {
        string path = Path.Combine(_folder, "source.csv");
        File.WriteAllText(path, Stacked);
        string converted = Path.Combine(_folder, "adtte." + ending);
        Run("convert", path, converted).Code.ShouldBe(0);
        return converted;
    }

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(args, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
