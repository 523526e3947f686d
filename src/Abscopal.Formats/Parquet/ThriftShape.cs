namespace Abscopal.Formats.Parquet;

/// <summary>
/// Walks over a structure in Thrift's compact protocol, as Parquet writes its footer and page headers, and tells whether every length and
/// count in it fits the bytes there are. A reader that trusts them may run or allocate without bound.
/// </summary>
internal ref struct ThriftShape(ReadOnlySpan<byte> bytes)
{
    private const int MostDepth = 24;
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The bytes passed over.</summary>
    public int At { get; private set; }

    /// <summary>The whole numbers of the outermost structure, by field, from 0 to 15.</summary>
    public long[] Outer { get; } = new long[16];

    /// <summary>The first whole number of a structure within the outermost, by the field of that structure.</summary>
    public long[] Inner { get; } = new long[16];

    /// <summary>Passes over a structure.</summary>
    /// <returns>False where it does not fit the bytes.</returns>
    public bool Struct() => Struct(0, 0);

    private bool Struct(int depth, int parent)
    {
        if (depth > MostDepth) return false;
        int field = 0;
        while (Byte(out byte head))
        {
            if (head == 0) return true;
            if (head >> 4 != 0) field += head >> 4;
            else if (!Number(out long id) || id is < 0 or > short.MaxValue) return false;
            else field = (int)id;
            int type = head & 15;
            if (type is >= 4 and <= 6)
            {
                if (!Number(out long value)) return false;
                if (depth == 0 && field < 16) Outer[field] = value;
                if (depth == 1 && field == 1 && parent < 16) Inner[parent] = value;
            }
            else if (!Value(type, depth, field, inList: false))
            {
                return false;
            }
        }

        return false;
    }

    private bool Value(int type, int depth, int field, bool inList) => type switch
    {
        1 or 2 => !inList || Pass(1),
        3 => Pass(1),
        4 or 5 or 6 => Number(out _),
        7 => Pass(8),
        8 => Length(out int bytes) && Pass(bytes),
        9 or 10 => List(depth, field),
        11 => Map(depth, field),
        12 => Struct(depth + 1, field),
        13 => Pass(16),
        _ => false,
    };

    private bool List(int depth, int field)
    {
        if (depth > MostDepth || !Byte(out byte head)) return false;
        int count = head >> 4;
        if (count == 15 && !Length(out count)) return false;
        for (int i = 0; i < count; i++)
        {
            if (!Value(head & 15, depth + 1, field, inList: true)) return false;
        }

        return true;
    }

    private bool Map(int depth, int field)
    {
        if (depth > MostDepth || !Length(out int count)) return false;
        if (count == 0) return true;
        if (!Byte(out byte types)) return false;
        for (int i = 0; i < count; i++)
        {
            if (!Value(types >> 4, depth + 1, field, inList: true) || !Value(types & 15, depth + 1, field, inList: true)) return false;
        }

        return true;
    }

    // A count or a length: each thing counted takes a byte at least.
    private bool Length(out int length)
    {
        bool isThere = Varint(out ulong value) && value <= (ulong)(_bytes.Length - At);
        length = isThere ? (int)value : 0;
        return isThere;
    }

    private bool Number(out long value)
    {
        bool isThere = Varint(out ulong zigzag);
        value = (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
        return isThere;
    }

    private bool Varint(out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (!Byte(out byte next)) return false;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return true;
        }

        return false;
    }

    private bool Byte(out byte next)
    {
        next = 0;
        if (At >= _bytes.Length) return false;
        next = _bytes[At++];
        return true;
    }

    private bool Pass(int count)
    {
        if (count > _bytes.Length - At) return false;
        At += count;
        return true;
    }
}
