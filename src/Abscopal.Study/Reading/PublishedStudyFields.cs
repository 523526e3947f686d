using System.Collections.Immutable;
using Abscopal.Study.Published;

namespace Abscopal.Study.Reading;

/// <summary>Reads the fields of a published study: its sources, arms and contrasts.</summary>
internal sealed class PublishedStudyFields
{
    private static readonly Rule<string?> Groups = Rules.OneWordOf("baseline", "course", "treatment", "safety");

    private static readonly Rule<PrintedUnit?> MeasureUnit = Rules.OneOf(
        ("none", PrintedUnit.None), ("days", PrintedUnit.Days), ("months", PrintedUnit.Months), ("years", PrintedUnit.Years), ("percent", PrintedUnit.Percent));

    private ImmutableArray<FactSource> _sources = [];

    public PublishedStudy Read(MapReader map)
    {
        string? id = map.Required("id", Rules.Identifier);
        Words? title = map.Words("title");
        _sources = map.RequiredList("sources", Source);
        Distinct.Check(map, "sources", _sources, source => source.Id);
        PrintedUnit unit = map.Required("timeUnit", Rules.TimeUnit) ?? PrintedUnit.Months;
        DateOnly? cutOff = map.Optional("dataCutOff", Rules.Date);
        (DateOnly? first, DateOnly? last) = Enrolment(map);
        bool fromFigures = map.Optional("readFromFigures", Rules.Flag) ?? false;
        ImmutableArray<PublishedArm> arms = map.RequiredList("arms", item => Arm(item, unit));
        Distinct.Check(map, "arms", arms, arm => arm.Id);
        ImmutableArray<PublishedContrast> contrasts = map.List("contrasts", item => Contrast(item, arms));
        map.Close();
        return new PublishedStudy
        {
            Id = id ?? "",
            Title = title ?? "",
            Sources = _sources,
            TimeUnit = unit,
            DataCutOff = cutOff,
            EnrolmentFirst = first,
            EnrolmentLast = last,
            ReadFromFigures = fromFigures,
            Arms = arms,
            Contrasts = contrasts,
        };
    }

    /// <summary>The source a fact names, or the one it inherits.</summary>
    public string SourceOf(MapReader map, string? inherited)
    {
        string? named = map.Optional("source", Rules.Identifier);
        if (named is not null && !_sources.Any(s => string.Equals(s.Id, named, StringComparison.Ordinal)))
        {
            map.Wrong("source", $"'{named}' is not a source of this file", string.Join(", ", _sources.Select(s => s.Id)));
        }

        return named ?? inherited ?? (_sources.IsEmpty ? "" : _sources[0].Id);
    }

    private static FactSource? Source(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        string? citation = map.Required("citation", Rules.Text);
        string? note = map.Optional("note", Rules.Text);
        map.Close();
        return id is null || citation is null ? null : new FactSource(id, citation, note);
    }

    private static (DateOnly? First, DateOnly? Last) Enrolment(MapReader study)
    {
        if (study.Optional("enrolment")?.Map() is not { } map) return (null, null);

        DateOnly? first = map.Required("first", Rules.FirstDay);
        DateOnly? last = map.Required("last", Rules.LastDay);
        map.Close();
        if (first > last) map.Wrong("last", "comes before the first", "a day or month not before 'first'");
        return (first, last);
    }

    private PublishedArm? Arm(NodeReader node, PrintedUnit unit)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        Words? label = map.Words("label");
        int? n = map.Required("n", Rules.Positive);
        var endpointFields = new PublishedEndpointFields(this, unit);
        ImmutableArray<PublishedEndpoint> endpoints = map.List("endpoints", endpointFields.Read);
        ImmutableArray<PublishedCount> counts = map.List("counts", item => Count(item, n));
        ImmutableArray<PublishedMeasure> measures = map.List("measures", Measure);
        map.Close();
        Distinct.Check(map, "endpoints", endpoints, endpoint => endpoint.Id);
        Distinct.Check(map, "counts", counts, count => count.Key);
        Distinct.Check(map, "measures", measures, measure => measure.Key);
        if (id is null) return null;

