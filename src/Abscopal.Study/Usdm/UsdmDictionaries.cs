using System.Globalization;

namespace Abscopal.Study.Usdm;

/// <summary>The dictionaries from which tags in texts are filled in: a tag names an attribute of another object.</summary>
internal sealed class UsdmDictionaries
{
    private readonly Dictionary<string, Dictionary<string, string>> _references = new(StringComparer.Ordinal);
    private readonly UsdmNode _version;

    public UsdmDictionaries(UsdmNode version)
    {
        _version = version;
        foreach (UsdmNode dictionary in version.Children("dictionaries"))
        {
            var tags = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (UsdmNode map in dictionary.Children("parameterMaps"))
            {
                if (map.Look("tag") is { } tag && map.Look("reference") is { } reference) tags[tag] = reference;
            }

            _references[dictionary.Id] = tags;
        }
    }

    public string Fill(string text, string dictionary) => UsdmText.Fill(text, tag =>
        _references.TryGetValue(dictionary, out Dictionary<string, string>? tags) && tags.TryGetValue(tag, out string? reference) ? Value(reference) : null);

    private string? Value(string reference)
    {
        if (UsdmText.Reference(reference) is not { } named) return UsdmText.Plain(reference);
        UsdmNode? found = _version.Find(named.Id);
        return found?.Look(named.Attribute) ?? found?.Number(named.Attribute)?.ToString("0.############", CultureInfo.InvariantCulture);
    }
}
