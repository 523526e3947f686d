using System.Text;
using System.Text.Json;

namespace Abscopal.Cli.Tests;

public sealed class ExploreCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-explore-").FullName;

    private static string Lead => Path.Combine(AppContext.BaseDirectory, "regimens", "lead.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Explore_JsonStandsAloneOnStandardOutput()
    {
        (int code, string output, string errors) = Run("explore", Lead, "--subjects", "20", "--seed", "3", "--trials", "5", "--json", "-");
        code.ShouldBe(0, errors);
        using var json = JsonDocument.Parse(output);
        JsonElement root = json.RootElement;
        JsonElement first = root.GetProperty("predictions")[0];
        first.GetProperty("endpoint").GetString().ShouldBe("PFS");
        first.GetProperty("time").GetInt32().ShouldBe(6);
        first.GetProperty("lower").GetDouble().ShouldBeLessThanOrEqualTo(first.GetProperty("estimate").GetDouble());
        root.GetProperty("medians").GetArrayLength().ShouldBe(2);
        root.GetProperty("rivals").EnumerateArray().Select(r => r.GetProperty("name").GetString()).ShouldBe(["direct kill only", "independent action (no interaction)", "more responders selected"]);
        root.GetProperty("ensemble").GetProperty("hash").GetString()!.Length.ShouldBe(64);
        root.GetProperty("statement").GetString().ShouldBe("Research and hypothesis generation only. Simulated patients. Not validated for clinical use, dosing or patient selection.");
    }

    [Theory]
    [InlineData("doseGy: 3", "doseGy: -3", "radiotherapy[0].doseGy: '-3' cannot be used")]
    [InlineData("drug: durvalumab", "drug: aspirin", "drugs[1].drug: 'aspirin' cannot be used")]
    [InlineData("firstDay: 105", "firstDay: 1455", "pci.fractions: end on day 1464, after the study")]
    [InlineData("subjects: 30", "laterTherapy: {share: 2, hazardFactor: [0.6, 1]}", "laterTherapy.share: '2' cannot be used")]
    [InlineData("subjects: 30", "grid: {doseGy: [-3]}", "grid.doseGy[0]: '-3' cannot be used")]
    [InlineData("lesion: primary", "lesion: liver", "radiotherapy[0].lesion: 'liver' cannot be used")]
    public void Explore_WrongRegimenExitsTwoWithOneLine(string right, string wrong, string expected)
    {
        string path = Path.Combine(_folder, "regimen.yaml");
        File.WriteAllText(path, File.ReadAllText(Lead).Replace(right, wrong, StringComparison.Ordinal));
        (int code, string output, string errors) = Run("explore", path, "--json", "-");
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Fact]
    public void Explore_LanguageWithoutWordsExitsTwo()
    {
        (int code, _, string errors) = Run("explore", Lead, "--lang", "tlh");
        code.ShouldBe(2);
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain("--lang");
    }

    [Fact]
    public void Explore_GridOfTheFile_AndItsTrialIsADesignThatSimulateTakes()
    {
        string path = Path.Combine(_folder, "regimen.yaml");
        File.WriteAllText(path, File.ReadAllText(Lead) + "grid: {doseGy: [3], fractions: [5], sites: [primary], firstDay: [0, 21], partners: [adoptive-t-cells]}\n");
        string grid = Path.Combine(_folder, "grid");
        (int code, _, string errors) = Run("explore", path, "--trials", "2", "--grid", grid, "--trial-subjects", "120");
        code.ShouldBe(0, errors);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(grid, "exploration.json")));
        json.RootElement.GetProperty("grid").EnumerateArray().Select(c => c.GetProperty("firstDay").GetInt32()).ShouldBe([0, 21]);
        json.RootElement.GetProperty("statement").GetString()!.ShouldStartWith("Research and hypothesis generation only.");
        (code, string output, errors) = Run("simulate", Path.Combine(grid, "trial.yaml"), "--trials", "200", "--seed", "1", "--out", Path.Combine(_folder, "simulated"));
        code.ShouldBe(0, errors + output);
        Directory.GetFiles(Path.Combine(_folder, "simulated")).ShouldNotBeEmpty();
    }

    [Fact]
    public void Calibrate_WithoutFolderExitsTwo()
    {
        (int code, _, string errors) = Run("calibrate");
        code.ShouldBe(2);
        errors.ShouldContain("--out");
    }

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(args, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
