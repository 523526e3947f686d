using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Xport;

/// <summary>Writes the headers of a transport file; names, labels and lengths the version cannot hold are errors, all of them told at once.</summary>
internal sealed class XportHeaderWriter
{
    private const int DescriptorBytes = 140;
    private const string Maker = "SAS ";

    private readonly DatasetDescription _description;
    private readonly XportField[] _fields;
    private readonly Encoding _encoding;
    private readonly bool _isLong;
    private readonly string _created;
    private readonly string _modified;

    public XportHeaderWriter(DatasetDescription description, XportField[] fields, XportWriteOptions options, Encoding encoding)
    {
        _description = description;
        _fields = fields;
        _encoding = encoding;
        _isLong = options.Version == XportVersion.V8;
        _created = Moment(description.Origin.Created);
        _modified = Moment(description.Origin.Modified ?? description.Origin.Created);
        InputProblem[] problems = [.. Problems()];
        if (problems.Length > 0) throw new InvalidInputException(problems);
    }

    public static InputProblem NotEncodable(DatasetDescription description, string? column, string what, Encoding encoding) =>
        new($"{what} has characters that {encoding.WebName} lacks", description.Name, Key: column, Allowed: "another encoding, such as utf-8");

    /// <summary>The bytes of all headers.</summary>
    /// <param name="countAt">Where the number of rows stands, 15 characters wide; -1 where the version states none.</param>
    public byte[] Write(out int countAt)
    {
        using var bytes = new MemoryStream();
        Card(bytes, XportCards.Header(_isLong ? "LIBV8" : "LIBRARY"));
        Card(bytes, $"SAS     SAS     SASLIB  {Version,-8}{System,-8}{"",24}{_created}");
        Card(bytes, _modified);
        Card(bytes, XportCards.Header(_isLong ? "MEMBV8" : "MEMBER", "000000000000000001600000000140"));
        Card(bytes, XportCards.Header(_isLong ? "DSCPTV8" : "DSCRPTR"));
        string name = Padded(_description.Name, _isLong ? 32 : 8);
        Card(bytes, _isLong ? $"SAS     {name}SASDATA {Version,-8}{System,-8}{_created}" : $"SAS     {name}SASDATA {Version,-8}{System,-8}{"",24}{_created}");
        bytes.Write(Encoding.ASCII.GetBytes(_modified.PadRight(32)));
        bytes.Write(Fixed(_description.Label, 40));
        bytes.Write(Encoding.ASCII.GetBytes("        "));
        Card(bytes, XportCards.Header(_isLong ? "NAMSTV8" : "NAMESTR", string.Create(CultureInfo.InvariantCulture, $"00000{_fields.Length:00000}00000000000000000000")));
        for (int c = 0; c < _fields.Length; c++) bytes.Write(Descriptor(c));
        Pad(bytes);
        if (_isLong) LongLabels(bytes);
        countAt = _isLong ? (int)bytes.Length + 48 : -1;
        Card(bytes, _isLong ? XportCards.Header("OBSV8", (_description.Rows ?? 0).ToString(CultureInfo.InvariantCulture).PadLeft(15)) : XportCards.Header("OBS"));
        return bytes.ToArray();
    }

    // A file read from a transport file says again which SAS made it, so that it comes back with the same bytes.
    private string Version => OfSas && Short(_description.Origin.SourceSystemVersion) is { } version ? version : "9.4";

    private string System => OfSas && Short(_description.Origin.SourceSystemName![Maker.Length..]) is { } system ? system : "Linux";

    private bool OfSas => _description.Origin.SourceSystemName is { } name && name.StartsWith(Maker, StringComparison.Ordinal);

    private static string? Short(string? text) => text is { Length: > 0 and <= 8 } && Ascii.IsValid(text) ? text : null;

