using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Abscopal.Reporting.Words;

/// <summary>The words of a report in one language, by key. The language is passed explicitly, never taken from the thread.</summary>
/// <remarks>Resources are embedded JSON files, one a language, all with the same keys and placeholders.</remarks>
public sealed class Vocabulary
{
    private readonly FrozenDictionary<string, string> _words;

    private Vocabulary(string language, FrozenDictionary<string, string> words)
    {
        Language = language;
        _words = words;
    }

    /// <summary>The languages there are.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh"];

    /// <summary>The language key: <c>en</c> or <c>zh</c>.</summary>
    public string Language { get; }

    /// <summary>The language tag for HTML: <c>en</c> or <c>zh-Hans</c>.</summary>
    public string LanguageTag => string.Equals(Language, "zh", StringComparison.Ordinal) ? "zh-Hans" : Language;

    /// <summary>The keys, in ordinal order.</summary>
    public IReadOnlyList<string> Keys => [.. _words.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The words under a key, placeholders unfilled.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The vocabulary has no such key.</exception>
    public string this[string key] => _words.TryGetValue(key, out string? text)
        ? text
        : throw new KeyNotFoundException($"The words of language '{Language}' have no key '{key}'.");

    /// <summary>The words under a key, its placeholders {0}, {1}, ... filled in (culture-invariant).</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">One value for each placeholder.</param>
    /// <exception cref="KeyNotFoundException">The vocabulary has no such key.</exception>
    /// <exception cref="FormatException">A placeholder has no value.</exception>
    public string Format(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The vocabulary of a language.</summary>
    /// <param name="language"><c>en</c> (English) or <c>zh</c> (Simplified Chinese).</param>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static Vocabulary For(string language)
    {
        if (!Languages.Contains(language, StringComparer.Ordinal))
            throw new ArgumentException($"There are no words in language '{language}'; the languages are {string.Join(", ", Languages)}.", nameof(language));
        using Stream stream = typeof(Vocabulary).Assembly.GetManifestResourceStream($"Words/{language}.json")
            ?? throw new InvalidOperationException($"The words of language '{language}' are not embedded.");
        using JsonDocument document = JsonDocument.Parse(stream);
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        foreach (JsonProperty word in document.RootElement.EnumerateObject())
            words.Add(word.Name, word.Value.GetString()!);
        return new Vocabulary(language, words.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
