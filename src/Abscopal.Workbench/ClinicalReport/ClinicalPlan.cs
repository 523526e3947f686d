using System.Collections.Immutable;
using Abscopal.Clinical.Ars;
using Abscopal.Clinical.Data;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>The analyses of a study report as data, those of which the datasets hold the variables.</summary>
internal sealed class ClinicalPlan
{
    public const string Treatment = "TRT";
    public const string Total = "TOTAL";
    public const string Safety = "SAF";
    public const string Enrolled = "ITT";
    public const string Progressed = "PROGRESSED";

    private readonly DomainFolder _adam;
    private readonly List<NamedSelection> _subsets = [];
    private readonly List<Grouping> _groupings = [];
    private readonly List<Analysis> _analyses = [];
    private readonly string _treatment;

    private ClinicalPlan(DomainFolder adam)
    {
        _adam = adam;
        DomainTable adsl = adam.Require("ADSL");
        _treatment = new[] { "TRT01A", "TRT01P", "ACTARM", "ARM" }.FirstOrDefault(adsl.Has) ?? "STUDYID";
        IReadOnlyList<string?> treatments = adsl.Text(_treatment);
        IReadOnlyList<double?> numbers = adsl.NumbersOrMissing(_treatment + "N");
        Arms = [.. Enumerable.Range(0, treatments.Count).Where(r => treatments[r] is not null)
            .OrderBy(r => numbers[r] ?? double.MaxValue).ThenBy(r => treatments[r], StringComparer.Ordinal).Select(r => treatments[r]!).Distinct(StringComparer.Ordinal)];
    }

    public ImmutableArray<string> Arms { get; }

    public static (ReportingEvent Plan, ImmutableArray<string> Arms, string Treatment) Build(DomainFolder adam, string study)
    {
        var plan = new ClinicalPlan(adam);
        plan.Add();
        return (new ReportingEvent
        {
            Id = "RE_" + study,
            Name = study + ": tables of the study report",
            AnalysisSets = plan.Sets(),
            DataSubsets = [.. plan._subsets],
            Groupings = [.. plan._groupings],
            Methods = Methods(),
            Analyses = [.. plan._analyses],
        }, plan.Arms, plan._treatment);
    }

