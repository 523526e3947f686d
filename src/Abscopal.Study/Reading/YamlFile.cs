using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Reading;

/// <summary>Loads one YAML document as nodes, within bounds that a hand-written file never meets.</summary>
internal static class YamlFile
{
    private const int GreatestFileBytes = 4 * 1024 * 1024;
    private const int GreatestDepth = 32;
    private const int GreatestExpandedNodes = 200_000;

    public static NodeReader? Load(ProblemLog log)
    {
        return ReadText(log) is { } text && Parse(text, log) is { } root ? new NodeReader(root, "", log) : null;
    }

    /// <summary>The root of a text that holds one document; null, with what is wrong in the log, for any other.</summary>
    public static YamlNode? Parse(string text, ProblemLog log)
    {
        try
        {
            if (!IsWithinDepth(text, log)) return null;

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count != 1)
            {
                string found = stream.Documents.Count.ToString(CultureInfo.InvariantCulture);
                log.Add($"holds {found} YAML documents", line: null, key: null, "exactly one");
                return null;
            }

            YamlNode root = stream.Documents[0].RootNode;
            return IsWithinSize(root, log) ? root : null;
        }
        catch (YamlException wrong)
        {
            log.Add($"cannot be read as YAML: {Reason(wrong)}", (int)wrong.Start.Line, key: null, "YAML, each key once in its place");
            return null;
        }
        catch (ArgumentException)
        {
            // The library names an event it did not expect by this exception, and not where.
            log.Add("cannot be read as YAML: a bracket, brace or mark stands where nothing is open", line: null, key: null, "YAML, each key once in its place");
            return null;
        }
    }

    private static string? ReadText(ProblemLog log)
    {
        var file = new FileInfo(log.File);
        if (!file.Exists)
        {
            log.Add("there is no such file", line: null, key: null, "a YAML file that can be read");
            return null;
        }

        if (file.Length > GreatestFileBytes)
        {
            log.Add("is larger than 4 MB", line: null, key: null, "a study's YAML file");
            return null;
        }

        try
        {
            return File.ReadAllText(log.File, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            log.Add("is not UTF-8 text", line: null, key: null, "UTF-8");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            log.Add($"cannot be read: {wrong.Message}", line: null, key: null, "a YAML file that can be read");
        }

        return null;
    }

    // The node model is built by recursion, so depth is bounded on the flat events before it is built.
    private static bool IsWithinDepth(string text, ProblemLog log)
    {
        var parser = new Parser(new StringReader(text));
        int depth = 0;
        while (MoveNext(parser))
        {
            depth += parser.Current switch
            {
                MappingStart or SequenceStart => 1,
                MappingEnd or SequenceEnd => -1,
                _ => 0,
            };
            if (depth <= GreatestDepth) continue;

            log.Add("is nested too deeply", (int)parser.Current!.Start.Line, key: null, $"at most {GreatestDepth} levels");
            return false;
        }

        return true;
    }

    // An unclosed bracket can make the parser throw what says nothing of the file.
    private static bool MoveNext(Parser parser)
    {
        Mark before = parser.Current?.End ?? Mark.Empty;
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException wrong)
        {
            throw new YamlException(before, before, "what follows here does not fit, perhaps a bracket or a quote is not closed", wrong);
        }
    }

    // Aliases share nodes: a few lines can stand for billions of values, or for themselves.
    private static bool IsWithinSize(YamlNode root, ProblemLog log)
    {
        var sizes = new Dictionary<YamlNode, int>(ReferenceEqualityComparer.Instance);
        if (ExpandedSize(root, sizes) <= GreatestExpandedNodes) return true;

        log.Add("its aliases stand for too many values", line: null, key: null, $"at most {GreatestExpandedNodes} values");
        return false;
    }

    private static int ExpandedSize(YamlNode node, Dictionary<YamlNode, int> sizes)
    {
        if (sizes.TryGetValue(node, out int known)) return known;

        sizes[node] = GreatestExpandedNodes + 1;
        IEnumerable<YamlNode> children = node switch
        {
            YamlMappingNode map => map.Children.SelectMany(pair => new[] { pair.Key, pair.Value }),
            YamlSequenceNode list => list.Children,
            _ => [],
        };
        int size = 1;
        foreach (YamlNode child in children)
        {
            size = Math.Min(size + ExpandedSize(child, sizes), GreatestExpandedNodes + 1);
        }

        sizes[node] = size;
        return size;
    }

    private static string Reason(YamlException wrong)
    {
        string reason = (wrong.InnerException as YamlException ?? wrong).Message;
        return reason.ReplaceLineEndings(" ").TrimEnd('.');
    }
}
