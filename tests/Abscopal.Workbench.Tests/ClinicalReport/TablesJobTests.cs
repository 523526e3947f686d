using System.Text.Json;
using Abscopal.Clinical.Ars;
using Abscopal.Clinical.Data;
using Abscopal.Input;
using Abscopal.Workbench.ClinicalReport;

namespace Abscopal.Workbench.Tests.ClinicalReport;

/// <summary>The report at the end of the road: what a reader of the tables sees is what was published.</summary>
public sealed class TablesJobTests(LeadTables lead) : IClassFixture<LeadTables>
{
    [Theory]
    [InlineData("en", "times", "24/30 (80.0)|8.3 (4.8–12.3)|29.5 (26.8–34.2)|18/30 (60.0)|23.6 (14.1–37.6)|33.7 (29.3–37.4)|40.0 (|23.3 (|66.7 (|50.0 (")]
    [InlineData("zh", "times", "24/30 (80.0)|8.3 (4.8–12.3)|29.5 (26.8–34.2)|18/30 (60.0)|23.6 (14.1–37.6)|33.7 (29.3–37.4)|40.0 (|23.3 (|66.7 (|50.0 (")]
    [InlineData("en", "ae-overview", "Grade 3 or higher,24 (80.0)")]
    [InlineData("en", "ae-trae-class-term", "White blood cell count decreased,29 (96.7)|Neutrophil count decreased,27 (90.0)|Anaemia,25 (83.3)|Platelet count decreased,23 (76.7)|Nausea,17 (56.7)")]
    [InlineData("zh", "ae-trae-class-term", "白细胞计数降低,29 (96.7)|恶心,17 (56.7)")]
    [InlineData("en", "baseline", "Men,29 (96.7)|Current or former smoker,28 (93.3)|Brain metastases,3 (10.0)|Liver metastases,6 (20.0)|Prophylactic cranial irradiation,17 (56.7)|58.0 (")]
    [InlineData("en", "progression", "New lesion at first progression,16 (72.7)|Later anti-tumour therapy,18 (81.8)|Irradiated again,11 (50.0)|Drug,18 (81.8)|Radiotherapy,11 (50.0)")]
    [InlineData("en", "exposure", "Radiotherapy,\nFractions delivered,5.0 (5–5); 30\nFractions prescribed,5.0 (5–5); 30\nFractions delivered of prescribed (%),100.0 (100–100); 30\nCumulative dose (Gy),15.0 (15–15); 30")]
    [InlineData("en", "disposition", "On treatment,4 (13.3)|Progressive disease,22 (73.3)")]
    public void Lead_TablesShowThePublishedNumbers(string language, string table, string expected)
    {
        string csv = File.ReadAllText(lead.File(language, $"tables/{table}.csv"));
        foreach (string part in expected.Split('|')) csv.ShouldContain(part);
    }

    [Fact]
    public void Lead_ANumberOpensItsSubjectsAndStandsInTheEvent()
    {
        string html = File.ReadAllText(lead.File("en", "tables.html"));
        html.ShouldContain("What this number counts: 24</b>");
        html.ShouldContain("SYNTHETIC DATA");
        ReportingEvent read = ReportingEventReader.Read(lead.File("en", "ars.json"));
        OperationResult severe = read.Analyses.Single(a => a.Id is "TEAE3").Results[0];
        severe.Raw.ShouldBe("24");
        using JsonDocument rows = JsonDocument.Parse(File.ReadAllText(lead.File("en", "rows.json")));
        JsonElement behind = rows.RootElement.GetProperty("results").EnumerateArray().First(r => r.GetProperty("analysisId").GetString() is "TEAE3");
        behind.GetProperty("subjects").GetArrayLength().ShouldBe(24);
        DomainTable adae = lead.Adam.Require("ADAE");
        behind.GetProperty("rows").EnumerateArray().ShouldAllBe(r => adae.Numbers("ATOXGRN")[r.GetInt32() - 1] >= 3);
        read.Analyses.Single(a => a.Id is "TTE_PFS").Results.Length.ShouldBe(14);
        foreach (string figure in new[] { "flow", "swimmer", "waterfall", "spider", "forest-response", "km-pfs", "km-os", "cumulative-incidence", "ae-bars", "ae-butterfly" })
            File.Exists(lead.File("en", $"figures/{figure}.png")).ShouldBeTrue(figure);
    }

