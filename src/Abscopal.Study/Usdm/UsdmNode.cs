using System.Globalization;
using System.Text.Json;
using Abscopal.Study.Reading;
using Abscopal.Study.Writing;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Usdm;

/// <summary>An object of a USDM file that remembers what was taken from it.</summary>
internal sealed class UsdmNode(JsonElement element, string path, HashSet<string> taken)
{
    private Dictionary<string, YamlMappingNode>? _extensions;

    public string Path => path;

    public string Id => element.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : path;

    public string Kind => element.TryGetProperty("instanceType", out JsonElement kind) ? kind.GetString() ?? "" : "";

    /// <summary>Takes a text; null where there is none or it says nothing.</summary>
    public string? Text(string attribute)
    {
        if (!element.TryGetProperty(attribute, out JsonElement value) || value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString())) return null;
        taken.Add(Of(attribute));
        return value.GetString();
    }

    /// <summary>A text that is left where it is.</summary>
    public string? Look(string attribute) => element.TryGetProperty(attribute, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool? Flag(string attribute) => element.TryGetProperty(attribute, out JsonElement value) ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null } : null;

    public decimal? Number(string attribute) => element.TryGetProperty(attribute, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) ? number : null;

    public void Take(string attribute) => taken.Add(Of(attribute));

    public void TakeAll() => taken.Add(path);

    /// <summary>Objects by their identifiers; of several with one, the first.</summary>
    public static Dictionary<string, UsdmNode> ById(IReadOnlyList<UsdmNode> nodes)
    {
        var byId = new Dictionary<string, UsdmNode>(StringComparer.Ordinal);
        foreach (UsdmNode node in nodes) byId.TryAdd(node.Id, node);
        return byId;
    }

    /// <summary>The object with an identifier, here or below.</summary>
    public UsdmNode? Find(string id)
    {
        if (string.Equals(Id, id, StringComparison.Ordinal)) return this;
        foreach (JsonProperty attribute in element.EnumerateObject())
        {
            UsdmNode? found = attribute.Value.ValueKind switch
            {
                JsonValueKind.Object => Child(attribute.Name)!.Find(id),
                JsonValueKind.Array => Children(attribute.Name).Select(c => c.Find(id)).FirstOrDefault(c => c is not null),
                _ => null,
            };
            if (found is not null) return found;
        }

        return null;
    }

    public UsdmNode? Child(string attribute) => element.TryGetProperty(attribute, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? new UsdmNode(value, Of(attribute), taken) : null;

    public IReadOnlyList<UsdmNode> Children(string attribute) => element.TryGetProperty(attribute, out JsonElement list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select((e, i) => (e, i)).Where(p => p.e.ValueKind == JsonValueKind.Object).Select(p => new UsdmNode(p.e, Item(attribute, p.i), taken))]
        : [];

    /// <summary>The identifiers of a list; the list is taken.</summary>
    public IReadOnlyList<string> Ids(string attribute)
    {
        taken.Add(Of(attribute));
        return element.TryGetProperty(attribute, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];
    }

    /// <summary>A code or an alias of one; it is left where it is, to be taken once it is understood.</summary>
    public UsdmCode? Code(string attribute)
    {
        UsdmNode? node = Child(attribute);
        if (node?.Child("standardCode") is { } standard) return new UsdmCode(node, standard.Look("code") ?? "", standard.Look("decode") ?? "");
        return node is null ? null : new UsdmCode(node, node.Look("code") ?? "", node.Look("decode") ?? "");
    }

    /// <summary>The keys of <c>study.yaml</c> that stand in the object's extension attributes, by url.</summary>
    public YamlMappingNode Own(string url)
    {
        if (_extensions is null)
        {
            _extensions = new Dictionary<string, YamlMappingNode>(StringComparer.Ordinal);
            foreach (UsdmNode attribute in Children("extensionAttributes"))
            {
                if (attribute.Look("url") is not { } of || !of.StartsWith(UsdmObject.Own, StringComparison.Ordinal) || attribute.Look("valueString") is not { } text) continue;
                if (Fragment(text) is not { } map) continue;
                _extensions[of] = map;
                attribute.TakeAll();
            }
        }

        return _extensions.TryGetValue(url, out YamlMappingNode? own) ? own : [];
    }

    /// <summary>A text with its translations, as a node of YAML; null where there is none.</summary>
    public YamlNode? Words(string attribute, string? key = null)
    {
        if (Text(attribute) is not { } english) return null;
        var translations = new Dictionary<string, string>(StringComparer.Ordinal);
        string prefix = UsdmObject.Own + ":";
        Own(UsdmObject.Own);
        foreach ((string url, YamlMappingNode map) in _extensions!)
        {
            if (url.StartsWith(prefix, StringComparison.Ordinal) && map.Children.TryGetValue(new YamlScalarNode(key ?? attribute), out YamlNode? value) && value is YamlScalarNode { Value: { } text })
                translations[url[prefix.Length..]] = text;
        }

        return YamlMap.Of(new Words(UsdmText.Plain(english), translations));
    }

    private string Of(string attribute) => path.Length == 0 ? attribute : $"{path}.{attribute}";

    private string Item(string attribute, int index) => string.Create(CultureInfo.InvariantCulture, $"{Of(attribute)}[{index}]");

    // A fragment that is none, as another system might leave it, is not taken.
    private static YamlMappingNode? Fragment(string text) => YamlFile.Parse(text, new ProblemLog("")) as YamlMappingNode;
}
