using Abscopal.Study.Protocol;
using Abscopal.Study.Writing;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Usdm;

/// <summary>Objectives, endpoints, estimands and the sets that are analysed.</summary>
internal sealed class UsdmAims
{
    private readonly UsdmNode _design;
    private readonly UsdmInterventionReader _interventions;
    private readonly List<string> _assumed;
    private readonly List<(string Id, string Of, int Order, YamlNode Node, YamlNode Text)> _endpoints = [];
    private readonly List<YamlNode> _objectives = [];
    private readonly Dictionary<string, (string Id, YamlNode Text, bool Added)> _populations = new(StringComparer.Ordinal);

    public UsdmAims(UsdmNode design, UsdmInterventionReader interventions, List<string> assumed)
    {
        _design = design;
        _interventions = interventions;
        _assumed = assumed;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var ranks = new HashSet<string>(StringComparer.Ordinal);
        foreach (UsdmNode objective in design.Children("objectives")) Objective(objective, names, ranks);
        var sets = new HashSet<string>(StringComparer.Ordinal);
        foreach (UsdmNode population in design.Children("analysisPopulations"))
        {
            bool added = population.Own(UsdmObject.Own).Children.ContainsKey(new YamlScalarNode("added"));
            string id = added ? population.Id : UsdmText.Identifier(population.Look("name") ?? "population", sets);
            population.Take("name");
            if (population.Words("text", "definition") is { } text) _populations[population.Id] = (id, text, added);
        }
    }

    public IEnumerable<YamlNode> Populations() => _populations.Values.Where(p => !p.Added).Select(p => new YamlMap().Add("id", p.Id).Put("definition", p.Text).Node);

    public IEnumerable<YamlNode> Objectives() => _objectives;

    public IEnumerable<YamlNode> Endpoints() => _endpoints.OrderBy(e => e.Order).Select(e => e.Node);

    public IEnumerable<YamlNode> Estimands()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (UsdmNode estimand in _design.Children("estimands"))
        {
            int of = _endpoints.FindIndex(e => string.Equals(e.Of, estimand.Look("variableOfInterestId"), StringComparison.Ordinal));
            if (of < 0) continue;
            YamlMappingNode own = estimand.Own(UsdmObject.Own);
            string id = UsdmText.Identifier(estimand.Look("name") ?? "estimand", names);
            foreach (string attribute in new[] { "name", "variableOfInterestId", "analysisPopulationId" }) estimand.Take(attribute);
            IReadOnlyList<string> given = estimand.Ids("interventionIds");
            YamlNode population = _populations.TryGetValue(estimand.Look("analysisPopulationId") ?? "", out (string Id, YamlNode Text, bool Added) set) ? set.Text : NotTold($"estimands.{id}.population");
            YamlMap map = new YamlMap().Add("id", id).Add("endpoint", _endpoints[of].Id);
            map.Put("treatment", Own(own, "treatment") ?? Treatments(given, id)).Put("population", population).Put("variable", Own(own, "variable") ?? _endpoints[of].Text);
            map.Add("intercurrentEvents", estimand.Children("intercurrentEvents").Select(Event), n => n).Put("censoring", own, "censoring");
            yield return map.Put("summary", estimand.Words("populationSummary", "summary") ?? NotTold($"estimands.{id}.summary")).Node;
        }
    }

    private YamlNode Treatments(IReadOnlyList<string> given, string id)
    {
        string[] labels = [.. given.Select(_interventions.LabelOf).OfType<string>()];
        return labels.Length == 0 ? NotTold($"estimands.{id}.treatment") : YamlMap.Of(string.Join(" + ", labels));
    }

    private YamlNode NotTold(string key)
    {
        _assumed.Add($"{key}: USDM does not tell it");
        return YamlMap.Of(UsdmWriter.NotTold);
    }

    private static YamlNode? Own(YamlMappingNode own, string key) => own.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;

    private void Objective(UsdmNode objective, HashSet<string> names, HashSet<string> ranks)
    {
        YamlMappingNode own = objective.Own(UsdmObject.Own);
        bool added = Own(own, "added") is not null;
        string[] ids = [.. objective.Children("endpoints").Select(e => Endpoint(e, names))];
        EndpointRole role = objective.Code("level")?.Choice(UsdmTerms.ObjectiveLevels) ?? EndpointRole.Exploratory;
        objective.Take("name");
        if (added)
        {
            objective.Take("text");
            return;
        }

        string id = UsdmText.Identifier(objective.Look("name") ?? "objective", ranks);
        YamlMap map = new YamlMap().Add("id", id).Add("role", StudyProtocolWriter.Word(role)).Put("text", objective.Words("text") ?? NotTold($"objectives.{id}.text"));
        if (Own(own, "endpoints") is { } answered) map.Put("endpoints", answered);
        else map.Names("endpoints", ids);
        _objectives.Add(map.Node);
    }

    private string Endpoint(UsdmNode endpoint, HashSet<string> names)
    {
        YamlMappingNode own = endpoint.Own(UsdmObject.Own);
        string name = endpoint.Text("name") ?? "endpoint";
        string id = UsdmText.Identifier(name, names);
        EndpointRole role = endpoint.Code("level")?.Choice(UsdmTerms.EndpointLevels) ?? EndpointRole.Exploratory;
        YamlNode text = endpoint.Words("text", "definition") ?? NotTold($"endpoints.{id}.definition");
        YamlNode label = endpoint.Words("label") ?? YamlMap.Of(name);
        if (endpoint.Look("purpose") is UsdmWriter.NotTold) endpoint.Take("purpose");
        int order = Own(own, "order") is YamlScalarNode { Value: { } number } && int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out int at) ? at : _endpoints.Count + 1;
        _endpoints.Add((id, endpoint.Id, order, new YamlMap().Add("id", id).Add("role", StudyProtocolWriter.Word(role)).Put("label", label).Put("definition", text).Node, text));
        return id;
    }

    private YamlNode Event(UsdmNode happened)
    {
        YamlNode text = happened.Words("text", "event") ?? NotTold(happened.Path);
        happened.Take("name");
        string strategy = happened.Look("strategy") ?? "";
        int known = Array.FindIndex(UsdmTerms.Strategies, s => strategy.Contains(s.Word, StringComparison.OrdinalIgnoreCase) || (s.Strategy == IntercurrentStrategy.CompositeVariable && strategy.Contains("composite", StringComparison.OrdinalIgnoreCase)));
        if (known < 0) _assumed.Add($"{happened.Path}.strategy: '{strategy}' is none that is known here; treatmentPolicy was written");
        else happened.Take("strategy");
        return new YamlMap().Put("event", text).Add("strategy", StudyProtocolWriter.Word(known < 0 ? IntercurrentStrategy.TreatmentPolicy : UsdmTerms.Strategies[known].Strategy)).Put("handling", happened.Words("description", "handling")).Node;
    }
}
