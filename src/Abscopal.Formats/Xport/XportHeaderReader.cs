using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Xport;

/// <summary>Reads the headers of a transport file, from the library's to the first row of a dataset (SAS TS-140, versions 5 and 8).</summary>
internal sealed class XportHeaderReader(Stream stream, string path, Encoding encoding)
{
    private const int MostRowBytes = 1 << 28;

    private readonly byte[] _card = new byte[XportCards.Bytes];

    /// <summary>Reads the headers of the library; the stream then stands before the first dataset.</summary>
    public void ReadLibrary()
    {
        if (stream.Length == 0) throw XportCards.Broken(path, "the file is empty", "a SAS transport file");
        string? name = NextHeader();
        if (name is not ("LIBRARY" or "LIBV8"))
        {
            string what = _card.AsSpan().StartsWith("**COMPRESSED**"u8) ? "the file was made by PROC CPORT, whose format is not published" : "the file is not a SAS transport file";
            throw XportCards.Broken(path, what, "a file that begins with 'HEADER RECORD*******LIBRARY HEADER RECORD'");
        }

        NextCard();
        NextCard();
    }

    /// <summary>Reads the headers of a dataset; the stream then stands before its first row. Null at the end of the file.</summary>
    public XportLayout? ReadMember()
    {
        if (stream.Position == stream.Length) return null;
        string? member = NextHeader();
        if (member is not ("MEMBER" or "MEMBV8")) throw Broken("there is no header of a dataset where one should be");
        bool isLong = member is "MEMBV8";
        int descriptorBytes = (int)(XportCards.Number(_card, 26, 4) ?? 0);
        if (descriptorBytes is not (140 or 136)) throw Broken("the descriptions of variables are neither 140 nor 136 bytes long");
        Expect(isLong ? "DSCPTV8" : "DSCRPTR");
        NextCard();
        string name = Text(_card.AsSpan(8, isLong ? 32 : 8));
        string version = Text(_card.AsSpan(isLong ? 48 : 24, 8)).TrimEnd('\0');
        string system = Text(_card.AsSpan(isLong ? 56 : 32, 8)).TrimEnd('\0');
        string? created = Moment(_card.AsSpan(64, 16));
        NextCard();
        string? modified = Moment(_card.AsSpan(0, 16));
        string label = Text(_card.AsSpan(32, 40));
        Expect(isLong ? "NAMSTV8" : "NAMESTR");
        int variables = (int)(XportCards.Number(_card, 5, 5) ?? throw Broken("the number of variables is not a number"));
        (ColumnDefinition[] columns, XportField[] fields) = ReadVariables(variables, descriptorBytes, isLong);
        long? rows = ReadToRows(isLong, columns);
        CheckNames(columns);
        var origin = new DatasetOrigin { Created = created, Modified = modified, SourceSystemName = ("SAS " + system).TrimEnd(), SourceSystemVersion = version };
        var description = new DatasetDescription { Name = name, Label = label, Columns = [.. columns], Rows = rows, Origin = origin };
        return new XportLayout(description, [.. fields], rows);
    }

    private (ColumnDefinition[] Columns, XportField[] Fields) ReadVariables(int count, int bytes, bool isLong)
    {
        long size = XportCards.Padded((long)count * bytes);
        if (size > stream.Length - stream.Position) throw Broken("the file ends within the descriptions of its variables");
        byte[] descriptors = new byte[size];
        stream.ReadExactly(descriptors);
        var columns = new ColumnDefinition[count];
        var fields = new XportField[count];
        for (int i = 0; i < count; i++) (columns[i], fields[i]) = Variable(descriptors.AsSpan(i * bytes, bytes), i, isLong);
        CheckPlaces(columns, fields);
        return (columns, fields);
    }

    private (ColumnDefinition Column, XportField Field) Variable(ReadOnlySpan<byte> descriptor, int index, bool isLong)
    {
        int type = BinaryPrimitives.ReadInt16BigEndian(descriptor);
        int length = BinaryPrimitives.ReadInt16BigEndian(descriptor[4..]);
        string name = Text(descriptor.Slice(8, 8));
        if (isLong && Text(descriptor.Slice(88, 32)) is { Length: > 0 } longName) name = longName;
        string key = name.Length > 0 ? name : "variable " + (index + 1).ToString(CultureInfo.InvariantCulture);
        if (name.Length == 0) throw XportCards.Broken(path, "the variable has no name", "a name", key);
        if (type is not (1 or 2)) throw XportCards.Broken(path, $"the type {type} is not known", "1 for numbers, 2 for text", key);
        if (type == 1 ? length is < 2 or > 8 : length < 1) throw XportCards.Broken(path, $"the length {length} is not possible", type == 1 ? "2 to 8 bytes for a number" : "1 to 32767 bytes for text", key);
        string? format = Format(descriptor[56..]);
        bool isText = type == 2;
        var column = new ColumnDefinition
        {
            Name = name,
            Label = Text(descriptor.Slice(16, 40)),
            Type = isText ? ColumnType.Text : SasFormat.Parse(format)?.Type ?? ColumnType.Double,
            Storage = isText ? ColumnStorage.Text : ColumnStorage.Number,
            Length = isText ? length : null,
            NumberBytes = isText ? null : length,
            DisplayFormat = format,
            Informat = Format(descriptor[72..]),
        };
        return (column, new XportField(BinaryPrimitives.ReadInt32BigEndian(descriptor[84..]), length));
    }

