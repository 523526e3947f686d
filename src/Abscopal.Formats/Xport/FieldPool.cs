using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Abscopal.Formats.Xport;

/// <summary>Turns fields of a fixed width into text without the blanks at their end, giving out the same object for what a column repeats.</summary>
/// <remarks>A small table of whole fields that forgets: comparing the bytes as they lie costs less than trimming them first.</remarks>
internal sealed class FieldPool(int width, Encoding encoding)
{
    private const int Slots = 512;
    private const int WidestKept = 256;
    private readonly string?[] _texts = new string?[Slots];
    private readonly byte[] _fields = width <= WidestKept ? new byte[Slots * width] : [];

    /// <summary>The text of a field.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not of the encoding.</exception>
    public string Get(ReadOnlySpan<byte> field)
    {
        if (width > WidestKept) return Decode(field);
        int slot = Hash(field);
        Span<byte> kept = _fields.AsSpan(slot * width, width);
        if (_texts[slot] is { } text && field.SequenceEqual(kept)) return text;
        text = Decode(field);
        field.CopyTo(kept);
        _texts[slot] = text;
        return text;
    }

    private string Decode(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> text = field[..(field.LastIndexOfAnyExcept((byte)' ') + 1)];
        if (text.IsEmpty) return "";
        return Ascii.IsValid(text) ? Encoding.ASCII.GetString(text) : encoding.GetString(text);
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 0;
        while (bytes.Length >= 8)
        {
            hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(bytes)) * 0x9E37_79B9_7F4A_7C15, 29);
            bytes = bytes[8..];
        }

        foreach (byte b in bytes) hash = (hash ^ b) * 0x0000_0100_0000_01B3;
        return (int)((hash * 0x9E37_79B9_7F4A_7C15) >> 55);
    }
}