    [Fact]
    public void Run_TwoArms_HaveATotalAndAFlowEach()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("adam"));
        folder.Write("adam/adsl.csv", "STUDYID,USUBJID,TRT01A,SAFFL,AGE,SEX\nTOY,1,A,Y,50,M\nTOY,2,A,Y,60,F\nTOY,3,B,Y,70,F\nTOY,4,B,N,80,F\n");
        folder.Write("adam/adae.csv", "STUDYID,USUBJID,AEDECOD,AEBODSYS,TRTEMFL,ATOXGRN\nTOY,1,Nausea,Gastrointestinal disorders,Y,3\nTOY,1,Nausea,Gastrointestinal disorders,Y,1\nTOY,3,Rash,Skin disorders,Y,1\nTOY,4,Rash,Skin disorders,Y,1\n");
        folder.Write("adam/adlb.csv", "STUDYID,USUBJID,PARAMCD,ATOXDSCL,ATOXGRL,WRSTLFL,ATOXDSCH,ATOXGRH,WRSTHFL\nTOY,1,K,Hypokalemia,3,Y,Hyperkalemia,0,Y\nTOY,1,K,Hypokalemia,1,,Hyperkalemia,0,\nTOY,3,K,Hypokalemia,1,Y,Hyperkalemia,2,Y\nTOY,4,K,Hypokalemia,4,Y,Hyperkalemia,0,Y\n");
        folder.Write("adam/adtte.csv", "STUDYID,USUBJID,PARAMCD,PARAM,AVAL,CNSR\nTOY,1,OS,Overall Survival,100,0\nTOY,2,OS,Overall Survival,200,1\nTOY,3,OS,Overall Survival,150,0\nTOY,4,OS,Overall Survival,250,1\n");
        TablesJob.Run(new TablesRequest { Adam = folder.File("adam"), Output = folder.File("out") });
        File.ReadAllText(folder.File("out/tables/ae-teae-class-term.csv")).ShouldBe(
            "\"Class, term\",A (N\u00A0=\u00A02),B (N\u00A0=\u00A01),Total (N\u00A0=\u00A03)\n" +
            "Treatment-emergent adverse event,1 (50.0),1 (100.0),2 (66.7)\n" +
            "Gastrointestinal disorders,1 (50.0),0,1 (33.3)\nNausea,1 (50.0),0,1 (33.3)\nSkin disorders,0,1 (100.0),1 (33.3)\nRash,0,1 (100.0),1 (33.3)\n");
        // Subject 4 is not of the safety population.
        File.ReadAllText(folder.File("out/tables/lab-worst-grade.csv")).ShouldEndWith("\nHypokalemia,,,\nGrade 1,0,1 (100.0),1 (33.3)\nGrade 3,1 (50.0),0,1 (33.3)\nHyperkalemia,,,\nGrade 2,0,1 (100.0),1 (33.3)\n");
        File.ReadAllText(folder.File("out/tables/times.csv")).ShouldContain("Subjects with event,1/2 (50.0),1/2 (50.0),–");
    }

    [Theory]
    [InlineData("en", "Activity,Screening,Cycle 1,Cycle 2,Cycle 3,Cycle 4,Each dose (a),After treatment (a)\nEpoch,Screening,Treatment,Treatment,Treatment,Treatment,Maintenance,Follow-up\nDay,,1,22,43,64,,\n")]
    [InlineData("en", "\nLow-dose radiotherapy of the primary lesion (c),,X,,,,,\n")]
    [InlineData("zh", "\n依托泊苷与铂类,,X,X,X,X,,\n")]
    public void Lead_ScheduleOfActivities_IsATable(string language, string expected) => File.ReadAllText(lead.File(language, "tables/schedule.csv")).ShouldContain(expected);

    [Fact]
    public void Run_WithoutAdsl_IsOneLine()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<InvalidInputException>(() => TablesJob.Run(new TablesRequest { Adam = folder.Path, Output = folder.File("out") })).Message.ShouldContain("the domain ADSL is missing");
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }
}
