using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Abscopal.Formats;

/// <summary>Turns bytes into text, giving out the same object for the values a column repeats.</summary>
/// <remarks>A small table that forgets: a column of distinct values costs no memory.</remarks>
internal sealed class TextPool(Encoding encoding)
{
    private const int Slots = 2048;
    private readonly string?[] _slots = new string?[Slots];

    /// <summary>The text of bytes.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not of the encoding.</exception>
    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return "";
        ref string? slot = ref _slots[Hash(bytes)];
        if (slot is not null && slot.Length == bytes.Length && Ascii.Equals(bytes, slot)) return slot;
        return slot = Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : encoding.GetString(bytes);
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = BitOperations.RotateLeft(hash ^ MemoryMarshal.Read<ulong>(bytes), 29) * 0x9E37_79B9_7F4A_7C15;
            bytes = bytes[8..];
        }

        foreach (byte b in bytes) hash = (hash ^ b) * 0x0000_0100_0000_01B3;
        return (int)((hash * 0x9E37_79B9_7F4A_7C15) >> 53);
    }
}
