using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Abscopal.Input;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Tests;

/// <summary>YAML files that a reader and a JSON Schema must judge alike.</summary>
internal static partial class CorpusFile
{
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal);

    /// <summary>What a reader finds wrong, a line each, with the file by its name.</summary>
    public static string[] Problems(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (InvalidInputException wrong)
        {
            return [.. wrong.Problems.Select(p => (p with { File = Path.GetFileName(p.File) }).ToString())];
        }
    }

    /// <summary>Whether a schema refuses a file; what is no YAML it cannot see.</summary>
    public static async Task<bool> IsRefusedAsync(string schemaText, string path)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(schemaText, TestContext.Current.CancellationToken);
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)));
        }
        catch (Exception wrong) when (wrong is YamlException or InvalidOperationException)
        {
            return false;
        }

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
