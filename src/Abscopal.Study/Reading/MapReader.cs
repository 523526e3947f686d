using Abscopal.Input;
using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Reading;

/// <summary>A mapping whose keys are asked for by name; what was never asked for is unknown.</summary>
internal sealed class MapReader(YamlMappingNode map, string path, ProblemLog log)
{
    private readonly List<string> _known = [];

    public int Line => (int)map.Start.Line;

    public string File => log.File;

    public bool Has(string key) => map.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>The value of a key that may be left out.</summary>
    public NodeReader? Optional(string key)
    {
        _known.Add(key);
        return map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? new NodeReader(value, PathOf(key), log) : null;
    }

    public T? Optional<T>(string key, Rule<T> rule) => Optional(key) is { } value ? value.Scalar(rule) : default;

    /// <summary>The value of a key; that it is missing goes to the log.</summary>
    public NodeReader? Required(string key, string allowed)
    {
        NodeReader? value = Optional(key);
        if (value is null) log.Add("is missing", Line, PathOf(key), allowed);
        return value;
    }

    public T? Required<T>(string key, Rule<T> rule) => Required(key, rule.Allowed) is { } value ? value.Scalar(rule) : default;

    public Words? Words(string key) => Required(key, "a text")?.Words();

    public Words? OptionalWords(string key) => Optional(key)?.Words();

    public ImmutableArray<Words> WordsList(string key) => Optional(key)?.List(item => item.Words()) ?? [];

    public ImmutableArray<T> List<T>(string key, Func<NodeReader, T?> read)
        where T : class =>
        Optional(key)?.List(read) ?? [];

    /// <summary>A list of names that stand elsewhere in the file; others go to the log.</summary>
    public ImmutableArray<string> Names(string key, ImmutableArray<string> known, string what)
    {
        ImmutableArray<string> names = Optional(key)?.List(item => item.Scalar(Rules.Identifier)) ?? [];
        foreach (string name in names) CheckName(key, name, known, what);
        return names;
    }

    /// <summary>Logs a name that does not stand elsewhere in the file.</summary>
    public void CheckName(string key, string? name, ImmutableArray<string> known, string what)
    {
        if (name is null || known.Contains(name, StringComparer.Ordinal)) return;
        string? meant = Spelling.Nearest(name, known);
        Wrong(key, meant is null ? $"'{name}' is not {what}" : $"'{name}' is not {what}; did you mean '{meant}'?", known.IsEmpty ? null : string.Join(", ", known));
    }

    /// <summary>A list with at least one item.</summary>
    public ImmutableArray<T> RequiredList<T>(string key, Func<NodeReader, T?> read)
        where T : class
    {
        NodeReader? value = Required(key, "a list of at least one");
        if (value is null) return [];

        bool any = false;
        ImmutableArray<T> items = value.List(item =>
        {
            any = true;
            return read(item);
        });
        if (!any && value.IsList) value.Wrong("is an empty list", "a list of at least one");
        return items;
    }

    /// <summary>Logs what is wrong with a key of this mapping.</summary>
    public void Wrong(string key, string what, string? allowed = null)
    {
        int line = map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? (int)value.Start.Line : Line;
        log.Add(what, line, PathOf(key), allowed);
    }

    /// <summary>Logs what is wrong with the mapping as a whole.</summary>
    public void Wrong(string what, string? allowed = null) => log.Add(what, Line, path, allowed);

    /// <summary>Logs every key that was never asked for.</summary>
    public void Close()
    {
        foreach (YamlNode key in map.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name })
            {
                if (_known.Contains(name, StringComparer.Ordinal)) continue;
                string? meant = Spelling.Nearest(name, _known);
                string what = meant is null ? "is not a key here" : $"is not a key here; did you mean '{meant}'?";
                log.Add(what, (int)key.Start.Line, PathOf(name), string.Join(", ", _known));
            }
            else
            {
                log.Add("has a key that is not a single word", (int)key.Start.Line, path, string.Join(", ", _known));
            }
        }
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
