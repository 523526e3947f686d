using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Abscopal.Study;

namespace Abscopal.Evidence.Audit;

/// <summary>The sentences of findings in English and Simplified Chinese, with their numbers filled in.</summary>
/// <remarks>Embedded JSON files, one a language, with the same keys and placeholders.</remarks>
internal static class AuditWords
{
    public static readonly FrozenDictionary<string, string> English = Read("en"), Chinese = Read("zh");

    public static Words Say(string key, params object?[] values) =>
        new(Fill(English[key], values, "en"), [KeyValuePair.Create("zh", Fill(Chinese[key], values, "zh"))]);

    /// <summary>Texts one after the other, with a semicolon between.</summary>
    public static Words Join(IReadOnlyList<Words> parts) =>
        new(string.Join("; ", parts.Select(p => p.English)), [KeyValuePair.Create("zh", string.Join("；", parts.Select(p => p.In("zh"))))]);

    private static string Fill(string text, object?[] values, string language) =>
        string.Format(CultureInfo.InvariantCulture, text, [.. values.Select(v => v is Words words ? words.In(language) : v)]);

    private static FrozenDictionary<string, string> Read(string language)
    {
        using Stream stream = typeof(AuditWords).Assembly.GetManifestResourceStream($"Audit/{language}.json")
            ?? throw new InvalidOperationException($"The words of the audit in '{language}' are not embedded.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(w => w.Name, w => w.Value.GetString()!, StringComparer.Ordinal);
    }
}
