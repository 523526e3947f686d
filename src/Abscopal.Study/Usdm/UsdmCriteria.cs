using YamlDotNet.RepresentationModel;
using Abscopal.Study.Writing;

namespace Abscopal.Study.Usdm;

/// <summary>The criteria of eligibility: their order and category in the design, their text in the version.</summary>
internal sealed class UsdmCriteria
{
    private readonly List<(UsdmTerm Category, YamlNode Text)> _criteria = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public UsdmCriteria(UsdmNode version, UsdmNode design)
    {
        Dictionary<string, UsdmNode> items = UsdmNode.ById(version.Children("eligibilityCriterionItems"));
        var dictionaries = new UsdmDictionaries(version);
        foreach (UsdmNode criterion in design.Children("eligibilityCriteria"))
        {
            if (!items.TryGetValue(criterion.Look("criterionItemId") ?? "", out UsdmNode? item) || criterion.Code("category") is not { } category) continue;
            UsdmTerm? kind = category.Is(UsdmTerms.Inclusion) ? UsdmTerms.Inclusion : category.Is(UsdmTerms.Exclusion) ? UsdmTerms.Exclusion : null;
            if (kind is not { } of || Text(item, dictionaries) is not { } text) continue;
            foreach (string attribute in new[] { "name", "identifier", "criterionItemId", "previousId", "nextId" }) criterion.Take(attribute);
            item.Take("name");
            _ids.Add(criterion.Id);
            _criteria.Add((of, text));
        }
    }

    public IEnumerable<YamlNode> Of(UsdmTerm category) => _criteria.Where(c => c.Category == category).Select(c => c.Text);

    /// <summary>Takes a list of criteria that names those of the study.</summary>
    public void TakeFrom(UsdmNode population)
    {
        if (_ids.SetEquals(population.Ids("criterionIds"))) population.Take("criterionIds");
    }

    private static YamlNode? Text(UsdmNode item, UsdmDictionaries dictionaries)
    {
        if (item.Look("dictionaryId") is not { } dictionary) return item.Words("text");
        if (item.Text("text") is not { } text) return null;
        item.Take("dictionaryId");
        return YamlMap.Of(UsdmText.Plain(dictionaries.Fill(text, dictionary)));
    }
}
