using System.Globalization;
using Abscopal.Clinical.Ars;
using Abscopal.Clinical.Data;
using Abscopal.Survival;
using Abscopal.Workbench.ClinicalReport;

namespace Abscopal.Workbench.Tests.ClinicalReport;

/// <summary>Two arms compared, against R survival 3.5-3: coxph of each subgroup and anova of the products, on its veteran data.</summary>
public sealed class HazardComparisonTests
{
    private readonly ClinicalResults _results;

    public HazardComparisonTests()
    {
        using var folder = new TemporaryFolder();
        var adsl = new List<string> { "STUDYID,USUBJID,TRT01A,SAFFL,ITTFL,AGE,AGEGR1,ECOGBL" };
        var adtte = new List<string> { "STUDYID,USUBJID,PARAMCD,PARAM,AVAL,CNSR" };
        foreach (string[] row in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "veteran.csv")).Skip(1).Select(l => l.Split(',')))
        {
            string id = "V" + adsl.Count.ToString("000", CultureInfo.InvariantCulture);
            int age = int.Parse(row[6], CultureInfo.InvariantCulture);
            int karnofsky = int.Parse(row[4], CultureInfo.InvariantCulture);
            adsl.Add($"VET,{id},{(row[0] is "1" ? "Standard" : "Another")},Y,Y,{row[6]},{(age < 65 ? "<65" : ">=65")},{(karnofsky >= 70 ? 0 : 1)}");
            adtte.Add($"VET,{id},OS,Overall Survival,{row[2]},{(row[3] is "1" ? 0 : 1)}");
        }

        Directory.CreateDirectory(folder.File("adam"));
        folder.Write("adam/adsl.csv", string.Join('\n', adsl) + "\n");
        folder.Write("adam/adtte.csv", string.Join('\n', adtte) + "\n");
        _results = ClinicalAnalyser.Run(DomainFolder.Read(folder.File("adam"), ClinicalAnalyser.Datasets), TablesJob.Options(null));
        TablesJob.Run(new TablesRequest { Adam = folder.File("adam"), Output = folder.File("out") });
        Table = File.ReadAllText(folder.File("out/tables/hazard-ratios-os.csv"));
        HasFigure = File.Exists(folder.File("out/figures/forest-os.png"));
    }

    private string Table { get; }

    private bool HasFigure { get; }

    // The arm that calls itself standard is the reference, though it is not the first.
    [Theory]
    [InlineData(null, "", 137, 128, 1.0179009039, 0.7143755261, 1.4503887835)]
    [InlineData("AGEGR1", "<65", 93, 86, 0.9039659787, 0.5834047355, 1.4006648230)]
    [InlineData("AGEGR1", ">=65", 44, 42, 1.3965748329, 0.7533834634, 2.5888824999)]
    [InlineData("ECOGBL", "0", 58, 52, 0.6939714549, 0.3936018337, 1.2235623387)]
    [InlineData("ECOGBL", "1", 79, 76, 1.3942893013, 0.8766427675, 2.2175996058)]
    public void Compare_Subgroup_IsThatOfR(string? variable, string value, int n, int events, double ratio, double lower, double upper)
    {
        HazardComparison comparison = _results.Hazards.ShouldHaveSingleItem();
        (comparison.Treated, comparison.Reference).ShouldBe((0, 1));
        SubgroupHazard subgroup = comparison.Subgroups.Single(s => s.Variable == variable && s.Value == value);
        subgroup.Arms.Sum(a => a.Subjects.Length).ShouldBe(n);
        subgroup.Arms.Sum(a => a.WithEvent.Length).ShouldBe(events);
        subgroup.Ratio.Value.ShouldBe(ratio, 1e-8);
        subgroup.Limits.Lower.Value.ShouldBe(lower, 1e-8);
        subgroup.Limits.Upper.Value.ShouldBe(upper, 1e-8);
    }

    [Theory]
    [InlineData("AGEGR1", 0.2813509938)]
    [InlineData("ECOGBL", 0.0401316159)]
    public void Compare_Interaction_IsThatOfR(string variable, double p) => _results.Hazards[0].Interactions[variable].Value.ShouldBe(p, 1e-8);

    [Fact]
    public void Table_ShowsEventsRatiosAndInteraction()
    {
        Table.ShouldStartWith("Subgroup,\"Another, events/n\",\"Standard, events/n\",Hazard ratio (95% CI),p of interaction\nAll subjects,64/68,64/69,1.02 (0.71–1.45),\n");
        Table.ShouldContain("\nECOG performance status,,,,0.040\n0,26/29,26/29,0.69 (0.39–1.22),\n");
        HasFigure.ShouldBeTrue();
    }

    [Fact]
    public void Event_HoldsEachRatioWithItsSubjects()
    {
        Analysis analysis = _results.Find("HR_OS_ECOGBL")!;
        OperationResult ratio = analysis.Results.Single(r => r.OperationId is "COX_3" && r.Groups[0].GroupValue is "0");
        ratio.Formatted.ShouldBe("0.69");
        ratio.Subjects.Length.ShouldBe(58);
        analysis.Results.Single(r => r.OperationId is "COX_1" && r.Groups[0].GroupValue is "0").Rows.Length.ShouldBe(52);
    }

    [Fact]
    public void Compare_WithoutAnEventInAnArm_IsInfiniteOrNone()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("adam"));
        folder.Write("adam/adsl.csv", "STUDYID,USUBJID,TRT01A,SAFFL,SEX\nT,1,A,Y,F\nT,2,A,Y,F\nT,3,B,Y,F\nT,4,B,Y,F\nT,5,A,Y,M\nT,6,B,Y,M\n");
        folder.Write("adam/adtte.csv", "STUDYID,USUBJID,PARAMCD,PARAM,AVAL,CNSR\nT,1,OS,OS,10,1\nT,2,OS,OS,20,1\nT,3,OS,OS,5,0\nT,4,OS,OS,7,0\nT,5,OS,OS,9,1\nT,6,OS,OS,9,1\n");
        HazardComparison comparison = ClinicalAnalyser.Run(DomainFolder.Read(folder.File("adam"), ClinicalAnalyser.Datasets), TablesJob.Options(null)).Hazards.ShouldHaveSingleItem();
        comparison.Reference.ShouldBe(0);
        comparison.Subgroups.Select(s => s.Ratio.Status).ShouldBe([EstimateStatus.Infinite, EstimateStatus.Infinite, EstimateStatus.NotEstimable]);
        comparison.Interactions["SEX"].Status.ShouldBe(EstimateStatus.NotEstimable);
        TablesJob.Run(new TablesRequest { Adam = folder.File("adam"), Output = folder.File("out") });
        File.ReadAllText(folder.File("out/tables/hazard-ratios-os.csv")).ShouldContain("All subjects,2/3,0/3,Inf (");
    }
}
