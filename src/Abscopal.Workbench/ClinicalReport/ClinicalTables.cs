using Abscopal.Clinical.Ars;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>The tables of a study report.</summary>
internal sealed class ClinicalTables(ClinicalResults results, ClinicalText text)
{
    // Values with an order of their own; others stand by how many subjects have them.
    private static readonly string[] Ordinal = ["AGEGR1", "ECOGBL"];

    public NamedTable Disposition()
    {
        TableBuilder table = Begin("status", ClinicalPlan.Enrolled);
        table.Row(text["enrolled"], 0, g => Count(table, "N_ITT", g));
        table.Row(text["treated"], 0, g => Count(table, "N_SAF", g));
        foreach (string status in table.Values("EOTSTT"))
        {
            table.Frequency("EOTSTT", text.Value(status), 0, [status]);
            if (status is not "DISCONTINUED") continue;
            foreach (string reason in table.Values("DCTREAS")) table.Frequency("DCTREAS", text.Value(reason), 1, [reason]);
        }

        return new NamedTable("disposition", table.Build(text["disposition"], text["percentOfTreated"]));
    }

    public NamedTable Baseline()
    {
        TableBuilder table = Begin("characteristic", ClinicalPlan.Enrolled);
        Summary(table, "AGE", text.Variable("AGE"));
        foreach (string variable in ClinicalResults.BaselineCategories) Category(table, variable);
        return new NamedTable("baseline", table.Build(text["baseline"], text["quartiles"]));
    }

    public NamedTable? Course()
    {
        if (results.Find("PDKIND") is null) return null;
        TableBuilder table = Begin("characteristic", ClinicalPlan.Enrolled);
        foreach (string variable in ClinicalResults.CourseCategories) Category(table, variable);
        if (results.Find("LATER") is not null)
        {
            table.Section(text["laterByKind"]);
            foreach (string kind in table.Values("LATER"))
            {
                table.Frequency("LATER", text.Value(kind), 1, [kind]);
                string[] terms = [.. table.Values("LATER_TERM", kind)];
                if (terms is [var only] && string.Equals(only, kind, StringComparison.OrdinalIgnoreCase)) continue;
                foreach (string term in terms) table.Frequency("LATER_TERM", text.Value(term), 2, [kind, term]);
            }
        }

        return new NamedTable("progression", table.Build(text["course"], text["percentOfProgressed"]));
    }

    public NamedTable? Exposure()
    {
        if (results.Find("EXPOSURE") is not { } exposure) return null;
        TableBuilder table = Begin("treatment", ClinicalPlan.Safety);
        // Parameters stand in the order in which the dataset has them for a treatment.
        IReadOnlyList<string?> treatments = results.Adam.Require("ADEX").Text("EXTRT");
        IReadOnlyList<string?> parameters = results.Adam.Require("ADEX").Text("PARAM");
        var order = new Dictionary<(string?, string?), int>();
        for (int row = 0; row < parameters.Count; row++) order.TryAdd((treatments[row], parameters[row]), row);
        foreach (IGrouping<string, OperationResult> drug in exposure.Results.GroupBy(r => r.Groups[1].GroupValue!, StringComparer.Ordinal))
        {
            table.Section(text.Value(drug.Key));
            foreach (string parameter in drug.Select(r => r.Groups[2].GroupValue!).Distinct(StringComparer.Ordinal).OrderBy(p => order.GetValueOrDefault((drug.Key, p))))
            {
                table.Row(text.Value(parameter), 1, g => table.Result("EXPOSURE", "SUMMARY_1", g, drug.Key, parameter) is { } n
                    ? ($"{One("SUMMARY_4", g)} ({One("SUMMARY_7", g)}–{One("SUMMARY_8", g)}); {n.Formatted}", n.Subjects)
                    : ("–", []));

                string One(string operation, string g) => table.Result("EXPOSURE", operation, g, drug.Key, parameter)?.Formatted ?? "NE";
            }
        }

        return new NamedTable("exposure", table.Build(text["exposure"], text["exposureNote"]));
    }

