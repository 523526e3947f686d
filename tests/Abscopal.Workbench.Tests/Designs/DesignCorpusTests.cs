using Abscopal.Tests;
using Abscopal.Workbench.Designs;

namespace Abscopal.Workbench.Tests.Designs;

public sealed class DesignCorpusTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Designs", "Corpus");
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "designs");

    public static TheoryData<string> GoodFiles => [.. CorpusFile.In(Path.Combine(Corpus, "good")), .. CorpusFile.In(Shipped)];

    public static TheoryData<string> BadFiles => [.. CorpusFile.In(Path.Combine(Corpus, "bad"))];

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

    private static string[] Problems(string path) => CorpusFile.Problems(() => _ = DesignJob.Run(path));

    private static async Task<bool> IsRefusedBySchema(string path) =>
        await CorpusFile.IsRefusedAsync(await File.ReadAllTextAsync(Path.Combine(Shipped, "design.schema.json"), TestContext.Current.CancellationToken), path);
}