    // A format stands as a name of 8 bytes, a width and decimals. The informat has no word of justification before its width, so the
    // two are laid out alike: name at 0, numbers at 8 and 10.
    private string? Format(ReadOnlySpan<byte> bytes)
    {
        var format = new SasFormat(Text(bytes[..8]).TrimEnd('\0'), Math.Max((short)0, BinaryPrimitives.ReadInt16BigEndian(bytes[8..])), Math.Max((short)0, BinaryPrimitives.ReadInt16BigEndian(bytes[10..])));
        return format is { Name.Length: 0, Width: 0, Decimals: 0 } ? null : format.ToString();
    }

    /// <summary>Reads long labels, where there are any, up to the rows; answers the number of rows, where it is stated.</summary>
    private long? ReadToRows(bool isLong, ColumnDefinition[] columns)
    {
        string? name = NextHeader();
        if (isLong && name is "LABELV8" or "LABELV9")
        {
            ReadLongLabels((int)(XportCards.Number(_card, 0, 32) ?? throw Broken("the number of long labels is not a number")), withFormats: name is "LABELV9", columns);
            name = NextHeader();
        }

        if (!string.Equals(name, isLong ? "OBSV8" : "OBS", StringComparison.Ordinal)) throw Broken("there is no header before the rows");
        // Some programs leave the number at zeros: the rows are then counted by the length of the file.
        return isLong && XportCards.Number(_card, 0, 15) is > 0 and var rows ? rows : null;
    }

    private void ReadLongLabels(int count, bool withFormats, ColumnDefinition[] columns)
    {
        long start = stream.Position;
        int[] lengths = new int[withFormats ? 4 : 2];
        for (int i = 0; i < count; i++)
        {
            int number = ReadShort();
            for (int k = 0; k < lengths.Length; k++) lengths[k] = ReadShort();
            if (number < 1 || number > columns.Length) throw Broken($"a long label names the variable {number} of {columns.Length}");
            string[] texts = Array.ConvertAll(lengths, ReadText);
            ColumnDefinition column = columns[number - 1] with { Name = texts[0], Label = texts[^1] };
            if (withFormats) column = column with { DisplayFormat = LongFormat(texts[1], column.DisplayFormat), Informat = LongFormat(texts[2], column.Informat) };
            columns[number - 1] = column;
        }

        long end = start + XportCards.Padded(stream.Position - start);
        if (end > stream.Length) throw Broken("the file ends within its long labels");
        stream.Position = end;
    }

    // The long name of a format takes the place of the short one; width and decimals stand in the description.
    private static string? LongFormat(string name, string? known) =>
        name.Length == 0 ? known : ((SasFormat.Parse(known) ?? default) with { Name = name }).ToString();

    private int ReadShort()
    {
        Span<byte> two = stackalloc byte[2];
        if (stream.ReadAtLeast(two, 2, throwOnEndOfStream: false) < 2) throw Broken("the file ends within its long labels");
        return BinaryPrimitives.ReadUInt16BigEndian(two);
    }

    private string ReadText(int length)
    {
        byte[] bytes = new byte[length];
        if (stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) < length) throw Broken("the file ends within its long labels");
        return Text(bytes);
    }

    private void CheckPlaces(ColumnDefinition[] columns, XportField[] fields)
    {
        int[] order = [.. Enumerable.Range(0, fields.Length).OrderBy(i => fields[i].Offset)];
        long expected = 0;
        foreach (int i in order)
        {
            if (fields[i].Offset != expected) throw XportCards.Broken(path, $"the variable stands at byte {fields[i].Offset} of a row, not at {expected}", "variables one after the other", columns[i].Name);
            expected += fields[i].Bytes;
        }

        if (expected > MostRowBytes) throw Broken($"a row of {expected} bytes is longer than is read");
    }

    private void CheckNames(ColumnDefinition[] columns)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (ColumnDefinition column in columns)
        {
            if (!seen.Add(column.Name)) throw XportCards.Broken(path, "the variable is there twice", "each name once", column.Name);
        }
    }

    private string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes.TrimEnd((byte)' '));
        }
        catch (DecoderFallbackException wrong)
        {
            throw new InvalidInputException(new InputProblem($"a name or label of the header is not {encoding.WebName}", path, Allowed: "another encoding, such as windows-1252"), wrong);
        }
    }

    // ddMMMyy:hh:mm:ss; a year of two digits from 60 on is of the twentieth century, as in SAS's own default.
    private static string? Moment(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        return DateTime.TryParseExact(text, "ddMMMyy:HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
            ? moment.AddYears((moment.Year % 100 >= 60 ? 1900 : 2000) + (moment.Year % 100) - moment.Year).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            : null;
    }

    private void Expect(string header)
    {
        if (!string.Equals(NextHeader(), header, StringComparison.Ordinal)) throw Broken($"there is no header {header} where it should be");
    }

    private string? NextHeader()
    {
        NextCard();
        return XportCards.NameOf(_card);
    }

    private void NextCard()
    {
        if (stream.ReadAtLeast(_card, _card.Length, throwOnEndOfStream: false) < _card.Length) throw Broken("the file ends within its headers");
    }

    private InvalidInputException Broken(string what) => XportCards.Broken(path, what, "the headers of a SAS transport file");
}
