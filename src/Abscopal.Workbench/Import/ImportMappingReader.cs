using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Abscopal.Clinical.Import;
using Abscopal.Input;
using Abscopal.Study.Reading;

namespace Abscopal.Workbench.Import;

/// <summary>Reads the mapping of an import from YAML; its JSON Schema is samples/capture/import.schema.json.</summary>
public static partial class ImportMappingReader
{
    private static readonly Rule<ImportKind?> Kinds = Rules.OneOf(("text", ImportKind.Text), ("number", ImportKind.Number), ("date", ImportKind.Date), ("day", ImportKind.Day));
    private static readonly Rule<string?> VariableName = new("a letter, then letters, digits and underscores, 32 at most", text => NamePattern().IsMatch(text) ? text : null);
    private static readonly Rule<string?> Field = new("a field of the form, or one of " + string.Join(", ", ImportVariable.Words), text =>
        text.Length > 0 && (text[0] != '$' || ImportVariable.Words.Contains(text, StringComparer.Ordinal)) ? text : null)
    { Choices = ImportVariable.Words };

    /// <summary>Reads a mapping.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file cannot be read or is wrong; every problem with its line and key.</exception>
    public static ImportMapping Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var log = new ProblemLog(path);
        ImportMapping? mapping = YamlFile.Load(log)?.Map() is { } map ? Read(map, path) : null;
        log.ThrowIfAny();
        return mapping!;
    }

    private static ImportMapping? Read(MapReader map, string path)
    {
        string? study = map.Required("study", Rules.Text);
        string prefix = map.Optional("subjectPrefix", Rules.Text) ?? "";
        ImmutableArray<string> missing = map.List("missing", item => item.Scalar(Rules.Text));
        ImmutableDictionary<string, ImportEvent> events = Events(map);
        ImmutableArray<ImportDataset> datasets = map.RequiredList("datasets", item => item.Map() is { } dataset ? Dataset(dataset) : null);
        foreach (IGrouping<string, ImportDataset> twice in datasets.GroupBy(d => d.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any())) map.Wrong("datasets", $"the dataset {twice.Key} is there twice", "each name once");
        map.Close();
        return study is null ? null : new ImportMapping(study, path) { SubjectPrefix = prefix, Missing = missing, Events = events, Datasets = datasets };
    }

    private static ImmutableDictionary<string, ImportEvent> Events(MapReader map)
    {
        var events = ImmutableDictionary.CreateBuilder<string, ImportEvent>(StringComparer.Ordinal);
        foreach (MapReader item in map.List("events", item => item.Map()))
        {
            string? name = item.Required("event", Rules.Text);
            string? visit = item.Required("visit", Rules.Text);
            string? number = item.Optional("number", Rules.Number("a number such as 1 or 1.1", _ => true)) is { } value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
            item.Close();
            if (name is not null && visit is not null && !events.TryAdd(name, new ImportEvent(visit, number))) item.Wrong("event", $"the event '{name}' is there twice", "each event once");
        }

        return events.ToImmutable();
    }

    private static ImportDataset? Dataset(MapReader map)
    {
        string? name = map.Required("name", VariableName);
        string? form = map.Required("form", Rules.Text);
        string label = map.Optional("label", Rules.Text) ?? "";
        string? group = map.Optional("group", Rules.Text);
        ImmutableArray<string> events = map.List("events", item => item.Scalar(Rules.Text));
        string? each = map.Optional("each", Rules.Text);
        string? keep = map.Optional("keep", Rules.Text);
        string? sequence = map.Optional("sequence", VariableName);
        ImmutableArray<ImportVariable> variables = map.RequiredList("variables", item => item.Map() is { } variable ? Variable(variable) : null);
        string[] names = ["STUDYID", "DOMAIN", "USUBJID", .. sequence is null ? Array.Empty<string>() : [sequence], .. variables.Select(v => v.Name)];
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) map.Wrong("variables", $"the variable {twice.Key} is there twice", "each name once; STUDYID, DOMAIN and USUBJID are made");
        map.Close();
        return name is null || form is null ? null : new ImportDataset(name, form) { Label = label, Group = group, Events = events, Each = each, Keep = keep, Sequence = sequence, Variables = variables, Line = map.Line };
    }

    private static ImportVariable? Variable(MapReader map)
    {
        string? name = map.Required("name", VariableName);
        string label = map.Optional("label", Rules.Text) ?? "";
        string? from = map.Optional("from", Field);
        string? constant = map.Optional("constant", Rules.Text);
        ImportKind kind = map.Optional("type", Kinds) ?? ImportKind.Text;
        bool keepsCode = map.Optional("code", Rules.Flag) ?? false;
        ImmutableDictionary<string, string>? terms = Terms(map);
        if (map.Has("from") == map.Has("constant")) map.Wrong("needs one of from and constant", "from, constant");
        if (keepsCode && terms is not null) map.Wrong("code", "stands beside terms", "one of them");
        map.Close();
        return name is null ? null : new ImportVariable(name) { Label = label, From = from, Constant = constant, Kind = kind, KeepsCode = keepsCode, Terms = terms, Line = map.Line };
    }

    private static ImmutableDictionary<string, string>? Terms(MapReader map)
    {
        if (!map.Has("terms"))
        {
            map.Optional("terms");
            return null;
        }

        var terms = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (MapReader item in map.RequiredList("terms", item => item.Map()))
        {
            string? code = item.Required("code", Rules.Text);
            string? term = item.Required("term", Rules.Text);
            item.Close();
            if (code is not null && term is not null && !terms.TryAdd(code, term)) item.Wrong("code", $"the code '{code}' is there twice", "each code once");
        }

        return terms.ToImmutable();
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,31}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();
}
