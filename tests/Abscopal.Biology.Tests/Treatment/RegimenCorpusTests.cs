using Abscopal.Biology.Treatment;
using Abscopal.Tests;

namespace Abscopal.Biology.Tests.Treatment;

public sealed class RegimenCorpusTests
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
    [InlineData("lead.yaml")]
    [InlineData("durvalumab-ep.yaml")]
    [InlineData("atezolizumab-sites-sting.yaml")]
    [InlineData("thoracic-39gy.yaml")]
    public async Task ShippedRegimen_IsAcceptedBySchema(string name) =>
        (await IsRefusedBySchema(Path.Combine(AppContext.BaseDirectory, "regimens", name))).ShouldBeFalse();

    private static IEnumerable<string> Names(string folder) => CorpusFile.In(Path.Combine(Corpus, folder)).Select(f => Path.GetFileName(f));

    private static string[] Problems(string path) => CorpusFile.Problems(() => RegimenReader.Read(path));

    private static Task<bool> IsRefusedBySchema(string path) => CorpusFile.IsRefusedAsync(RegimenReader.Schema, path);
}
