using Abscopal.Input;
using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Reading;

/// <summary>A node of a YAML file that knows its place and answers typed questions; what is wrong goes to the log.</summary>
internal sealed class NodeReader(YamlNode node, string path, ProblemLog log)
{
    private static readonly ImmutableArray<string> Languages = ["zh"];

    public int Line => (int)node.Start.Line;

    public bool IsList => node is YamlSequenceNode;

    public bool IsScalar => node is YamlScalarNode;

    public void Wrong(string what, string? allowed = null) => log.Add(what, Line, path, allowed);

    public MapReader? Map()
    {
        if (node is YamlMappingNode map) return new MapReader(map, path, log);

        Wrong($"is {Kind()}", "keys with their values");
        return null;
    }

    /// <summary>The items of a list that could be read.</summary>
    public ImmutableArray<T> List<T>(Func<NodeReader, T?> read)
        where T : class
    {
        var items = ImmutableArray.CreateBuilder<T>();
        foreach (NodeReader item in Items())
        {
            if (read(item) is { } value) items.Add(value);
        }

        return items.ToImmutable();
    }

    /// <summary>The scalars of a list; null when one of them is wrong, so that no check runs on a part.</summary>
    public ImmutableArray<T>? ListOf<T>(Rule<T?> rule)
        where T : struct
    {
        if (node is not YamlSequenceNode)
        {
            Items();
            return null;
        }

        List<T?> items = [.. Items().Select(item => item.Scalar(rule))];
        return items.Exists(item => item is null) ? null : [.. items.Select(item => item!.Value)];
    }

    public T Scalar<T>(Rule<T> rule)
    {
        if (node is not YamlScalarNode scalar)
        {
            Wrong($"is {Kind()}", rule.Allowed);
            return default!;
        }

        string text = scalar.Value ?? "";
        if (IsEmpty(scalar))
        {
            Wrong("is empty", rule.Allowed);
            return default!;
        }

        T value = rule.Parse(text);
        if (value is null)
        {
            string? meant = Spelling.Nearest(text, rule.Choices);
            Wrong(meant is null ? $"'{text}' cannot be used" : $"'{text}' cannot be used; did you mean '{meant}'?", rule.Allowed);
        }

        return value;
    }

    /// <summary>A text, or one text a language.</summary>
    public Words? Words()
    {
        if (node is YamlScalarNode)
        {
            string? text = Scalar(Rules.Text);
            return text is null ? null : new Words(text);
        }

        if (node is not YamlMappingNode)
        {
            Wrong($"is {Kind()}", "a text, or en: and zh: with a text each");
            return null;
        }

        MapReader map = Map()!;
        string? english = map.Required("en", Rules.Text);
        var translations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string language in Languages)
        {
            if (map.Optional(language, Rules.Text) is { } text) translations.Add(language, text);
        }

        map.Close();
        return english is null ? null : new Words(english, translations);
    }

    /// <summary>The line of the deepest part of a path such as <c>looks[1].events</c> that is there.</summary>
    public int LineOf(string below)
    {
        YamlNode here = node;
        foreach (string step in below.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            YamlNode? next = here switch
            {
                YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(step), out YamlNode? value) ? value : null,
                YamlSequenceNode list when step[0] == '[' && int.TryParse(step.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out int index) => list.Children.ElementAtOrDefault(index),
                _ => null,
            };
            if (next is null) break;
            here = next;
        }

        return (int)here.Start.Line;
    }

    private NodeReader[] Items()
    {
        if (node is YamlSequenceNode list)
        {
            return [.. list.Children.Select((child, index) => new NodeReader(child, path + Index(index), log))];
        }

        Wrong($"is {Kind()}", "a list");
        return [];
    }

    private static string Index(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");

    private static bool IsEmpty(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null";

    private string Kind() => node switch
    {
        YamlMappingNode => "a mapping of keys",
        YamlSequenceNode => "a list",
        YamlScalarNode scalar when IsEmpty(scalar) => "empty",
        YamlScalarNode scalar => $"the single value '{scalar.Value}'",
        _ => "an alias to itself",
    };
}
