using System.Globalization;
using Abscopal.Input;

namespace Abscopal.Formats.Xport;

/// <summary>The records of 80 bytes a transport file is made of, and the names its headers go by.</summary>
internal static class XportCards
{
    public const int Bytes = 80;
    private const int NameAt = 20;
    private const int NumbersAt = 48;

    /// <summary>A header record.</summary>
    /// <param name="name">At most 8 characters, such as OBS.</param>
    /// <param name="numbers">What stands after it, at most 32 characters.</param>
    public static string Header(string name, string numbers = "000000000000000000000000000000") =>
        $"HEADER RECORD*******{name,-8}HEADER RECORD!!!!!!!{numbers,-32}";

    /// <summary>The name of a header record, or null where the bytes are none.</summary>
    public static string? NameOf(ReadOnlySpan<byte> card) =>
        card[..NameAt].SequenceEqual("HEADER RECORD*******"u8) && card[28..NumbersAt].SequenceEqual("HEADER RECORD!!!!!!!"u8)
            ? System.Text.Encoding.Latin1.GetString(card[NameAt..28]).TrimEnd()
            : null;

    /// <summary>Whether the bytes begin another dataset.</summary>
    public static bool IsMember(ReadOnlySpan<byte> card) =>
        card.StartsWith("HEADER R"u8) && NameOf(card) is "MEMBER" or "MEMBV8";

    /// <summary>The whole number in some characters after the name; null where there is none.</summary>
    public static long? Number(ReadOnlySpan<byte> card, int from, int length) =>
        long.TryParse(System.Text.Encoding.Latin1.GetString(card.Slice(NumbersAt + from, length)).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A number of bytes filled up to whole records.</summary>
    public static long Padded(long bytes) => (bytes + Bytes - 1) / Bytes * Bytes;

    public static InvalidInputException Broken(string path, string what, string allowed, string? key = null) =>
        new(new InputProblem(what, path, Key: key, Allowed: allowed));
}
