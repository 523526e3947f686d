using Abscopal.Tests;

namespace Abscopal.Study.Tests;

public sealed class CorpusTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static TheoryData<string> GoodFiles => [.. Names("good")];

    public static TheoryData<string> BadFiles => [.. Names("bad")];

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public async Task GoodFile_IsAcceptedByReaderAndSchema(string name)
    {
        string path = Path.Combine(Corpus, "good", name);

        Problems(path).ShouldBeEmpty();
        (await IsRefusedBySchema(path)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task BadFile_IsRefusedWithEveryExpectedLine(string name)
    {
        string path = Path.Combine(Corpus, "bad", name);
        string[] expected = await File.ReadAllLinesAsync(Path.ChangeExtension(path, ".expected"), TestContext.Current.CancellationToken);

        string[] found = Problems(path);

        found.ShouldBe(expected[1..], string.Join('\n', found));
        (await IsRefusedBySchema(path) ? "schema: refuses" : "schema: cannot see").ShouldBe(expected[0]);
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("caspian")]
    [InlineData("impower133")]
    public async Task ShippedStudy_IsAcceptedBySchema(string study)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "studies", study);

        (await IsRefusedBySchema(Path.Combine(folder, "study.yaml"))).ShouldBeFalse();
        (await IsRefusedBySchema(Path.Combine(folder, "published.yaml"))).ShouldBeFalse();
    }

    private static IEnumerable<string> Names(string folder) => CorpusFile.In(Path.Combine(Corpus, folder)).Select(f => Path.GetFileName(f));

    private static bool IsProtocol(string path) => path.EndsWith("study.yaml", StringComparison.Ordinal);

    private static string[] Problems(string path) =>
        CorpusFile.Problems(() => _ = IsProtocol(path) ? (object)StudyProtocolReader.Read(path) : PublishedStudyReader.Read(path));

    // What the reader refuses before it looks at values would only be expanded here.
    private static async Task<bool> IsRefusedBySchema(string path) =>
        !path.Contains("alias-bomb", StringComparison.Ordinal)
        && !path.Contains("too-deep", StringComparison.Ordinal)
        && await CorpusFile.IsRefusedAsync(IsProtocol(path) ? StudySchemas.Protocol : StudySchemas.Published, path);
}