    /// <summary>The identifier of the group of an arm.</summary>
    public static string GroupOf(int arm) => "TRT_" + (arm + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ImmutableArray<AnalysisMethod> Methods()
    {
        AnalysisMethod Method(string id, string name, params string[] operations) => new(id, name, [.. operations.Select((o, i) =>
            new AnalysisOperation($"{id}_{i + 1}", o, OperationName.Kind(name, o)))]);
        return
        [
            Method("COUNT", "Count of subjects", "Count of subjects"),
            Method("FREQUENCY", "Subjects in categories", "Count of subjects", "Percent of subjects"),
            Method("SUMMARY", "Summary of a continuous variable", "Count of non-missing values", "Mean", "Standard deviation", "Median", "First quartile", "Third quartile", "Minimum", "Maximum"),
            Method("EXACT", "Exact limits of a proportion (Clopper and Pearson)", "Lower limit", "Upper limit"),
        ];
    }

    private ImmutableArray<NamedSelection> Sets()
    {
        DomainTable adsl = _adam.Require("ADSL");
        NamedSelection Flag(string id, string name, string variable) => new(id, name, adsl.Has(variable) ? Is("ADSL", variable, "Y") : new Selection.Condition("ADSL", "USUBJID", "NE", [""]));
        NamedSelection[] sets = [Flag(Enrolled, "Enrolled population", "ITTFL"), Flag(Safety, "Safety population", "SAFFL")];
        return adsl.Has("PDFL") ? [.. sets, new NamedSelection(Progressed, "Subjects who progressed", Is("ADSL", "PDFL", "Y"))] : [.. sets];
    }

    private void Add()
    {
        ImmutableArray<NamedSelection> arms = [.. Arms.Select((a, i) => new NamedSelection(GroupOf(i), a, Is("ADSL", _treatment, a)))];
        if (arms.Length > 1) arms = arms.Add(new NamedSelection(Total, "Total", new Selection.Condition("ADSL", _treatment, "IN", Arms)));
        _groupings.Add(new Grouping(Treatment, "Treatment", "ADSL", _treatment, arms));
        Count("N_ITT", "Enrolled", Enrolled);
        Count("N_SAF", "Treated", Safety);
        foreach (string variable in new[] { "EOTSTT", "DCTREAS" }) Category(variable, "ADSL", variable, Safety);
        Summary("AGE", "ADSL", "AGE", Enrolled);
        foreach (string variable in ClinicalResults.BaselineCategories) Category(variable, "ADSL", variable, Enrolled);
        foreach (string variable in ClinicalResults.CourseCategories) Category(variable, "ADSL", variable, _adam.Require("ADSL").Has("PDFL") ? Progressed : Enrolled);
        if (Has("ADCM", "ACAT1", "CMDECOD"))
        {
            string followed = _adam.Require("ADSL").Has("PDFL") ? Progressed : Enrolled;
            Category("LATER", "ADCM", "ACAT1", followed);
            Nested("LATER_TERM", "ADCM", followed, null, "ACAT1", "CMDECOD");
        }

        if (Has("ADEX", "AVAL", "EXTRT", "PARAM")) Summary("EXPOSURE", "ADEX", "AVAL", Safety, null, "EXTRT", "PARAM");
        Responses();
        AdverseEvents();
        Laboratory();
    }

    private void Responses()
    {
        if (!Has("ADRS", "PARAMCD", "AVALC")) return;
        Selection.Condition best = Is("ADRS", "PARAMCD", "CBOR");
        Subset("CBOR", "Confirmed best overall response", best);
        Subset("RESPONDED", "Confirmed response", All(best, In("ADRS", "AVALC", "CR", "PR")));
        Subset("CONTROLLED", "Disease control", All(best, In("ADRS", "AVALC", "CR", "PR", "SD", "NON-CR/NON-PD")));
        Category("CBOR", "ADRS", "AVALC", Enrolled, "CBOR");
        Frequency("ORR", "Objective response", "ADRS", Enrolled, "RESPONDED");
        Frequency("DCR", "Disease control", "ADRS", Enrolled, "CONTROLLED");
    }

    private void AdverseEvents()
    {
        if (!Has("ADAE", "TRTEMFL", "AEDECOD")) return;
        DomainTable adae = _adam.Require("ADAE");
        string soc = adae.Has("AEBODSYS") ? "AEBODSYS" : "AESOC";
        Selection.Condition emergent = Is("ADAE", "TRTEMFL", "Y");
        Selection? related = adae.Has("ARELFL") ? Is("ADAE", "ARELFL", "Y") : adae.Has("AEREL") ? In("ADAE", "AEREL", "Y", "RELATED", "POSSIBLE", "PROBABLE", "DEFINITE", "") : null;
        Selection? severe = adae.Has("ATOXGRN") ? new Selection.Condition("ADAE", "ATOXGRN", "GE", ["3"]) : adae.Has("AESEV") ? In("ADAE", "AESEV", "SEVERE", "LIFE THREATENING", "FATAL") : null;
        Selection? serious = adae.Has("AESER") ? Is("ADAE", "AESER", "Y") : null;
        Selection? fatal = adae.Has("AESDTH") ? Is("ADAE", "AESDTH", "Y") : adae.Has("ATOXGRN") ? Is("ADAE", "ATOXGRN", "5") : null;
        Selection? stopped = adae.Has("AEACN") ? Is("ADAE", "AEACN", "DRUG WITHDRAWN") : null;
        (string Id, string Name, Selection?[] Parts)[] overall =
        [
            ("TEAE", "Treatment-emergent", []), ("TEAE3", "Grade 3 or higher", [severe]), ("TRAE", "Related", [related]), ("TRAE3", "Related, grade 3 or higher", [related, severe]),
            ("SAE", "Serious", [serious]), ("TRSAE", "Related and serious", [related, serious]), ("AEDTH", "Leading to death", [fatal]), ("AEDISC", "Leading to discontinuation", [stopped]),
        ];
        foreach ((string id, string name, Selection?[] parts) in overall)
        {
            if (Array.Exists(parts, p => p is null)) continue;
            Subset(id, name, All([emergent, .. parts.Select(p => p!)]));
            Frequency(id, name, "ADAE", Safety, id);
        }

        foreach (string subset in new[] { "TEAE", "TEAE3", "TRAE", "TRAE3" })
        {
            if (!_subsets.Exists(s => string.Equals(s.Id, subset, StringComparison.Ordinal)) || !adae.Has(soc)) continue;
            Category(subset + "_SOC", "ADAE", soc, Safety, subset);
            Nested(subset + "_PT", "ADAE", Safety, subset, soc, "AEDECOD");
        }

        if (!Has("ADAE", "ATOXGRN", "AOCCPIFL")) return;
        Subset("WORST", "Worst grade of a subject and term", All(emergent, Is("ADAE", "AOCCPIFL", "Y")));
        Nested("WORST_GRADE", "ADAE", Safety, "WORST", "AEDECOD", "ATOXGRN");
    }

    private void Laboratory()
    {
        foreach ((string id, string side, string flag) in new[] { ("LAB_LOW", "L", "WRSTLFL"), ("LAB_HIGH", "H", "WRSTHFL") })
        {
            if (!Has("ADLB", flag, "ATOXDSC" + side, "ATOXGR" + side)) continue;
            Subset(id, "Worst grade on treatment, " + (side is "L" ? "low" : "high"), All(Is("ADLB", flag, "Y"), In("ADLB", "ATOXGR" + side, "1", "2", "3", "4")));
            Nested(id, "ADLB", Safety, id, "ATOXDSC" + side, "ATOXGR" + side);
        }
    }

    private static Selection.Condition Is(string dataset, string variable, string value) => new(dataset, variable, "EQ", [value]);

    private static Selection.Condition In(string dataset, string variable, params string[] values) => new(dataset, variable, "IN", [.. values]);

    private static Selection All(params Selection[] parts) => parts.Length == 1 ? parts[0] : new Selection.Compound("AND", [.. parts]);

    private bool Has(string dataset, params string[] variables) => _adam.Find(dataset) is { } table && Array.TrueForAll(variables, table.Has);

    private void Subset(string id, string name, Selection where) => _subsets.Add(new NamedSelection(id, name, where));

    private string GroupBy(string dataset, string variable)
    {
        string id = dataset + "_" + variable;
        if (!_groupings.Exists(g => string.Equals(g.Id, id, StringComparison.Ordinal))) _groupings.Add(new Grouping(id, variable, dataset, variable, []));
        return id;
    }

    private void Count(string id, string name, string set) => Add(id, name, "COUNT", "ADSL", "USUBJID", set, null);

    private void Frequency(string id, string name, string dataset, string set, string subset) => Add(id, name, "FREQUENCY", dataset, "USUBJID", set, subset);

    private void Category(string id, string dataset, string variable, string set, string? subset = null)
    {
        if (Has(dataset, variable)) Add(id, "Subjects by " + variable, "FREQUENCY", dataset, "USUBJID", set, subset, GroupBy(dataset, variable));
    }

    private void Nested(string id, string dataset, string set, string? subset, params string[] variables) =>
        Add(id, "Subjects by " + string.Join(" and ", variables), "FREQUENCY", dataset, "USUBJID", set, subset, [.. variables.Select(v => GroupBy(dataset, v))]);

    private void Summary(string id, string dataset, string variable, string set, string? subset = null, params string[] by)
    {
        if (Has(dataset, variable)) Add(id, "Summary of " + variable, "SUMMARY", dataset, variable, set, subset, [.. by.Select(v => GroupBy(dataset, v))]);
    }

    private void Add(string id, string name, string method, string dataset, string variable, string set, string? subset, params string[] by) => _analyses.Add(new Analysis
    {
        Id = id,
        Name = name,
        MethodId = method,
        AnalysisSetId = set,
        DataSubsetId = subset,
        Dataset = dataset,
        Variable = variable,
        Groupings = [new AnalysisGrouping(Treatment, ResultsByGroup: true), .. by.Select(g => new AnalysisGrouping(g, ResultsByGroup: true))],
    });
}
