using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Abscopal.Study.Usdm;

/// <summary>Texts of USDM, which may hold markup and references, as plain text; and names as identifiers.</summary>
internal static partial class UsdmText
{
    /// <summary>A text without markup.</summary>
    public static string Plain(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal) && !text.Contains('&', StringComparison.Ordinal)) return text;
        string open = Markup().Replace(Breaks().Replace(text, " "), "");
        return Spaces().Replace(WebUtility.HtmlDecode(open), " ").Trim();
    }

    /// <summary>A text with its tags filled in from a dictionary; a tag that is not there stays as its name in brackets.</summary>
    public static string Fill(string text, Func<string, string?> value) => Tag().Replace(text, match => value(match.Groups["name"].Value) ?? $"[{match.Groups["name"].Value}]");

    /// <summary>The object and the attribute that a reference names; null for no reference.</summary>
    public static (string Id, string Attribute)? Reference(string text)
    {
        Match match = Ref().Match(text);
        return match.Success ? (match.Groups["id"].Value, match.Groups["attribute"].Value) : null;
    }

    /// <summary>A name as an identifier of letters, digits and hyphens that is not taken yet.</summary>
    public static string Identifier(string name, HashSet<string> taken)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) text.Append(c);
            else if (text.Length > 0 && text[^1] != '-') text.Append('-');
        }

        string id = text.ToString().Trim('-');
        if (id.Length == 0 || !char.IsAsciiLetter(id[0])) id = "x-" + id;
        id = id.TrimEnd('-');
        string unique = id;
        for (int n = 2; !taken.Add(unique); n++) unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{n}");
        return unique;
    }

    [GeneratedRegex("<(br|/p|/li|/div|/h[1-6]|/tr)[^>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Breaks();

    [GeneratedRegex("</?[A-Za-z][^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();

    [GeneratedRegex("\\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("<usdm:tag[^<>]*name=\"(?<name>[^\"]*)\"[^<>]*>(</usdm:tag>)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("<usdm:ref[^<>]*id=\"(?<id>[^\"]*)\"[^<>]*attribute=\"(?<attribute>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ref();
}
