using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Abscopal.Input;

namespace Abscopal.Clinical.Ars;

/// <summary>Reads a reporting event of the Analysis Results Standard, version 1, with the results it holds.</summary>
public static class ReportingEventReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, JSON.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or is no reporting event.</exception>
    public static ReportingEvent Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path)) throw new InvalidInputException(new InputProblem("there is no such file", path, Allowed: "a reporting event of CDISC ARS v1 as JSON"));
        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument json = JsonDocument.Parse(stream);
            return Event(json.RootElement);
        }
        catch (JsonException broken)
        {
            throw new InvalidInputException(new InputProblem("is not JSON: " + broken.Message, path, (int?)(broken.LineNumber + 1)), broken);
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidInputException(new InputProblem("is not a reporting event: " + wrong.Message, path, Allowed: "CDISC ARS v1, with analysisSets, methods and analyses"), wrong);
        }
    }

    private static ReportingEvent Event(JsonElement root)
    {
        ImmutableArray<AnalysisMethod> methods = [.. Items(root, "methods").Select(Method)];
        return new ReportingEvent
        {
            Id = Text(root, "id"),
            Name = Text(root, "name"),
            AnalysisSets = [.. Items(root, "analysisSets").Select(Named)],
            DataSubsets = [.. Items(root, "dataSubsets").Select(Named)],
            Groupings = [.. Items(root, "analysisGroupings").Select(GroupingOf)],
            Methods = methods,
            Analyses = [.. Items(root, "analyses").Select(AnalysisOf)],
        };
    }

    private static AnalysisMethod Method(JsonElement json)
    {
        string name = Text(json, "name");
        return new AnalysisMethod(Text(json, "id"), name, [.. Items(json, "operations").Select(o => new AnalysisOperation(Text(o, "id"), Text(o, "name"), OperationName.Kind(name, Text(o, "name"))))]);
    }

    private static NamedSelection Named(JsonElement json) => new(Text(json, "id"), Optional(json, "name") ?? Optional(json, "label") ?? Text(json, "id"), SelectionOf(json));

    private static Grouping GroupingOf(JsonElement json) =>
        new(Text(json, "id"), Text(json, "name"), Optional(json, "groupingDataset") ?? "ADSL", Optional(json, "groupingVariable") ?? "", [.. Items(json, "groups").Select(Named)]);

    private static Selection SelectionOf(JsonElement json)
    {
        if (json.TryGetProperty("condition", out JsonElement condition))
            return new Selection.Condition(Text(condition, "dataset"), Text(condition, "variable"), Text(condition, "comparator"), [.. Items(condition, "value").Select(v => v.ToString())]);
        JsonElement compound = json.GetProperty("compoundExpression");
        return new Selection.Compound(Text(compound, "logicalOperator"), [.. Items(compound, "whereClauses").Select(SelectionOf)]);
    }

    private static Analysis AnalysisOf(JsonElement json) => new()
    {
        Id = Text(json, "id"),
        Name = Text(json, "name"),
        MethodId = Text(json, "methodId"),
        AnalysisSetId = Optional(json, "analysisSetId"),
        DataSubsetId = Optional(json, "dataSubsetId"),
        Dataset = Optional(json, "dataset") ?? "",
        Variable = Optional(json, "variable") ?? "",
        Groupings = [.. Items(json, "orderedGroupings").OrderBy(g => g.GetProperty("order").GetInt32()).Select(g => new AnalysisGrouping(Text(g, "groupingId"), g.GetProperty("resultsByGroup").GetBoolean()))],
        Results = [.. Items(json, "results").Select(Result)],
    };

    private static OperationResult Result(JsonElement json)
    {
        string raw = Optional(json, "rawValue") ?? "";
        return new OperationResult
        {
            OperationId = Text(json, "operationId"),
            Groups = [.. Items(json, "resultGroups").Select(g => new ResultGroup(Text(g, "groupingId"), Optional(g, "groupId"), Optional(g, "groupValue")))],
            Value = double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null,
            Raw = raw,
            Formatted = Optional(json, "formattedValue") ?? "",
        };
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string key) => json.TryGetProperty(key, out JsonElement items) ? items.EnumerateArray() : default;

    private static string Text(JsonElement json, string key) => json.TryGetProperty(key, out JsonElement value) && value.GetString() is { } text
        ? text
        : throw new KeyNotFoundException($"'{key}' is missing");

    private static string? Optional(JsonElement json, string key) => json.TryGetProperty(key, out JsonElement value) ? value.GetString() : null;
}
