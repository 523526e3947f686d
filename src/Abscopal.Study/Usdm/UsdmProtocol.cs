using Abscopal.Study.Protocol;
using Abscopal.Study.Writing;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Usdm;

/// <summary>Builds <c>study.yaml</c> as nodes from a version and a design of USDM, so that one set of rules checks both roads.</summary>
internal sealed class UsdmProtocol(UsdmNode study, UsdmNode version, UsdmNode design)
{
    private readonly List<string> _assumed = [];

    /// <summary>What the file does not tell and <c>study.yaml</c> asks for.</summary>
    public IReadOnlyList<string> Assumed => _assumed;

    public YamlMap Build()
    {
        YamlMappingNode own = version.Own(UsdmObject.Own);
        YamlMap map = new YamlMap().Add("id", UsdmText.Identifier(study.Text("name") ?? "study", [])).Put("title", Title());
        map.Text("registry", Registry()).Add("phase", Phase()).Add("design", Design())
            .Put("indication", Indication()).Put("country", design.Own(UsdmObject.Own), "country").Put("sites", design.Own(UsdmObject.Own), "sites");
        var interventions = new UsdmInterventionReader(version);
        map.Add("arms", interventions.Arms(design), n => n).Add("interventions", interventions.Others, n => n);
        var criteria = new UsdmCriteria(version, design);
        map.Add("eligibility", criteria.Of(UsdmTerms.Inclusion), n => n).Add("exclusion", criteria.Of(UsdmTerms.Exclusion), n => n);
        if (design.Child("population") is { } population) map.Put("population", Population(population, criteria));
        var aims = new UsdmAims(design, interventions, _assumed);
        map.Add("populations", aims.Populations(), n => n).Add("objectives", aims.Objectives(), n => n).Add("endpoints", aims.Endpoints(), n => n).Add("estimands", aims.Estimands(), n => n);
        map.Put("schedule", new UsdmScheduleReader(design, interventions).Build());
        if (own.Children.TryGetValue(new YamlScalarNode("analysis"), out YamlNode? analysis)) map.Put("analysis", analysis);
        else map.Add("analysis", UsualAnalysis());
        return map.Put("comparators", own, "comparators");
    }

    private YamlMap UsualAnalysis()
    {
        _assumed.Add("analysis: USDM does not tell it; 95% log-log limits, the conventions of R and landmarks at 12 and 24 months were written");
        return new YamlMap().Add("confidenceLevel", "0.95").Add("interval", "log-log").Add("profile", "r").InLine("landmarks", [12, 24]).Add("timeUnit", "months");
    }

    private YamlNode Title()
    {
        IReadOnlyList<UsdmNode> titles = version.Children("titles");
        UsdmNode? official = titles.FirstOrDefault(t => t.Code("type")?.Decode.Contains("Official", StringComparison.OrdinalIgnoreCase) is true) ?? (titles.Count > 0 ? titles[0] : null);
        official?.Code("type")?.Take();
        study.Take("label");
        return official?.Words("text", "text") ?? YamlMap.Of(study.Look("name") ?? "study");
    }

    private string? Registry()
    {
        foreach (UsdmNode identifier in version.Children("studyIdentifiers"))
        {
            UsdmNode? scope = version.Children("organizations").FirstOrDefault(o => string.Equals(o.Id, identifier.Look("scopeId"), StringComparison.Ordinal));
            if (scope?.Code("type") is not { } type || !string.Equals(type.Value, UsdmTerms.Registry.Code, StringComparison.Ordinal)) continue;
            identifier.TakeAll();
            type.Take();
            foreach (string attribute in new[] { "name", "label", "identifierScheme", "identifier" }) scope.Take(attribute);
            return identifier.Look("text");
        }

        return null;
    }

    private string Phase()
    {
        if (design.Code("studyPhase")?.Word(UsdmTerms.Phases) is { } phase) return phase;
        _assumed.Add("phase: USDM tells none that is known here; NA was written");
        return "NA";
    }

    private YamlMap Design()
    {
        YamlMappingNode own = design.Own(UsdmObject.Own);
        bool single = design.Code("model")?.Is(UsdmTerms.SingleGroup) is true || design.Children("arms").Count == 1;
        if (!single) _ = design.Code("model")?.Is(UsdmTerms.Parallel);
        _ = design.Code("studyType")?.Is(UsdmTerms.Interventional);
        YamlMap map = new();
        if (own.Children.TryGetValue(new YamlScalarNode("allocation"), out YamlNode? allocation)) map.Put("allocation", allocation);
        else map.Add("allocation", StudyProtocolWriter.Word(single ? Allocation.SingleArm : Assume(Allocation.NonRandomised, "design.allocation: USDM does not tell it; nonRandomised was written")));
        Masking masking = design.Code("blindingSchema")?.Choice(UsdmTerms.Maskings) ?? Assume(Masking.Open, "design.masking: USDM tells none that is known here; open was written");
        map.Add("masking", StudyProtocolWriter.Word(masking));
        design.Take("name");
        return map.Put("summary", design.Words("label", "summary") ?? design.Words("description") ?? YamlMap.Of(design.Look("name") ?? "design"));
    }

    private T Assume<T>(T value, string what)
    {
        _assumed.Add(what);
        return value;
    }

    private YamlNode Indication()
    {
        if (design.Children("indications") is not [var first, ..]) return YamlMap.Of(Assume(UsdmWriter.NotTold, "indication: USDM tells none"));
        if (first.Flag("isRareDisease") is false) first.Take("isRareDisease");
        if (first.Words("label", "indication") is not { } label) return first.Words("description") ?? YamlMap.Of(first.Text("name") ?? UsdmWriter.NotTold);
        first.Take("name");
        return label;
    }

    private static YamlNode? Population(UsdmNode population, UsdmCriteria criteria)
    {
        criteria.TakeFrom(population);
        population.Take("name");
        if (population.Flag("includesHealthySubjects") is false) population.Take("includesHealthySubjects");
        YamlMap map = new YamlMap().Put("description", population.Words("description"));
        map.Add("enrolment", Whole(population, "plannedEnrollmentNumber")).Add("completion", Whole(population, "plannedCompletionNumber"));
        if (population.Child("plannedAge") is { } age && age.Child("minValue") is { } least && age.Child("maxValue") is { } greatest
            && least.Code("unit")?.Is(UsdmTerms.Year) is not false && greatest.Code("unit")?.Is(UsdmTerms.Year) is not false)
        {
            least.TakeAll();
            greatest.TakeAll();
            if (age.Flag("isApproximate") is false) age.Take("isApproximate");
            map.Add("leastAge", least.Number("value")).Add("greatestAge", greatest.Number("value"));
        }

        YamlMappingNode own = population.Own(UsdmObject.Own);
        map.Put("leastAge", own, "leastAge").Put("greatestAge", own, "greatestAge");
        IReadOnlyList<UsdmNode> sexes = population.Children("plannedSex");
        if (sexes is [var only] && new UsdmCode(only, only.Look("code") ?? "", only.Look("decode") ?? "").Choice(UsdmTerms.Sexes) is { } sex) map.Add("sex", StudyProtocolWriter.Word(sex));
        return map.Node.Children.Count == 0 ? null : map.Node;
    }

    private static int? Whole(UsdmNode population, string attribute)
    {
        if (population.Child(attribute) is not { } quantity || quantity.Code("unit") is not null || quantity.Number("value") is not { } value || value != decimal.Truncate(value) || value is < 1 or > int.MaxValue) return null;
        quantity.TakeAll();
        return (int)value;
    }
}
