namespace Abscopal.Reporting.Fonts;

/// <summary>The embedded fonts: their bytes for the back ends, and the widths of texts for layout.</summary>
/// <remarks>
/// Widths come from the fonts' own advance widths, without kerning, so they need no native library and equal what
/// the back ends draw. Fonts: Abscopal Sans, a subset of Noto Sans CJK SC under the SIL Open Font License 1.1.
/// </remarks>
public static class FontBook
{
    private static readonly Lazy<FontMetrics> RegularMetrics = new(() => FontMetrics.Parse(Read("AbscopalSans-Regular.otf")));
    private static readonly Lazy<FontMetrics> BoldMetrics = new(() => FontMetrics.Parse(Read("AbscopalSans-Bold.otf")));

    /// <summary>The name of the font family.</summary>
    public const string Family = "Abscopal Sans";

    /// <summary>The CSS font stack: the embedded font, fonts of the same design, and what systems have.</summary>
    public const string CssStack = "'Abscopal Sans','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',Arial,sans-serif";

    /// <summary>Height of a capital letter as a fraction of the font size.</summary>
    public const double CapHeight = 0.733;

    /// <summary>Height above the baseline that no character of the font exceeds noticeably, as a fraction of the font size.</summary>
    public const double Ascent = 0.88;

    /// <summary>Depth below the baseline as a fraction of the font size.</summary>
    public const double Descent = 0.22;

    /// <summary>Distance of baselines in running text as a fraction of the font size.</summary>
    public const double LineHeight = 1.35;

    /// <summary>The OpenType file of a weight.</summary>
    /// <param name="bold">Bold, or regular.</param>
    public static byte[] OpenType(bool bold) => Read(bold ? "AbscopalSans-Bold.otf" : "AbscopalSans-Regular.otf");

    /// <summary>The WOFF2 file of a weight with everything but Chinese, for embedding in pages.</summary>
    /// <param name="bold">Bold, or regular.</param>
    public static byte[] LatinWoff2(bool bold) => Read(bold ? "AbscopalSans-Latin-Bold.woff2" : "AbscopalSans-Latin-Regular.woff2");

    /// <summary>The licence of the fonts.</summary>
    public static string Licence => System.Text.Encoding.UTF8.GetString(Read("OFL.txt"));

    /// <summary>The width of a text on one line, in points.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Font size in points.</param>
    /// <param name="bold">Bold, or regular.</param>
    /// <exception cref="MissingGlyphException">The font lacks a character of the text.</exception>
    public static double Width(string text, double size, bool bold = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        FontMetrics metrics = (bold ? BoldMetrics : RegularMetrics).Value;
        long units = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            int advance = metrics.Advance(rune.Value);
            units += advance >= 0 ? advance : throw new MissingGlyphException(rune.Value, text);
        }
        return units * size / metrics.UnitsPerEm;
    }

    /// <summary>Whether both weights of the font can draw a character.</summary>
    /// <param name="codePoint">A Unicode code point.</param>
    public static bool Covers(int codePoint) =>
        RegularMetrics.Value.Advance(codePoint) >= 0 && BoldMetrics.Value.Advance(codePoint) >= 0;

    /// <summary>Throws when the font lacks a character of the text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="MissingGlyphException">The font lacks a character of the text.</exception>
    public static void Require(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            if (!Covers(rune.Value))
                throw new MissingGlyphException(rune.Value, text);
        }
    }

    private static byte[] Read(string name)
    {
        using Stream stream = typeof(FontBook).Assembly.GetManifestResourceStream("Fonts/" + name)
            ?? throw new InvalidOperationException($"The font resource {name} is not embedded.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