    public NamedTable? Response()
    {
        if (results.Find("CBOR") is null) return null;
        TableBuilder table = Begin("response", ClinicalPlan.Enrolled);
        table.Section(text["bestResponse"]);
        foreach (string response in Abscopal.Clinical.Recist.ResponseCode.All.Intersect(table.Values("CBOR"), StringComparer.Ordinal)) table.Frequency("CBOR", text.Value(response), 1, [response]);
        foreach (string id in new[] { "ORR", "DCR" })
        {
            table.Frequency(id, text[id]);
            table.Row(text.Format("exact", text.Level), 1, g => ($"{table.Result(id + "_LIMITS", "EXACT_1", g)?.Formatted}–{table.Result(id + "_LIMITS", "EXACT_2", g)?.Formatted}", table.Result(id + "_LIMITS", "EXACT_1", g)?.Subjects ?? []));
        }

        return new NamedTable("response", table.Build(text["responseTable"], text["responseNote"]));
    }

    public NamedTable? Times()
    {
        if (results.Survival.IsEmpty) return null;
        TableBuilder table = Begin("endpoint", ClinicalPlan.Enrolled);
        foreach (IGrouping<string, SurvivalResult> parameter in results.Survival.GroupBy(s => s.Code, StringComparer.Ordinal))
        {
            string id = "TTE_" + parameter.Key;
            table.Section(text.Value(parameter.First().Name));
            table.Row(text["events"], 1, g => (Result(id, 0, g), Result(id, 1, g)) is ({ } n, { } events) ? ($"{events.Formatted}/{n.Formatted} ({ResultFormat.Percent((int)events.Value!, (int)n.Value!)})", events.Subjects) : ("–", []));
            table.Row(text.Format("median", text.Level), 1, g => Interval(id, 2, g));
            for (int i = 0; i < results.Options.Landmarks.Length; i++)
            {
                int operation = 8 + (3 * i);
                table.Row(text.Format("rate", ClinicalText.Month(results.Options.Landmarks[i]), text.Level), 1, g => Interval(id, operation, g));
            }

            table.Row(text.Format("followUp", text.Level), 1, g => Interval(id, 5, g));
        }

        return new NamedTable("times", table.Build(text["times"], text.Format("timesNote", results.Survival[0].Curve.Conventions.Profile, Json.JsonEstimates.Name(results.Survival[0].Curve.Conventions.IntervalType))));

        OperationResult? Result(string id, int operation, string g) => table.Result(id, SurvivalOperations.Id(operation), g);

        (string Text, IReadOnlyList<string> Subjects) Interval(string id, int operation, string g) => Result(id, operation, g) is { } estimate
            ? (Shown(estimate, Result(id, operation + 1, g), Result(id, operation + 2, g)), estimate.Subjects)
            : ("–", []);
    }

    private static string Shown(OperationResult estimate, OperationResult? lower, OperationResult? upper) => lower?.Value is null && upper?.Value is null
        ? estimate.Formatted
        : $"{estimate.Formatted} ({lower?.Formatted}–{upper?.Formatted})";

    public NamedTable? AdverseOverview()
    {
        if (results.Find("TEAE") is null) return null;
        TableBuilder table = Begin("event", ClinicalPlan.Safety);
        foreach (string id in new[] { "TEAE", "TEAE3", "TRAE", "TRAE3", "SAE", "TRSAE", "AEDTH", "AEDISC" })
        {
            if (results.Find(id) is not null) table.Frequency(id, text.Events(id));
        }

        return new NamedTable("ae-overview", table.Build(text["aeOverview"], text["countOnce"], text["related"]));
    }

    /// <summary>Classes and terms, the most frequent first.</summary>
    public NamedTable? ByClassAndTerm(string subset)
    {
        if (results.Find(subset + "_PT") is null) return null;
        TableBuilder table = Begin("classTerm", ClinicalPlan.Safety);
        table.Frequency(subset, text.Events(subset));
        foreach (string soc in table.Values(subset + "_SOC"))
        {
            table.Frequency(subset + "_SOC", text.Value(soc), 0, [soc]);
            foreach (string term in table.Values(subset + "_PT", soc)) table.Frequency(subset + "_PT", text.Value(term), 1, [soc, term]);
        }

        return new NamedTable("ae-" + subset.ToLowerInvariant() + "-class-term", table.Build(text.Format("byClassTerm", text.Events(subset)), text["countOnce"], text["denominator"]));
    }

