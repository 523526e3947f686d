namespace Abscopal.Formats.Datasets;

/// <summary>The codes of missing numbers as text.</summary>
public static class MissingCodes
{
    /// <summary>The code as SAS prints it: <c>.</c>, <c>._</c>, <c>.A</c> to <c>.Z</c>.</summary>
    /// <param name="code">A code other than <see cref="MissingCode.None"/>.</param>
    public static string ToText(this MissingCode code) => code switch
    {
        MissingCode.Standard => ".",
        MissingCode.Underscore => "._",
        >= MissingCode.A and <= MissingCode.Z => "." + (char)('A' + (code - MissingCode.A)),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "a value that is there has no code"),
    };

    /// <summary>The code of a letter.</summary>
    /// <param name="letter">A to Z, in either case.</param>
    public static MissingCode Letter(char letter) => (MissingCode)((int)MissingCode.A + (char.ToUpperInvariant(letter) - 'A'));

    /// <summary>The code that a text is, or null where it is none. Letters count in either case.</summary>
    /// <param name="text">Such as <c>.A</c>.</param>
    public static MissingCode? Parse(ReadOnlySpan<char> text)
    {
        if (text is ".") return MissingCode.Standard;
        if (text.Length != 2 || text[0] != '.') return null;
        if (text[1] == '_') return MissingCode.Underscore;
        return char.IsAsciiLetter(text[1]) ? Letter(text[1]) : null;
    }
}
