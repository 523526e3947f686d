using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Writing;

/// <summary>A mapping of YAML that leaves out what is not told.</summary>
internal sealed class YamlMap
{
    public YamlMappingNode Node { get; } = [];

    public YamlMap InLine()
    {
        Node.Style = MappingStyle.Flow;
        return this;
    }

    /// <summary>A word of the file's own language: an identifier or a choice.</summary>
    public YamlMap Add(string key, string? word) => word is null ? this : Add(key, new YamlScalarNode(word));

    public YamlMap Add(string key, int? number) => Add(key, number?.ToString(CultureInfo.InvariantCulture));

    public YamlMap Add(string key, decimal? number) => Add(key, number?.ToString(CultureInfo.InvariantCulture));

    public YamlMap Add(string key, Words? words) => words is null ? this : Add(key, Of(words));

    public YamlMap Add(string key, YamlMap? map) => map is null ? this : Add(key, map.Node);

    public YamlMap Text(string key, string? text) => text is null ? this : Add(key, Quoted(text));

    /// <summary>A node that was made elsewhere.</summary>
    public YamlMap Put(string key, YamlNode? node) => node is null ? this : Add(key, node);

    /// <summary>The value of a key of another mapping, where it has one.</summary>
    public YamlMap Put(string key, YamlMappingNode from, string other) => from.Children.TryGetValue(new YamlScalarNode(other), out YamlNode? node) ? Put(key, node) : this;

    /// <summary>A list in lines; left out where it is empty.</summary>
    public YamlMap Add<T>(string key, IEnumerable<T> items, Func<T, YamlNode> node)
    {
        var list = new YamlSequenceNode(items.Select(node));
        return list.Children.Count == 0 ? this : Add(key, list);
    }

    /// <summary>A list in one line, written even where it is empty.</summary>
    public YamlMap InLine<T>(string key, IEnumerable<T> items)
        where T : IFormattable =>
        Add(key, new YamlSequenceNode(items.Select(i => new YamlScalarNode(i.ToString(null, CultureInfo.InvariantCulture)))) { Style = SequenceStyle.Flow });

    /// <summary>A list of identifiers in one line; left out where it is empty.</summary>
    public YamlMap Names(string key, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? this : Add(key, new YamlSequenceNode(names.Select(n => new YamlScalarNode(n))) { Style = SequenceStyle.Flow });

    public static YamlNode Of(Words words)
    {
        if (words.Languages.IsEmpty) return Quoted(words.English);
        var map = new YamlMappingNode { Style = MappingStyle.Flow };
        map.Add("en", Quoted(words.English));
        foreach (string language in words.Languages) map.Add(language, Quoted(words.In(language)));
        return map;
    }

    /// <summary>The mapping as YAML.</summary>
    public override string ToString()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithBestWidth(int.MaxValue).WithIndentedSequences());
        new YamlStream(new YamlDocument(Node)).Save(emitter, assignAnchors: false);
        return text.ToString().Replace("\n...\n", "\n", StringComparison.Ordinal).TrimEnd('\n');
    }

    private YamlMap Add(string key, YamlNode value)
    {
        Node.Children[new YamlScalarNode(key)] = value;
        return this;
    }

    private static YamlScalarNode Quoted(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };
}
