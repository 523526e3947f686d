using System.Globalization;

namespace Abscopal.Reporting.Fonts;

/// <summary>A text holds a character that the embedded font cannot draw. It would vanish without a trace in a picture.</summary>
public sealed class MissingGlyphException : Exception
{
    /// <summary>Creates the exception for a character of a text.</summary>
    /// <param name="codePoint">The Unicode code point the font lacks.</param>
    /// <param name="text">The whole text.</param>
    public MissingGlyphException(int codePoint, string text)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"The embedded font has no glyph for U+{codePoint:X4} in the text \"{text}\"; it covers Latin-1, Greek, common signs and Simplified Chinese (GB 2312)."))
    {
        CodePoint = codePoint;
        Text = text;
    }

    /// <summary>The Unicode code point the font lacks.</summary>
    public int CodePoint { get; }

    /// <summary>The text that holds it.</summary>
    public string Text { get; }
}
