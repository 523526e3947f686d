using System.Collections.Immutable;
using System.Text.Json;

namespace Abscopal.Clinical.Ars;

/// <summary>Writes a reporting event as JSON of the Analysis Results Standard, version 1, and what its numbers count as JSON beside it.</summary>
public static class ReportingEventWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the event with its results, by the published schema.</summary>
    /// <param name="plan">The event.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ReportingEvent plan, Stream output)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var json = new Utf8JsonWriter(output, Indented);
        json.WriteStartObject();
        json.WriteString("id", plan.Id);
        json.WriteString("name", plan.Name);
        json.WriteNumber("version", 1);
        Contents(json, plan);
        Selections(json, "analysisSets", plan.AnalysisSets);
        Selections(json, "dataSubsets", plan.DataSubsets);
        Array(json, "analysisGroupings", plan.Groupings, g => GroupingOf(json, g));
        Array(json, "methods", plan.Methods, m => Method(json, m));
        Array(json, "analyses", plan.Analyses, a => AnalysisOf(json, a));
        json.WriteEndObject();
    }

    /// <summary>Writes, for every result, its analysis, operation and groups with the subjects and rows it counts.</summary>
    /// <param name="plan">The event.</param>
    /// <param name="output">Where to.</param>
    public static void WriteRows(ReportingEvent plan, Stream output)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var json = new Utf8JsonWriter(output, Indented with { Indented = false });
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (Analysis analysis in plan.Analyses)
        {
            foreach (OperationResult result in analysis.Results)
            {
                json.WriteStartObject();
                json.WriteString("analysisId", analysis.Id);
                json.WriteString("dataset", analysis.Dataset);
                Result(json, result);
                Array(json, "subjects", result.Subjects, json.WriteStringValue);
                Array(json, "rows", result.Rows, json.WriteNumberValue);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Contents(Utf8JsonWriter json, ReportingEvent plan)
    {
        json.WriteStartObject("mainListOfContents");
        json.WriteString("name", "List of analyses");
        json.WriteStartObject("contentsList");
        json.WriteStartArray("listItems");
        for (int i = 0; i < plan.Analyses.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", plan.Analyses[i].Name);
            json.WriteNumber("level", 1);
            json.WriteNumber("order", i + 1);
            json.WriteString("analysisId", plan.Analyses[i].Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Selections(Utf8JsonWriter json, string key, ImmutableArray<NamedSelection> selections)
    {
        json.WriteStartArray(key);
        for (int i = 0; i < selections.Length; i++) Named(json, selections[i], i + 1);
        json.WriteEndArray();
    }

    private static void Named(Utf8JsonWriter json, NamedSelection selection, int order)
    {
        json.WriteStartObject();
        json.WriteString("id", selection.Id);
        json.WriteString("name", selection.Name);
        Where(json, selection.Where, 1, order);
        json.WriteEndObject();
    }

    private static void Where(Utf8JsonWriter json, Selection where, int level, int order)
    {
        json.WriteNumber("level", level);
        json.WriteNumber("order", order);
        if (where is Selection.Condition condition)
        {
            json.WriteStartObject("condition");
            json.WriteString("dataset", condition.Dataset);
            json.WriteString("variable", condition.Variable);
            json.WriteString("comparator", condition.Comparator);
            Array(json, "value", condition.Values, json.WriteStringValue);
            json.WriteEndObject();
            return;
        }

        var compound = (Selection.Compound)where;
        json.WriteStartObject("compoundExpression");
        json.WriteString("logicalOperator", compound.Operator);
        json.WriteStartArray("whereClauses");
        for (int i = 0; i < compound.Parts.Length; i++)
        {
            json.WriteStartObject();
            Where(json, compound.Parts[i], level + 1, i + 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void GroupingOf(Utf8JsonWriter json, Grouping grouping)
    {
        json.WriteStartObject();
        json.WriteString("id", grouping.Id);
        json.WriteString("name", grouping.Name);
        json.WriteString("groupingDataset", grouping.Dataset);
        json.WriteString("groupingVariable", grouping.Variable);
        json.WriteBoolean("dataDriven", grouping.IsDataDriven);
        if (!grouping.IsDataDriven) Selections(json, "groups", grouping.Groups);
        json.WriteEndObject();
    }

    private static void Method(Utf8JsonWriter json, AnalysisMethod method)
    {
        json.WriteStartObject();
        json.WriteString("id", method.Id);
        json.WriteString("name", method.Name);
        json.WriteStartArray("operations");
        for (int i = 0; i < method.Operations.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("id", method.Operations[i].Id);
            json.WriteString("name", method.Operations[i].Name);
            json.WriteNumber("order", i + 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void AnalysisOf(Utf8JsonWriter json, Analysis analysis)
    {
        json.WriteStartObject();
        json.WriteString("id", analysis.Id);
        json.WriteString("name", analysis.Name);
        json.WriteNumber("version", 1);
        Term(json, "reason", "SPECIFIED IN SAP");
        Term(json, "purpose", "EXPLORATORY OUTCOME MEASURE");
        json.WriteString("methodId", analysis.MethodId);
        if (analysis.AnalysisSetId is { } set) json.WriteString("analysisSetId", set);
        if (analysis.DataSubsetId is { } subset) json.WriteString("dataSubsetId", subset);
        json.WriteString("dataset", analysis.Dataset);
        json.WriteString("variable", analysis.Variable);
        json.WriteStartArray("orderedGroupings");
        for (int i = 0; i < analysis.Groupings.Length; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("order", i + 1);
            json.WriteString("groupingId", analysis.Groupings[i].GroupingId);
            json.WriteBoolean("resultsByGroup", analysis.Groupings[i].ResultsByGroup);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Array(json, "results", analysis.Results, r =>
        {
            json.WriteStartObject();
            Result(json, r);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, OperationResult result)
    {
        json.WriteString("operationId", result.OperationId);
        Array(json, "resultGroups", result.Groups, g =>
        {
            json.WriteStartObject();
            json.WriteString("groupingId", g.GroupingId);
            if (g.GroupId is { } id) json.WriteString("groupId", id);
            if (g.GroupValue is { } value) json.WriteString("groupValue", value);
            json.WriteEndObject();
        });
        json.WriteString("rawValue", result.Raw);
        json.WriteString("formattedValue", result.Formatted);
    }

    private static void Term(Utf8JsonWriter json, string key, string term)
    {
        json.WriteStartObject(key);
        json.WriteString("controlledTerm", term);
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string key, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(key);
        foreach (T item in items) write(item);
        json.WriteEndArray();
    }
}
