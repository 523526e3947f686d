using Abscopal.Input;
using Abscopal.Workbench.Designs.Observed;

namespace Abscopal.Workbench.Tests.Designs;

public sealed class ObservedCorpusTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Designs", "ObservedCorpus");
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "designs", "observed");

    public static TheoryData<string> GoodFiles => [.. Names(Path.Combine(Corpus, "good")), .. Names(Shipped)];

    public static TheoryData<string> BadFiles => [.. Names(Path.Combine(Corpus, "bad"))];

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public async Task GoodFile_IsAcceptedByReaderAndSchema(string path)
    {
        Problems(path).ShouldBeEmpty();
        (await IsRefusedBySchema(path)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task BadFile_IsRefusedWithEveryExpectedLine(string path)
    {
        string[] expected = await File.ReadAllLinesAsync(Path.ChangeExtension(path, ".expected"), TestContext.Current.CancellationToken);
        string[] found = Problems(path);
        found.ShouldBe(expected[1..], string.Join('\n', found));
        (await IsRefusedBySchema(path) ? "schema: refuses" : "schema: cannot see").ShouldBe(expected[0]);
    }

    private static Task<bool> IsRefusedBySchema(string path) => DesignCorpusTests.IsRefused(path, Path.Combine(Shipped, "observed.schema.json"));

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal);

    private static string[] Problems(string path)
    {
        try
        {
            _ = ObservedReader.Read(path);
            return [];
        }
        catch (InvalidInputException wrong)
        {
            return [.. wrong.Problems.Select(p => (p with { File = Path.GetFileName(p.File) }).ToString())];
        }
    }
}
