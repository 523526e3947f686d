using System.Text;

namespace Abscopal.Cli.Tests;

/// <summary>Patient data from SDTM to tables at the command line, and what is told when something is wrong.</summary>
public sealed class ClinicalCommandsTests : IDisposable
{
    private const string Subjects = "STUDYID,USUBJID,RFSTDTC,DTHDTC,ARM\nTOY,1,2022-01-01,2022-10-01,A\nTOY,2,2022-01-01,,A\n";
    private const string Responses = "USUBJID,RSSEQ,RSTESTCD,RSSTRESC,RSDTC\n1,1,OVRLRESP,PR,2022-02-12\n1,2,OVRLRESP,PD,2022-04-01\n2,1,OVRLRESP,SD,2022-02-12\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-clinical-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Derive_ThenReport_GoesFromDomainsToTables()
    {
        Write("sdtm/dm.csv", Subjects);
        Write("sdtm/rs.csv", Responses);
        (int code, _) = Run("derive", Path.Combine(_folder, "sdtm"), "--out", Path.Combine(_folder, "adam"), "--cutoff", "2022-12-31");
        code.ShouldBe(0);
        File.ReadAllText(Path.Combine(_folder, "adam", "adtte.csv")).ShouldContain("Progression-Free Survival,91,2022-01-01,2022-04-01,0,Progressive disease,PD,EMA,RS,RSSTRESC,2");
        (code, _) = Run("report", Path.Combine(_folder, "adam"), "--out", Path.Combine(_folder, "out"));
        code.ShouldBe(0);
        File.Exists(Path.Combine(_folder, "out", "tables.docx")).ShouldBeTrue();
        Run("results", Path.Combine(_folder, "out", "ars.json"), Path.Combine(_folder, "adam")).Code.ShouldBe(0);
    }

    [Fact]
    public void Usdm_GoesBothWaysAndTellsWhatIsWrong()
    {
        string json = Path.Combine(_folder, "lead.json");
        Run("usdm", Path.Combine(AppContext.BaseDirectory, "studies", "lead"), "--out", json).Code.ShouldBe(0);
        Run("usdm", json, "--out", Path.Combine(_folder, "back")).Code.ShouldBe(0);
        File.ReadAllText(Path.Combine(_folder, "back", "study.yaml")).ShouldContain("registry: \"NCT05092412\"");
        Write("broken.json", "{\"study\": ");
        ShouldBeOneLine(Run("usdm", Path.Combine(_folder, "broken.json"), "--out", Path.Combine(_folder, "none")), "cannot be read as JSON");
        Directory.Exists(Path.Combine(_folder, "none")).ShouldBeFalse();
    }

    [Fact]
    public void Derive_RulesThatCountMissedVisits_NeedTheirInterval()
    {
        Write("sdtm/dm.csv", Subjects);
        Write("sdtm/rs.csv", Responses);
        string lead = Path.Combine(AppContext.BaseDirectory, "studies", "lead");
        Run("derive", Path.Combine(_folder, "sdtm"), "--out", Path.Combine(_folder, "adam"), "--censoring", "fda", "--study", lead).Code.ShouldBe(0);
        ShouldBeOneLine(Run("derive", Path.Combine(_folder, "sdtm"), "--out", Path.Combine(_folder, "adam"), "--censoring", "fda"), "no interval of assessments is stated");
    }

    [Theory]
    [InlineData("dm.csv", null, "the domain DM is missing")]
    [InlineData("dm.csv", "STUDYID,USUBJID,RFSTDTC\nTOY,1,01JAN2022\n", "dm.csv:2: RFSTDTC: '01JAN2022' is not a date")]
    [InlineData("rs.csv", "USUBJID,RSTESTCD,RSSTRESC\n1,OVRLRESP,PD\n", "RS has no variable RSDTC")]
    [InlineData("rs.csv", "USUBJID,RSTESTCD,RSSTRESC,RSDTC\n1,OVRLRESP,PD,2022-02-31\n", "rs.csv:2: RSDTC: '2022-02-31' is not a date (allowed: ISO 8601 such as 2022-03-14, 2022-03 or 2022)")]
    public void Derive_WrongInput_IsOneLineAndNothingIsWritten(string file, string? text, string expected)
    {
        Write("sdtm/dm.csv", Subjects);
        Write("sdtm/rs.csv", Responses);
        if (text is null) File.Delete(Path.Combine(_folder, "sdtm", file));
        else Write("sdtm/" + file, text);
        ShouldBeOneLine(Run("derive", Path.Combine(_folder, "sdtm"), "--out", Path.Combine(_folder, "adam")), expected);
        Directory.Exists(Path.Combine(_folder, "adam")).ShouldBeFalse();
    }

    [Fact]
    public void Derive_ResponsesThatContradictTheLesions_AreFindings()
    {
        Write("sdtm/dm.csv", Subjects);
        Write("sdtm/rs.csv", Responses);
        Write("sdtm/tu.csv", "USUBJID,TULNKID,TUSTRESC,TULOC\n1,T1,TARGET,LIVER\n");
        Write("sdtm/tr.csv", "USUBJID,TRLNKID,TRTESTCD,TRSTRESN,TRDTC\n1,T1,LDIAM,50,2021-12-30\n1,T1,LDIAM,50,2022-02-12\n");
        (int code, string errors) = Run("derive", Path.Combine(_folder, "sdtm"), "--out", Path.Combine(_folder, "adam"));
        code.ShouldBe(1);
        errors.ShouldContain("1, 2022-02-12: RS says PR, the lesions SD");
        File.ReadAllText(Path.Combine(_folder, "adam", "findings.txt")).ShouldBe("1, 2022-02-12: RS says PR, the lesions SD\n");
        Write("sdtm/rs.csv", Responses.Replace("1,1,OVRLRESP,PR", "1,1,OVRLRESP,SD", StringComparison.Ordinal));
        Run("derive", Path.Combine(_folder, "sdtm"), "--out", Path.Combine(_folder, "adam")).Code.ShouldBe(0);
        File.Exists(Path.Combine(_folder, "adam", "findings.txt")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--censoring", "who", "'who' is unknown (allowed: fda, ema)")]
    [InlineData("--responses", "guessed", "'guessed' is unknown (allowed: collected, computed)")]
    [InlineData("--cutoff", "2022-13-01", "'2022-13-01' is not a day")]
    public void Derive_WrongOption_IsOneLine(string option, string value, string expected) =>
        ShouldBeOneLine(Run("derive", _folder, "--out", Path.Combine(_folder, "adam"), option, value), expected);

    [Fact]
    public void Results_WhatIsNoEvent_IsOneLine()
    {
        Write("ars.json", "{\"id\": 3}");
        ShouldBeOneLine(Run("results", Path.Combine(_folder, "ars.json"), _folder), "is not a reporting event");
        ShouldBeOneLine(Run("results", Path.Combine(_folder, "none.json"), _folder), "there is no such file");
    }

    private static void ShouldBeOneLine((int Code, string Errors) run, string expected)
    {
        run.Code.ShouldBe(2);
        run.Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    private static (int Code, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(args, output, errors);
        return (code, errors + Encoding.UTF8.GetString(output.ToArray()));
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
