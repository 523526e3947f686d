using Abscopal.Biology.Treatment;
using Abscopal.Input;

namespace Abscopal.Biology.Tests.Treatment;

public sealed class RegimenTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "regimens");

    [Fact]
    public void Lead_AsWritten()
    {
        Regimen lead = RegimenReader.Read(Path.Combine(Folder, "lead.yaml"));
        lead.Population.ShouldBe(PopulationKind.China);
        lead.Subjects.ShouldBe(30);
        lead.Plan.Checkpoint.Name.ShouldBe("durvalumab");
        lead.Plan.Radiotherapy[0].ShouldBe(new RadiotherapyCourse(Lesion.Primary, 0, 5, 3, 1, 0.3, 0.05, 1));
        lead.Plan.Radiotherapy[1].SubjectShare.ShouldBe(0.567);
        lead.Plan.Drugs[1].Days(200).ShouldBe([0, 21, 42, 63, 91, 119, 147, 175]);
        lead.Plan.Scans.Days(500).Last().ShouldBe(462);
        lead.Extrapolations().ShouldBeEmpty();
    }

    [Fact]
    public void EveryFile_Reads()
    {
        string[] files = Directory.GetFiles(Folder, "*.yaml");
        files.Length.ShouldBeGreaterThanOrEqualTo(4);
        foreach (string file in files) RegimenReader.Read(file).Id.ShouldBe(Path.GetFileNameWithoutExtension(file));
    }

    [Theory]
    [InlineData("doseGy: 3", "doseGy: -3", "radiotherapy[0].doseGy: '-3' cannot be used (allowed: a dose in Gy above 0, at most 30)")]
    [InlineData("doseMg: 1500", "doseMg: -1500", "drugs[1].doseMg: '-1500' cannot be used")]
    [InlineData("lesion: primary", "lesion: liver", "radiotherapy[0].lesion: 'liver' cannot be used (allowed: primary, distant, brain)")]
    [InlineData("drug: durvalumab", "drug: durvalumabb", "did you mean 'durvalumab'?")]
    [InlineData("firstDay: 105", "firstDay: 1455", "pci.fractions: end on day 1464, after the study")]
    [InlineData("fractions: 5", "fractions: 0", "radiotherapy[0].fractions: '0' cannot be used")]
    [InlineData("population: china", "population: mars", "population: 'mars' cannot be used (allowed: global, china)")]
    [InlineData("subjects: 30", "subject: 30", "subject: is not a key here; did you mean 'subjects'?")]
    [InlineData("longestMonths: 38.9", "longestMonths: 3.9", "followUp.longestMonths: is below the shortest")]
    public void OneWrongThing_OneLine(string right, string wrong, string told)
    {
        string text = File.ReadAllText(Path.Combine(Folder, "lead.yaml"));
        text.ShouldContain(right);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
        try
        {
            InvalidInputException thrown = Should.Throw<InvalidInputException>(() => RegimenReader.Read(path));
            thrown.Problems.Count.ShouldBe(1);
            thrown.Message.ShouldContain(told);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(12, "12 Gy a fraction lies outside 1 to 8 Gy")]
    [InlineData(0.5, "0.5 Gy a fraction lies outside 1 to 8 Gy")]
    public void DoseOutsideTheWindow_Extrapolates(double dose, string told)
    {
        Regimen lead = RegimenReader.Read(Path.Combine(Folder, "lead.yaml"));
        (lead with { Plan = lead.Plan with { Radiotherapy = [Virtual.Chest(dose)] } }).Extrapolations().ShouldBe([told]);
    }

    [Fact]
    public void Reirradiation_Extrapolates()
    {
        Regimen lead = RegimenReader.Read(Path.Combine(Folder, "lead.yaml"));
        (lead with { Plan = lead.Plan with { Radiotherapy = [Virtual.Chest(3), Virtual.Chest(3)] } }).Extrapolations().ShouldBe(["the primary site is irradiated again"]);
    }
}
