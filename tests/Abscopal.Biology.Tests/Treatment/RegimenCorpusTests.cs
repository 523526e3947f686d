using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Abscopal.Biology.Treatment;
using Abscopal.Input;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Biology.Tests.Treatment;

public sealed partial class RegimenCorpusTests
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

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Corpus, folder), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static string[] Problems(string path)
    {
        try
        {
            RegimenReader.Read(path);
            return [];
        }
        catch (InvalidInputException wrong)
        {
            return [.. wrong.Problems.Select(p => (p with { File = Path.GetFileName(p.File) }).ToString())];
        }
    }

    private static async Task<bool> IsRefusedBySchema(string path)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(RegimenReader.Schema, TestContext.Current.CancellationToken);
        var stream = new YamlStream();
        stream.Load(new StringReader(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)));
        return schema.Validate(Json(stream.Documents[0].RootNode)?.ToJsonString() ?? "null").Count > 0;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value!, Json(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" } => JsonValue.Create(true),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "false" } => JsonValue.Create(false),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when WholePattern().IsMatch(text) =>
            JsonValue.Create(long.Parse(text, CultureInfo.InvariantCulture)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when NumberPattern().IsMatch(text) =>
            JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture)),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidOperationException("not a node of the corpus"),
    };

    [GeneratedRegex(@"^-?\d+$", RegexOptions.None, 1000)]
    private static partial Regex WholePattern();

    [GeneratedRegex(@"^-?\d+\.\d+$", RegexOptions.None, 1000)]
    private static partial Regex NumberPattern();
}
