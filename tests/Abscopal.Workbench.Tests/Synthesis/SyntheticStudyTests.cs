using System.Collections.Immutable;
using Abscopal.Clinical.Data;
using Abscopal.Clinical.Derivation;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Workbench.Derive;
using Abscopal.Workbench.Synthesis;

namespace Abscopal.Workbench.Tests.Synthesis;

/// <summary>The whole road of the worked example: printed facts, a synthetic SDTM study, ADaM, and the printed facts again.</summary>
public sealed class SyntheticStudyTests
{
    private static readonly string Lead = Path.Combine(AppContext.BaseDirectory, "studies", "lead");

    [Theory]
    [InlineData(null)]
    [InlineData(7UL)]
    public void Lead_GoesTheWholeRound(ulong? seed)
    {
        IReadOnlyList<DomainTable> sdtm = SynthesizeJob.Draw(new SynthesizeRequest { Study = Lead, Output = "", Seed = seed });
        AdamStudy adam = AdamDerivation.Derive(DomainFolder.Of("memory", sdtm), DeriveJob.Options(new DeriveRequest { Sdtm = "", Output = "", Study = Lead }));
        adam.Findings.ShouldBeEmpty();
        adam.CutOff.ShouldBe(new DateOnly(2025, 5, 27));
        PublishedArm arm = StudyFolder.Read(Lead).Published.Arms[0];

        // The 18 numbers of the two endpoints: events, median, follow-up with limits, rates at 12 and 24 months.
        ImmutableArray<FactComparison> numbers = FactComparisons.Compare(arm, Cohort(adam), new CohortOptions());
        numbers.Length.ShouldBe(18);
        numbers.Where(c => !c.Agrees).Select(c => $"{c.Endpoint} {c.Figure} {c.Published} {c.Recomputed}").ShouldBeEmpty();

        DomainTable adsl = adam.Find("ADSL")!;
        adsl.Rows.ShouldBe(30);
        Count(adsl, "SEX", "M").ShouldBe(29);
        Count(adsl, "SMOKFL", "Y").ShouldBe(28);
        Count(adsl, "BRMETFL", "Y").ShouldBe(3);
        Count(adsl, "LIVMETFL", "Y").ShouldBe(6);
        Count(adsl, "PCIFL", "Y").ShouldBe(17);
        Count(adsl, "PDFL", "Y").ShouldBe(22);
        Count(adsl, "PDNEWFL", "Y").ShouldBe(16);
        Count(adsl, "SUBTHFL", "Y").ShouldBe(18);
        Count(adsl, "REIRRFL", "Y").ShouldBe(11);
        Count(adsl, "DTHFL", "Y").ShouldBe(18);
        Count(adsl, "EOTSTT", "ONGOING").ShouldBe(4);
        double[] ages = [.. adsl.Numbers("AGE").Select(a => a!.Value).Order()];
        ((ages[14] + ages[15]) / 2).ShouldBe(58);

        DomainTable adae = adam.Find("ADAE")!;
        Subjects(adae, r => adae.Numbers("ATOXGRN")[r] >= 3 && adae.Text("TRTEMFL")[r] is "Y").ShouldBe(24);
        Related("White blood cell count decreased").ShouldBe(29);
        Related("Neutrophil count decreased").ShouldBe(27);
        Related("Anaemia").ShouldBe(25);
        Related("Platelet count decreased").ShouldBe(23);
        Related("Nausea").ShouldBe(17);
        adae.Text("AEDECOD").ShouldNotContain(t => t!.Contains("pneumonitis", StringComparison.OrdinalIgnoreCase));

        int Related(string term) => Subjects(adae, r => adae.Text("AEDECOD")[r] == term && adae.Text("ARELFL")[r] is "Y" && adae.Text("TRTEMFL")[r] is "Y");
    }

