using System.Collections.Immutable;

namespace Abscopal.Study;

/// <summary>A text for people, in English and perhaps in other languages.</summary>
public sealed class Words : IEquatable<Words>
{
    private readonly ImmutableSortedDictionary<string, string> _translations;

    /// <summary>A text in English with its translations.</summary>
    /// <param name="english">The text in English.</param>
    /// <param name="translations">The text by language subtag, for example <c>zh</c>.</param>
    public Words(string english, IEnumerable<KeyValuePair<string, string>>? translations = null)
    {
        ArgumentNullException.ThrowIfNull(english);
        English = english;
        _translations = (translations ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>The text in English.</summary>
    public string English { get; }

    /// <summary>The languages it is written in beside English.</summary>
    public ImmutableArray<string> Languages => [.. _translations.Keys];

    /// <summary>A text in English only.</summary>
    /// <param name="english">The text.</param>
    public static implicit operator Words(string english) => new(english);

    /// <summary>Whether two texts are the same in every language.</summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Words? left, Words? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two texts differ in some language.</summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Words? left, Words? right) => !(left == right);

    /// <summary>The text in a language, or in English where it was not translated.</summary>
    /// <param name="lang">A language tag; <c>zh-Hans</c> finds <c>zh</c>.</param>
    public string In(string lang)
    {
        ArgumentNullException.ThrowIfNull(lang);
        if (_translations.TryGetValue(lang, out string? text)) return text;

        int hyphen = lang.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && _translations.TryGetValue(lang[..hyphen], out text) ? text : English;
    }

    /// <summary>Whether the text is written in a language and does not fall back to English.</summary>
    /// <param name="lang">A language subtag.</param>
    public bool IsWrittenIn(string lang) =>
        string.Equals(lang, "en", StringComparison.Ordinal) || _translations.ContainsKey(lang);

    /// <inheritdoc/>
    public bool Equals(Words? other) =>
        other is not null && string.Equals(English, other.English, StringComparison.Ordinal) && _translations.SequenceEqual(other._translations);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Words);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(English);

    /// <summary>The text in English.</summary>
    public override string ToString() => English;
}
