using System.Buffers.Binary;

namespace Abscopal.Reporting.Fonts;

/// <summary>Advance widths by code point, read from the tables cmap (format 4), hhea and hmtx of an OpenType font.</summary>
internal sealed class FontMetrics
{
    private readonly short[] _advances;

    private FontMetrics(short[] advances, int unitsPerEm)
    {
        _advances = advances;
        UnitsPerEm = unitsPerEm;
    }

    internal int UnitsPerEm { get; }

    /// <summary>The advance in font units, or -1 when the font lacks the code point.</summary>
    internal int Advance(int codePoint) => (uint)codePoint < (uint)_advances.Length ? _advances[codePoint] : -1;

    /// <summary>Reads a font file (OpenType 1.9: tables cmap, head, hhea, hmtx).</summary>
    internal static FontMetrics Parse(ReadOnlySpan<byte> font)
    {
        ReadOnlySpan<byte> hmtx = Table(font, "hmtx"u8);
        int longMetrics = U16(Table(font, "hhea"u8), 34);
        short[] advances = new short[0x10000];
        Array.Fill(advances, (short)-1);
        ReadOnlySpan<byte> map = Format4(Table(font, "cmap"u8));
        int segments = U16(map, 6) / 2;
        for (int s = 0; s < segments; s++)
        {
            int end = U16(map, 14 + (2 * s));
            int start = U16(map, 16 + (2 * (segments + s)));
            int delta = U16(map, 16 + (2 * ((2 * segments) + s)));
            int rangeAt = 16 + (2 * ((3 * segments) + s));
            int range = U16(map, rangeAt);
            for (int code = start; code <= end && code != 0xFFFF; code++)
            {
                int glyph = range == 0 ? code : U16(map, rangeAt + range + (2 * (code - start)));
                if (range == 0 || glyph != 0)
                    glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0)
                    advances[code] = (short)U16(hmtx, 4 * Math.Min(glyph, longMetrics - 1));
            }
        }
        return new FontMetrics(advances, U16(Table(font, "head"u8), 18));
    }

    private static ReadOnlySpan<byte> Format4(ReadOnlySpan<byte> cmap)
    {
        int tables = U16(cmap, 2);
        for (int t = 0; t < tables; t++)
        {
            int offset = (int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(8 + (8 * t))..]);
            if (U16(cmap, offset) == 4)
                return cmap[offset..];
        }
        throw new InvalidDataException("The font has no character map of format 4.");
    }

    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> font, ReadOnlySpan<byte> tag)
    {
        int tables = U16(font, 4);
        for (int t = 0; t < tables; t++)
        {
            ReadOnlySpan<byte> record = font.Slice(12 + (16 * t), 16);
            if (record[..4].SequenceEqual(tag))
                return font.Slice((int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]));
        }
        throw new InvalidDataException($"The font has no table {System.Text.Encoding.ASCII.GetString(tag)}.");
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