        return new PublishedArm
        {
            Id = id,
            Label = label ?? "",
            N = n ?? 0,
            Endpoints = endpoints,
            Counts = counts,
            Measures = measures,
        };
    }

    private PublishedCount? Count(NodeReader node, int? subjects)
    {
        if (node.Map() is not { } map) return null;

        string? key = map.Required("key", Rules.Identifier);
        Words? label = map.Words("label");
        string? group = map.Required("group", Groups);
        int? count = map.Optional("count", Rules.Count);
        Printed? percent = map.Optional("percent", Rules.Percentage);
        int? stated = map.Optional("of", Rules.Positive);
        int? whole = map.Has("of") ? stated : subjects;
        if (!map.Has("count") && !map.Has("percent")) map.Wrong("has neither a count nor a percentage", "count, percent or both");
        if (count > whole) map.Wrong("count", $"{count} is more than the {whole} it is counted of", $"0 to {whole}");
        string source = SourceOf(map, inherited: null);
        map.Close();
        if (key is null) return null;

        return new PublishedCount
        {
            Key = key,
            Label = label ?? "",
            Group = group ?? "",
            Count = count,
            Percent = percent,
            Denominator = whole ?? 0,
            Source = source,
            Line = map.Line,
        };
    }

    private PublishedMeasure? Measure(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? key = map.Required("key", Rules.Identifier);
        Words? label = map.Words("label");
        string? group = map.Required("group", Groups);
        PrintedUnit unit = map.Optional("unit", MeasureUnit) ?? PrintedUnit.None;
        Printed? value = map.Required("value", unit == PrintedUnit.Percent ? Rules.Percentage : Rules.PrintedNumber(unit));
        string source = SourceOf(map, inherited: null);
        map.Close();
        return key is null || value is null ? null : new PublishedMeasure(key, label ?? "", group ?? "", value, source);
    }

    private PublishedContrast? Contrast(NodeReader node, ImmutableArray<PublishedArm> arms)
    {
        if (node.Map() is not { } map) return null;

        string? endpoint = map.Required("endpoint", Rules.Identifier);
        string? arm = ArmOf(map, "arm", arms);
        string? reference = ArmOf(map, "reference", arms);
        if (arm is not null && string.Equals(arm, reference, StringComparison.Ordinal)) map.Wrong("reference", "is the arm itself", "another arm");
        if (endpoint is not null && !arms.Any(a => a.Endpoint(endpoint) is not null))
        {
            map.Wrong("endpoint", $"'{endpoint}' is not an endpoint of any arm", string.Join(", ", arms.SelectMany(a => a.Endpoints).Select(e => e.Id).Distinct(StringComparer.Ordinal)));
        }

        Printed? ratio = map.Optional("hazardRatio", Rules.Ratio);
        Printed? lower = map.Optional("lower", Rules.Ratio);
        Printed? upper = map.Optional("upper", Rules.Ratio);
        decimal? level = map.Optional("level", Rules.Level);
        Limits.Check(map, ratio, lower, upper, "hazardRatio");
        string? p = map.Optional("p", Rules.PValue);
        bool stratified = map.Optional("stratified", Rules.Flag) ?? false;
        string source = SourceOf(map, inherited: null);
        map.Close();
        if (!map.Has("hazardRatio") && !map.Has("p")) map.Wrong("compares nothing", "hazardRatio, p or both");
        return new PublishedContrast
        {
            Endpoint = endpoint ?? "",
            Arm = arm ?? "",
            Reference = reference ?? "",
            HazardRatio = ratio,
            Lower = lower,
            Upper = upper,
            Level = level,
            PValue = p is null ? null : Printed.Parse(p.TrimStart('<')),
            PValueIsBound = p is not null && p.StartsWith('<'),
            Stratified = stratified,
            Source = source,
            Line = map.Line,
        };
    }

    private static string? ArmOf(MapReader map, string key, ImmutableArray<PublishedArm> arms)
    {
        string? arm = map.Required(key, Rules.Identifier);
        if (arm is not null && !arms.Any(a => string.Equals(a.Id, arm, StringComparison.Ordinal)))
        {
            map.Wrong(key, $"'{arm}' is not an arm of this file", string.Join(", ", arms.Select(a => a.Id)));
        }

        return arm;
    }
}