    private byte[] Descriptor(int index)
    {
        ColumnDefinition column = _description.Columns[index];
        byte[] bytes = new byte[DescriptorBytes];
        Put(bytes, 0, column.Storage == ColumnStorage.Number ? 1 : 2);
        Put(bytes, 4, _fields[index].Bytes);
        Put(bytes, 6, Math.Min(index + 1, short.MaxValue));
        Fixed(Cut(column.Name, 8), 8).CopyTo(bytes, 8);
        Fixed(Cut(column.Label, 40), 40).CopyTo(bytes, 16);
        PutFormat(bytes, 56, column.DisplayFormat);
        PutFormat(bytes, 72, column.Informat);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(84), _fields[index].Offset);
        if (!_isLong) return bytes;
        Fixed(column.Name, 32).CopyTo(bytes, 88);
        Put(bytes, 120, _encoding.GetByteCount(column.Label));
        return bytes;
    }

    private void PutFormat(byte[] bytes, int at, string? text)
    {
        SasFormat format = SasFormat.Parse(text) ?? new SasFormat("", 0, 0);
        Fixed(Cut(format.Name, 8), 8).CopyTo(bytes, at);
        Put(bytes, at + 8, format.Width);
        Put(bytes, at + 10, format.Decimals);
    }

    /// <summary>Labels over 40 bytes and names of formats over 8 stand in records of their own.</summary>
    private void LongLabels(MemoryStream bytes)
    {
        int[] formats = [.. Columns(c => FormatName(c.DisplayFormat).Length > 8 || FormatName(c.Informat).Length > 8)];
        int[] labels = [.. Columns(c => _encoding.GetByteCount(c.Label) > 40)];
        int[] all = [.. labels.Union(formats).Order()];
        if (all.Length == 0) return;
        bool withFormats = formats.Length > 0;
        Card(bytes, XportCards.Header(withFormats ? "LABELV9" : "LABELV8", all.Length.ToString(CultureInfo.InvariantCulture)));
        foreach (int c in all)
        {
            ColumnDefinition column = _description.Columns[c];
            string[] texts = withFormats ? [column.Name, FormatName(column.DisplayFormat), FormatName(column.Informat), column.Label] : [column.Name, column.Label];
            byte[][] encoded = Array.ConvertAll(texts, _encoding.GetBytes);
            byte[] numbers = new byte[2 + (2 * encoded.Length)];
            Put(numbers, 0, c + 1);
            for (int k = 0; k < encoded.Length; k++) Put(numbers, 2 + (2 * k), encoded[k].Length);
            bytes.Write(numbers);
            foreach (byte[] text in encoded) bytes.Write(text);
        }

        Pad(bytes);
    }

    private IEnumerable<int> Columns(Func<ColumnDefinition, bool> condition) => Enumerable.Range(0, _fields.Length).Where(c => condition(_description.Columns[c]));

    private static string FormatName(string? format) => SasFormat.Parse(format)?.Name ?? "";

    private IEnumerable<InputProblem> Problems()
    {
        (int name, int label, int text) = _isLong ? (32, 256, 32767) : (8, 40, 200);
        string version = _isLong ? "8" : "5";
        if (!IsName(_description.Name, name)) yield return Wrong(null, $"the name '{_description.Name}' of the dataset is not one of version {version}", NameRule(name));
        if (Bytes(_description.Label) is var long40 && long40 is null or > 40) yield return TooLong(null, "the label of the dataset", long40, 40, version);
        if (_fields.Length > 9999) yield return Wrong(null, $"there are {_fields.Length} variables", "at most 9999");
        for (int c = 0; c < _fields.Length; c++)
        {
            ColumnDefinition column = _description.Columns[c];
            if (!IsName(column.Name, name)) yield return Wrong(column.Name, $"the name is not one of version {version}", NameRule(name));
            if (Bytes(column.Label) is var bytes && (bytes is null || bytes > label)) yield return TooLong(column.Name, "the label", bytes, label, version);
            if (column.Storage == ColumnStorage.Text && _fields[c].Bytes > text) yield return TooLong(column.Name, "the text", _fields[c].Bytes, text, version);
            if (column.Storage == ColumnStorage.Number && _fields[c].Bytes is < 2 or > 8) yield return Wrong(column.Name, $"a number of {_fields[c].Bytes} bytes is not possible", "2 to 8 bytes");
            foreach (string? format in new[] { column.DisplayFormat, column.Informat })
            {
                if (format is not null && SasFormat.Parse(format) is null) yield return Wrong(column.Name, $"'{format}' is not a SAS format", "a name, a width, a point and decimals, such as DATE9. or 8.2");
                if (FormatName(format).Length > (_isLong ? 32 : 8)) yield return Wrong(column.Name, $"the name of the format '{format}' is too long", _isLong ? "at most 32 characters" : "at most 8 characters, or version 8");
            }
        }
    }

    private InputProblem TooLong(string? column, string what, int? bytes, int most, string version) =>
        bytes is null ? NotEncodable(_description, column, what, _encoding) : Wrong(column, $"{what} takes {bytes} bytes", $"at most {most} in version {version}");

    private InputProblem Wrong(string? column, string what, string allowed) => new(what, _description.Name, Key: column, Allowed: allowed);

    private static string NameRule(int most) => $"a letter or underscore, then letters, digits and underscores, {most} at most";

    private static bool IsName(string name, int most) =>
        name.Length > 0 && name.Length <= most && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private int? Bytes(string text)
    {
        try
        {
            return _encoding.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The first bytes of a text, ending with a whole character; the whole stands in a record of its own.</summary>
    private string Cut(string text, int bytes)
    {
        int length = text.Length;
        while (_encoding.GetByteCount(text.AsSpan(0, length)) > bytes) length -= char.IsLowSurrogate(text[length - 1]) ? 2 : 1;
        return text[..length];
    }

    private byte[] Fixed(string text, int length)
    {
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill((byte)' ');
        _encoding.GetBytes(text, bytes);
        return bytes;
    }

    private static string Padded(string text, int length) => text.PadRight(length);

    private static void Put(byte[] bytes, int at, int number) => BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)number);

    private static void Card(MemoryStream bytes, string text) => bytes.Write(Encoding.ASCII.GetBytes(text.PadRight(XportCards.Bytes)));

    private static void Pad(MemoryStream bytes)
    {
        while (bytes.Length % XportCards.Bytes != 0) bytes.WriteByte((byte)' ');
    }

    // Without a stated moment the file carries SAS's own beginning of time, so that the same data give the same bytes.
    private static string Moment(string? iso) =>
        (DateTime.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out DateTime moment) ? moment : new DateTime(1960, 1, 1, 0, 0, 0, DateTimeKind.Unspecified))
            .ToString("ddMMMyy:HH:mm:ss", CultureInfo.InvariantCulture).ToUpperInvariant();
}
