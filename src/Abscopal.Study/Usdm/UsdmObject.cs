using System.Text.Json.Nodes;
using Abscopal.Study.Writing;

namespace Abscopal.Study.Usdm;

/// <summary>An object of USDM that is being built. What the standard has no attribute for becomes an extension attribute of the object.</summary>
internal sealed class UsdmObject(UsdmIds ids, string kind)
{
    /// <summary>The extension attribute that holds keys of <c>study.yaml</c>.</summary>
    public const string Own = "urn:abscopal:study";

    private readonly JsonObject _json = new() { ["id"] = ids.Next(kind) };
    private readonly YamlMap _own = new YamlMap().InLine();
    private readonly SortedDictionary<string, YamlMap> _translations = new(StringComparer.Ordinal);

    public string Id => (string)_json["id"]!;

    public UsdmObject Set(string attribute, JsonNode? value)
    {
        _json[attribute] = value;
        return this;
    }

    public UsdmObject Set(string attribute, UsdmObject? value) => Set(attribute, value?.Finish());

    public UsdmObject Set(string attribute, IEnumerable<UsdmObject> values) => Set(attribute, new JsonArray([.. values.Select(v => v.Finish())]));

    public UsdmObject Ids(string attribute, IEnumerable<string> values) => Set(attribute, new JsonArray([.. values.Select(v => JsonValue.Create(v))]));

    public UsdmObject Code(string attribute, UsdmTerm term) => Set(attribute, CodeOf(term));

    public UsdmObject Codes(string attribute, params IReadOnlyList<UsdmTerm> terms) => Set(attribute, terms.Select(CodeOf));

    public UsdmObject Alias(string attribute, UsdmTerm? term) => Set(attribute, term is { } one ? AliasOf(one) : null);

    /// <summary>A text for people: English in the attribute, other languages in extension attributes under the key of <c>study.yaml</c>.</summary>
    public UsdmObject Text(string attribute, Words? words, string? key = null)
    {
        if (words is null) return this;
        foreach (string language in words.Languages)
        {
            if (!_translations.TryGetValue(language, out YamlMap? map)) _translations[language] = map = new YamlMap().InLine();
            map.Text(key ?? attribute, words.In(language));
        }

        return Set(attribute, words.English);
    }

    /// <summary>Keys that USDM has no attribute for.</summary>
    public UsdmObject Beside(Action<YamlMap> add)
    {
        add(_own);
        return this;
    }

    public JsonObject Finish()
    {
        var attributes = new JsonArray();
        if (_own.Node.Children.Count > 0) attributes.Add(Extension(Own, _own));
        foreach ((string language, YamlMap map) in _translations) attributes.Add(Extension($"{Own}:{language}", map));
        _json["extensionAttributes"] = attributes;
        _json["instanceType"] = kind;
        return _json;
    }

    public UsdmObject New(string other) => new(ids, other);

    public UsdmObject Quantity(decimal value, UsdmTerm? unit) => New("Quantity").Set("value", JsonValue.Create(value)).Alias("unit", unit);

    private UsdmObject CodeOf(UsdmTerm term) => New("Code").Set("code", term.Code).Set("codeSystem", UsdmTerms.System).Set("codeSystemVersion", UsdmTerms.Version).Set("decode", term.Decode);

    private UsdmObject AliasOf(UsdmTerm term) => New("AliasCode").Set("standardCode", CodeOf(term)).Set("standardCodeAliases", new JsonArray());

    private JsonObject Extension(string url, YamlMap value) => new()
    {
        ["id"] = ids.Next("ExtensionAttribute"),
        ["url"] = url,
        ["valueString"] = value.ToString(),
        ["instanceType"] = "ExtensionAttribute",
    };
}
