using System.Globalization;
using Abscopal.Study.Writing;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Usdm;

/// <summary>Interventions as courses of an arm, where their cycles are told, or as interventions by themselves.</summary>
internal sealed class UsdmInterventionReader
{
    private static readonly string[] CourseKeys = ["cycles", "days", "cycleDays", "until", "use", "dosePerFraction", "fractions", "alphaBeta", "cycle", "day"];
    private readonly Dictionary<string, (string Name, string? Label)> _names = new(StringComparer.Ordinal);
    private readonly List<(string Arm, bool IsDrug, YamlNode Node)> _courses = [];
    private readonly List<YamlNode> _others = [];

    public UsdmInterventionReader(UsdmNode version)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (UsdmNode intervention in version.Children("studyInterventions"))
        {
            YamlMappingNode own = intervention.Own(UsdmObject.Own);
            if (Scalar(own, "arm") is { } arm && Scalar(own, "kind") is { } kind) Course(intervention, own, arm, kind is "drug");
            else Other(intervention, taken);
        }
    }

    public IEnumerable<YamlNode> Others => _others;

    public string? LabelOf(string id) => _names.TryGetValue(id, out (string Name, string? Label) found) ? found.Label : null;

    /// <summary>The names of interventions in the file, each once.</summary>
    public string[] NamesOf(IEnumerable<string> ids) => [.. ids.Select(i => _names.TryGetValue(i, out (string Name, string? Label) found) ? found.Name : null).OfType<string>().Distinct(StringComparer.Ordinal)];

    public IEnumerable<YamlNode> Arms(UsdmNode design)
    {
        design.Ids("studyInterventionIds");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (UsdmNode arm in design.Children("arms"))
        {
            string name = arm.Text("name") ?? "arm";
            string id = UsdmText.Identifier(name, ids);
            ArmIds[arm.Id] = id;
            if (arm.Code("type")?.Is(UsdmTerms.TreatmentArm) is not true && arm.Code("type")?.Choice(UsdmTerms.ArmRoles) is { } role) yield return Arm(StudyProtocolWriter.Word(role));
            else yield return Arm(null);

            YamlNode Arm(string? of)
            {
                if (arm.Code("dataOriginType")?.Is(UsdmTerms.WithinStudy) is true) arm.Take("dataOriginDescription");
                return new YamlMap().Add("id", id).Put("label", arm.Words("label") ?? YamlMap.Of(name)).Add("role", of)
                    .Add("drugs", Of(id, drugs: true), n => n).Add("radiotherapy", Of(id, drugs: false), n => n).Node;
            }
        }
    }

    /// <summary>The names of the arms, by the identifiers of the file.</summary>
    public Dictionary<string, string> ArmIds { get; } = new(StringComparer.Ordinal);

    private IEnumerable<YamlNode> Of(string arm, bool drugs) => _courses.Where(c => c.IsDrug == drugs && string.Equals(c.Arm, arm, StringComparison.Ordinal)).Select(c => c.Node);

    private static string? Scalar(YamlMappingNode own, string key) => own.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) && value is YamlScalarNode { Value: { } text } ? text : null;

    private void Course(UsdmNode intervention, YamlMappingNode own, string arm, bool isDrug)
    {
        string id = intervention.Text("name") ?? "course";
        _names[intervention.Id] = (id, intervention.Look("label"));
        intervention.Code("role")?.Take();
        intervention.Code("type")?.Take();
        YamlMap map = new YamlMap().Add("id", id).Put(isDrug ? "drug" : "site", intervention.Words("label", isDrug ? "drug" : "site"));
        UsdmNode? given = intervention.Children("administrations").FirstOrDefault();
        if (isDrug && given?.Child("dose") is { } dose && dose.Number("value") is { } amount && dose.Code("unit")?.Word(UsdmTerms.DoseUnits) is { } unit)
        {
            YamlMap of = new YamlMap().InLine().Add("amount", amount);
            map.Add("dose", of.Put("upTo", own, "upTo").Add("unit", unit));
        }

        given?.TakeAll();
        map.Put("choices", own, "choices").Put("route", own, "route");
        foreach (string key in CourseKeys) map.Put(key, own, key);
        _courses.Add((arm, isDrug, map.Put("note", intervention.Words("description", "note")).Node));
    }

    private void Other(UsdmNode intervention, HashSet<string> taken)
    {
        string name = intervention.Text("name") ?? "intervention";
        string id = UsdmText.Identifier(name, taken);
        YamlNode label = intervention.Words("label") ?? YamlMap.Of(name);
        _names[intervention.Id] = (id, intervention.Look("label") is { Length: > 0 } shown ? shown : name);
        if (intervention.Code("role")?.Is(UsdmTerms.Experimental) is true) _ = intervention.Code("type")?.Is(UsdmTerms.Drug);
        YamlMap map = new YamlMap().Add("id", id).Put("label", label).Put("description", intervention.Words("description"));
        _others.Add(map.Add("administrations", intervention.Children("administrations").Select(Administration).OfType<YamlNode>(), n => n).Node);
    }

    private static YamlNode? Administration(UsdmNode given)
    {
        YamlNode? described = given.Words("description");
        string?[] parts = [given.Text("label"), Quantity(given.Child("dose")), given.Code("route")?.Take(), given.Code("frequency")?.Take(), Duration(given.Child("duration"))];
        string rest = string.Join("; ", parts.OfType<string>());
        given.Take("name");
        if (rest.Length == 0) return described ?? (given.Look("name") is { } name ? YamlMap.Of(name) : null);
        return described is YamlScalarNode { Value: { } text } ? YamlMap.Of(text + "; " + rest) : described ?? YamlMap.Of(rest);
    }

    private static string? Duration(UsdmNode? duration)
    {
        if (duration is null) return null;
        duration.Take("durationWillVary");
        if (duration.Flag("durationWillVary") is true && duration.Look("reasonDurationWillVary") is UsdmWriter.NotTold) duration.Take("reasonDurationWillVary");
        string? length = duration.Child("quantity") is { } quantity && quantity.Child("minValue") is null ? Quantity(quantity) : null;
        return duration.Text("text") is { } text ? UsdmText.Plain(text) : length;
    }

    private static string? Quantity(UsdmNode? quantity)
    {
        if (quantity?.Number("value") is not { } value) return null;
        string? unit = quantity.Code("unit")?.Decode;
        quantity.TakeAll();
        string number = value.ToString("0.############", CultureInfo.InvariantCulture);
        return unit is null ? number : $"{number} {unit}";
    }
}
