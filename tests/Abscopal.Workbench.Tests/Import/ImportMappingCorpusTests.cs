using Abscopal.Input;
using Abscopal.Workbench.Import;
using Abscopal.Workbench.Tests.Designs;

namespace Abscopal.Workbench.Tests.Import;

public sealed class ImportMappingCorpusTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Import", "Corpus");
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "capture");

    public static TheoryData<string> GoodFiles => [.. Names(Path.Combine(Corpus, "good")), .. Names(Shipped)];

    public static TheoryData<string> BadFiles => [.. Names(Path.Combine(Corpus, "bad"))];

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public async Task GoodFile_IsAcceptedByReaderAndSchema(string path)
    {
        Problems(path).ShouldBeEmpty();
        (await DesignCorpusTests.IsRefused(path, Path.Combine(Shipped, "import.schema.json"))).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task BadFile_IsRefusedWithEveryExpectedLine(string path)
    {
        string[] expected = await File.ReadAllLinesAsync(Path.ChangeExtension(path, ".expected"), TestContext.Current.CancellationToken);
        string[] found = Problems(path);
        found.ShouldBe(expected[1..], string.Join('\n', found));
        (await DesignCorpusTests.IsRefused(path, Path.Combine(Shipped, "import.schema.json")) ? "schema: refuses" : "schema: cannot see").ShouldBe(expected[0]);
    }

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal);

    private static string[] Problems(string path)
    {
        try
        {
            ImportMappingReader.Read(path).Datasets.IsEmpty.ShouldBeFalse();
            return [];
        }
        catch (InvalidInputException wrong)
        {
            return [.. wrong.Problems.Select(p => (p with { File = Path.GetFileName(p.File) }).ToString())];
        }
    }
}