    public NamedTable? ByGrade()
    {
        if (results.Find("WORST_GRADE") is not { } worst) return null;
        TableBuilder table = Begin("termGrade", ClinicalPlan.Safety);
        foreach (string term in Ordered(worst))
        {
            table.Section(text.Value(term));
            foreach (string grade in worst.Results.Where(r => string.Equals(r.Groups[1].GroupValue, term, StringComparison.Ordinal)).Select(r => r.Groups[2].GroupValue!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                table.Frequency("WORST_GRADE", text.Format("grade", grade), 1, [term, grade]);
        }

        return new NamedTable("ae-worst-grade", table.Build(text["byGrade"], text["worstRule"], text["denominator"]));
    }

    /// <summary>The worst grade of each subject on treatment by laboratory values, low ones first.</summary>
    public NamedTable? Laboratory()
    {
        Analysis[] found = [.. new[] { "LAB_LOW", "LAB_HIGH" }.Select(results.Find).OfType<Analysis>()];
        if (found.Length == 0) return null;
        TableBuilder table = Begin("termGrade", ClinicalPlan.Safety);
        foreach (Analysis analysis in found)
        {
            foreach (string term in Ordered(analysis))
            {
                table.Section(text.Value(term));
                foreach (string grade in analysis.Results.Where(r => string.Equals(r.Groups[1].GroupValue, term, StringComparison.Ordinal)).Select(r => r.Groups[2].GroupValue!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                    table.Frequency(analysis.Id, text.Format("grade", grade), 1, [term, grade]);
            }
        }

        return table.Rows == 0 ? null : new NamedTable("lab-worst-grade", table.Build(text["laboratory"], text["laboratoryNote"], text["denominator"]));
    }

    private static IEnumerable<string> Ordered(Analysis worst) => worst.Results.Where(r => r.OperationId is "FREQUENCY_1" && r.Groups[0].GroupId is not ClinicalPlan.Total)
        .GroupBy(r => r.Groups[1].GroupValue!, StringComparer.Ordinal).OrderByDescending(g => g.Sum(r => r.Subjects.Length)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);

    private TableBuilder Begin(string heading, string population) => new(results, text, text[heading], population);

    private static (string Text, IReadOnlyList<string> Subjects) Count(TableBuilder table, string id, string group) =>
        table.Result(id, "COUNT_1", group) is { } n ? (n.Formatted, n.Subjects) : ("0", []);

    private void Summary(TableBuilder table, string id, string label)
    {
        if (table.Result(id, "SUMMARY_1", ClinicalPlan.GroupOf(0)) is null) return;
        table.Section(label);
        table.Row("n", 1, g => table.Result(id, "SUMMARY_1", g) is { } n ? (n.Formatted, n.Subjects) : ("0", []));
        table.Row(text["meanSd"], 1, g => ($"{table.Result(id, "SUMMARY_2", g)?.Formatted} ({table.Result(id, "SUMMARY_3", g)?.Formatted})", Of(g)));
        table.Row(text["medianQuartiles"], 1, g => ($"{table.Result(id, "SUMMARY_4", g)?.Formatted} ({table.Result(id, "SUMMARY_5", g)?.Formatted}–{table.Result(id, "SUMMARY_6", g)?.Formatted})", Of(g)));
        table.Row(text["extremes"], 1, g => ($"{table.Result(id, "SUMMARY_7", g)?.Formatted}–{table.Result(id, "SUMMARY_8", g)?.Formatted}", Of(g)));

        IReadOnlyList<string> Of(string g) => table.Result(id, "SUMMARY_1", g)?.Subjects ?? [];
    }

    // <65 stands before 65-80, and that before >80.
    private static int Rank(string value) => value is ['<', ..] ? 0 : value is ['>' or '≥', ..] ? 2 : 1;

    private void Category(TableBuilder table, string variable)
    {
        if (results.Find(variable) is null) return;
        if (variable.EndsWith("FL", StringComparison.Ordinal))
        {
            table.Frequency(variable, text.Variable(variable), 0, ["Y"]);
            return;
        }

        table.Section(text.Variable(variable));
        IEnumerable<string> values = table.Values(variable);
        if (Ordinal.Contains(variable, StringComparer.Ordinal)) values = values.OrderBy(Rank).ThenBy(v => v, StringComparer.Ordinal);
        foreach (string value in values) table.Frequency(variable, text.Value(value), 1, [value]);
    }
}
