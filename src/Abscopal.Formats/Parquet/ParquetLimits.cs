using System.Buffers.Binary;
using Abscopal.Input;
using Parquet;
using Parquet.Meta;
using Parquet.Schema;

namespace Abscopal.Formats.Parquet;

/// <summary>
/// Looks at the lengths and counts of a file before the library does: a few bytes can claim billions of values, which neither time nor
/// memory is given for.
/// </summary>
internal static class ParquetLimits
{
    public const long MostRows = 1L << 26;
    private const long MostValues = 1L << 28;
    private const int MostFooterBytes = 1 << 28;
    private const int MostHeaderBytes = 1 << 20;
    private const long MostPageBytes = 1L << 30;
    private const long AnyPageBytes = 1L << 26;

    // More than any packing but that of a constant reaches.
    private const long MostUnpacked = 2000;

    /// <summary>Checks the footer; the stream stands at its beginning then.</summary>
    public static void CheckFooter(Stream stream, string path)
    {
        Span<byte> tail = stackalloc byte[8];
        if (stream.Length < 12) throw Broken(path, "the file is shorter than any Parquet file");
        stream.Position = stream.Length - 8;
        stream.ReadExactly(tail);
        int length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (tail[4..].SequenceEqual("PARE"u8)) throw Broken(path, "the file is encrypted");
        if (!tail[4..].SequenceEqual("PAR1"u8)) throw Broken(path, "the file does not end as Parquet does: it is cut off or another format");
        if (length < 1 || length > stream.Length - 12 || length > MostFooterBytes) throw Broken(path, $"the footer states {length} bytes");
        byte[] footer = new byte[length];
        stream.Position = stream.Length - 8 - length;
        stream.ReadExactly(footer);
        if (!new ThriftShape(footer).Struct()) throw Broken(path, "the footer states lengths that it does not have");
        stream.Position = 0;
    }

    /// <summary>Checks a row group, page by page.</summary>
    public static void CheckGroup(Stream stream, ParquetRowGroupReader group, DataField[] fields, string path)
    {
        long rows = group.RowCount;
        if (rows * fields.Length > MostValues) throw new InvalidInputException(new InputProblem($"a row group of {rows} rows and {fields.Length} columns is larger than is read", path, Allowed: $"at most {MostValues} values a row group"));
        foreach (DataField field in fields)
        {
            if (group.GetMetadata(field)?.MetaData is not { } chunk) throw Broken(path, "a row group lacks the column", field.Name);
            if (chunk.NumValues != rows) throw Broken(path, $"the column states {chunk.NumValues} values, its row group {rows} rows", field.Name);
            CheckPages(stream, chunk, path, field.Name);
        }
    }

    private static void CheckPages(Stream stream, ColumnMetaData chunk, string path, string column)
    {
        long start = chunk.DictionaryPageOffset is { } dictionary && dictionary > 0 ? Math.Min(dictionary, chunk.DataPageOffset) : chunk.DataPageOffset;
        long values = 0;
        long at = start;
        byte[] window = new byte[256];
        while (values < chunk.NumValues)
        {
            if (at < 4 || at >= stream.Length - 8) throw Broken(path, "a page lies outside the file", column);
            (int header, long[] outer, long[] inner) = Header(stream, at, ref window, path, column);
            // PageHeader: 1 type, 2 bytes uncompressed, 3 bytes compressed, 5 data page, 7 dictionary page, 8 data page of version 2.
            long most = Math.Min(MostPageBytes, Math.Max(AnyPageBytes, MostUnpacked * Math.Clamp(outer[3], 0, MostPageBytes)));
            if (outer[2] < 0 || outer[2] > most || outer[3] < 0 || at + header + outer[3] > stream.Length) throw Broken(path, $"a page states {outer[3]} bytes, {outer[2]} when they are unpacked", column);
            if (chunk.Codec == CompressionCodec.SNAPPY && outer[1] is 0 or 2 && outer[3] > 0 && Unpacked(stream, at + header) != outer[2]) throw Broken(path, $"a page states {outer[2]} bytes and is packed from another number", column);
            long held = outer[1] switch
            {
                0 => inner[5],
                3 => inner[8],
                _ => 0,
            };
            if (held < 0 || (outer[1] == 2 && inner[7] is < 0 or > MostRows)) throw Broken(path, "a page states a negative number of values", column);
            values += held;
            at += header + outer[3];
        }

        if (values != chunk.NumValues) throw Broken(path, $"the pages hold {values} values, the column states {chunk.NumValues}", column);
    }

    // Snappy begins with the number of bytes it was packed from, which is what is allocated.
    private static long Unpacked(Stream stream, long at)
    {
        stream.Position = at;
        long length = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            int next = stream.ReadByte();
            if (next < 0) break;
            length |= (long)(next & 0x7F) << shift;
            if (next < 0x80) return length;
        }

        return -1;
    }

    private static (int Bytes, long[] Outer, long[] Inner) Header(Stream stream, long at, ref byte[] window, string path, string column)
    {
        while (true)
        {
            stream.Position = at;
            int read = stream.ReadAtLeast(window, (int)Math.Min(window.Length, stream.Length - at), throwOnEndOfStream: false);
            var shape = new ThriftShape(window.AsSpan(0, read));
            if (shape.Struct()) return (shape.At, shape.Outer, shape.Inner);
            if (read < window.Length || window.Length >= MostHeaderBytes) throw Broken(path, "the header of a page is broken", column);
            window = new byte[window.Length * 8];
        }
    }

    private static InvalidInputException Broken(string path, string what, string? key = null) => new(new InputProblem("the Parquet is broken: " + what, path, Key: key, Allowed: "a whole Parquet file"));
}