    [Fact]
    public void Lead_RadiotherapyIsFiveFractionsOfThreeGray()
    {
        IReadOnlyList<DomainTable> sdtm = SynthesizeJob.Draw(new SynthesizeRequest { Study = Lead, Output = "" });
        AdamStudy adam = AdamDerivation.Derive(DomainFolder.Of("memory", sdtm), new DerivationOptions());
        DomainTable adex = adam.Find("ADEX")!;
        Enumerable.Range(0, adex.Rows).Where(r => adex.Text("EXTRT")[r] is "DURVALUMAB" && adex.Text("PARAMCD")[r] is "CUMDOSE").ShouldAllBe(r => adex.Numbers("AVAL")[r] % 1500 == 0);
        int[] rows = [.. Enumerable.Range(0, adex.Rows).Where(r => adex.Text("EXTRT")[r] is "RADIOTHERAPY")];
        rows.Where(r => adex.Text("PARAMCD")[r] is "NDOSE").Select(r => adex.Numbers("AVAL")[r]).ShouldAllBe(v => v == 5);
        rows.Where(r => adex.Text("PARAMCD")[r] is "CUMDOSE").Select(r => adex.Numbers("AVAL")[r]).ShouldAllBe(v => v == 15);
        rows.Where(r => adex.Text("PARAMCD")[r] is "RELINT").Count(r => adex.Numbers("AVAL")[r] == 100).ShouldBe(30);
    }

    [Fact]
    public void Lead_EveryDatasetFitsTransportFiles()
    {
        IReadOnlyList<DomainTable> sdtm = SynthesizeJob.Draw(new SynthesizeRequest { Study = Lead, Output = "" });
        Should.NotThrow(() => DomainFile.Check(sdtm, DomainFormat.Xpt));
        Should.NotThrow(() => DomainFile.Check(AdamDerivation.Derive(DomainFolder.Of("memory", sdtm), new DerivationOptions()).Tables, DomainFormat.Xpt));
    }

    [Fact]
    public void Draw_IsTheSameOnAnyNumberOfThreads() =>
        Text(SynthesizeJob.Draw(new SynthesizeRequest { Study = Lead, Output = "", Threads = 1 })).ShouldBe(Text(SynthesizeJob.Draw(new SynthesizeRequest { Study = Lead, Output = "", Threads = 4 })));

    [Fact]
    public void Run_EveryFileSaysThatItIsSynthetic()
    {
        using var folder = new TemporaryFolder();
        IReadOnlyList<string> files = SynthesizeJob.Run(new SynthesizeRequest { Study = Lead, Output = folder.Path });
        files.Count.ShouldBe(14);
        foreach (string file in files)
        {
            string[] lines = File.ReadAllLines(Path.Combine(folder.Path, file));
            lines.Skip(file.EndsWith(".csv", StringComparison.Ordinal) ? 1 : 0).ShouldAllBe(l => l.Contains("SYNTHETIC", StringComparison.Ordinal));
        }
    }

    // Progression-free and overall survival of ADTTE as a cohort: what AVAL and CNSR say and nothing else.
    private static Cohort Cohort(AdamStudy adam)
    {
        DomainTable adtte = adam.Find("ADTTE")!;
        EndpointTimes Endpoint(string code)
        {
            int[] rows = [.. Enumerable.Range(0, adtte.Rows).Where(r => adtte.Text("PARAMCD")[r] == code)];
            return new EndpointTimes(code, [.. rows.Select(r => (int)adtte.Numbers("AVAL")[r]!.Value)], [.. rows.Select(r => adtte.Numbers("CNSR")[r] == 0)]);
        }

        return new Cohort { Number = 1, Arm = "ldrt", Enrolled = [], Endpoints = [Endpoint("PFS"), Endpoint("OS")] };
    }

    private static int Count(DomainTable table, string variable, string value) => table.Text(variable).Count(v => v == value);

    private static int Subjects(DomainTable table, Func<int, bool> holds) =>
        Enumerable.Range(0, table.Rows).Where(holds).Select(r => table.Text("USUBJID")[r]).Distinct(StringComparer.Ordinal).Count();

    private static string Text(IReadOnlyList<DomainTable> tables)
    {
        using var stream = new MemoryStream();
        foreach (DomainTable table in tables) DomainCsv.Write(table, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
