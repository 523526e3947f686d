using System.Text;

namespace Abscopal.Reporting.Fonts;

/// <summary>Breaks text into lines of a given width, between words, after hyphens and between Han characters.</summary>
public static class TextWrap
{
    // Punctuation that must not begin a line, and that which must not end one (a short form of GB/T 15834).
    private const string NotFirst = "，。、；：？！）》」』】”’…·％%,.;:?!)]}–—-";
    private const string NotLast = "（《「『【“‘([{";

    /// <summary>The lines of a text. A single word wider than the width is broken where it must.</summary>
    /// <param name="text">The text; line feeds are kept as breaks.</param>
    /// <param name="width">The width in points, greater than the font size.</param>
    /// <param name="size">Font size in points.</param>
    /// <param name="bold">Bold, or regular.</param>
    /// <exception cref="MissingGlyphException">The font lacks a character of the text.</exception>
    public static IReadOnlyList<string> Lines(string text, double width, double size, bool bold = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, size);
        List<string> lines = [];
        foreach (string paragraph in text.Split('\n'))
            Fill(lines, paragraph, width, size, bold);
        return lines;
    }

    /// <summary>The width of the widest part of a text that is not broken if it need not be.</summary>
    internal static double WidestWord(string text, double size, bool bold) =>
        Atoms(text.Replace('\n', ' ')).Select(atom => FontBook.Width(atom.Trim(), size, bold)).DefaultIfEmpty(0).Max();

    private static void Fill(List<string> lines, string paragraph, double width, double size, bool bold)
    {
        StringBuilder line = new();
        foreach (string atom in Atoms(paragraph))
        {
            if (line.Length > 0 && FontBook.Width(line + atom.TrimEnd(), size, bold) > width)
                Flush(lines, line);
            line.Append(line.Length == 0 ? atom.TrimStart() : atom);
            while (FontBook.Width(line.ToString().TrimEnd(), size, bold) > width)
                BreakWord(lines, line, width, size, bold);
        }
        Flush(lines, line);
    }

    private static void BreakWord(List<string> lines, StringBuilder line, double width, double size, bool bold)
    {
        int length = 1;
        while (FontBook.Width(line.ToString(0, length + 1), size, bold) <= width)
            length++;
        lines.Add(line.ToString(0, length));
        line.Remove(0, length);
    }

    private static void Flush(List<string> lines, StringBuilder line)
    {
        lines.Add(line.ToString().TrimEnd());
        line.Clear();
    }

    // An atom is what stays together: a word with the space after it, or a Han character with its punctuation.
    private static IEnumerable<string> Atoms(string text)
    {
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (!MayBreak(text[i - 1], text[i]) && !IsHyphenated(text, i))
                continue;
            yield return text[start..i];
            start = i;
        }
        if (start < text.Length)
            yield return text[start..];
    }

    private static bool MayBreak(char before, char after)
    {
        if (after == ' ' || NotFirst.Contains(after, StringComparison.Ordinal) || NotLast.Contains(before, StringComparison.Ordinal))
            return false;
        return before == ' ' || IsWide(before) || IsWide(after);
    }

    // A word of two may part after its hyphen; a number or a date may not.
    private static bool IsHyphenated(string text, int i) => i >= 2 && text[i - 1] == '-' && char.IsLetter(text[i]) && char.IsLetter(text[i - 2]);

    private static bool IsWide(char c) => c is >= '\u2E80' and <= '\u9FFF' or >= '\uFF00' and <= '\uFF60';
}
