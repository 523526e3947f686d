using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Xport;

/// <summary>Writes a SAS transport file of one dataset. What the version cannot hold is an error, never cut.</summary>
internal sealed class XportWriter : IDatasetWriter
{
    private const int ChunkBytes = 80 * 4096;

    private readonly Stream _stream;
    private readonly DatasetDescription _description;
    private readonly XportWriteOptions _options;
    private readonly Encoding _encoding;
    private readonly XportField[] _fields;
    private readonly int _rowBytes;
    private readonly byte[] _buffer;
    private readonly long _countAt;
    private readonly long[] _trailingBlanks;
    private readonly bool[] _missingText;
    private long _rows;
    private bool _isLastRowBlank;

    public XportWriter(Stream stream, DatasetDescription description, XportWriteOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(description);
        _stream = stream;
        _description = description;
        _options = options;
        _encoding = Encoding.GetEncoding(options.EffectiveEncoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        _fields = new XportField[description.Columns.Length];
        for (int c = 0; c < _fields.Length; c++)
        {
            ColumnDefinition column = description.Columns[c];
            int bytes = column.Storage == ColumnStorage.Number ? column.NumberBytes ?? 8 : column.Length ?? throw new ArgumentException($"the column '{column.Name}' has no length in bytes", nameof(description));
            _fields[c] = new XportField(_rowBytes, bytes);
            _rowBytes += bytes;
        }

        _buffer = new byte[Math.Max(1, ChunkBytes / Math.Max(1, _rowBytes)) * _rowBytes];
        _trailingBlanks = new long[_fields.Length];
        _missingText = new bool[_fields.Length];
        byte[] header = new XportHeaderWriter(description, _fields, options, _encoding).Write(out int countAt);
        _countAt = countAt < 0 ? -1 : _stream.Position + countAt;
        _stream.Write(header);
    }

    public IReadOnlyList<string> Losses
    {
        get
        {
            var losses = new List<string>();
            for (int c = 0; c < _fields.Length; c++)
            {
                if (_trailingBlanks[c] > 0) losses.Add(string.Create(CultureInfo.InvariantCulture, $"{_description.Columns[c].Name}: {_trailingBlanks[c]} values end in blanks, which the format does not keep"));
            }

            string[] missing = [.. _description.Columns.Where((_, c) => _missingText[c]).Select(c => c.Name)];
            if (missing.Length > 0) losses.Add($"missing text became blanks, which is how SAS holds it, in {string.Join(", ", missing)}");
            return losses;
        }
    }

    public void Write(Dataset rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (_rowBytes == 0 && rows.Rows > 0) throw Problem(null, "the dataset has no variables", "at least one variable");
        int most = _rowBytes == 0 ? 1 : _buffer.Length / _rowBytes;
        for (int from = 0; from < rows.Rows; from += most)
        {
            int count = Math.Min(most, rows.Rows - from);
            Span<byte> bytes = _buffer.AsSpan(0, count * _rowBytes);
            bytes.Fill((byte)' ');
            for (int c = 0; c < _fields.Length; c++)
            {
                if (rows.Columns[c] is NumberColumn number) WriteNumbers(c, number, from, count, bytes);
                else WriteText(c, (TextColumn)rows.Columns[c], from, count, bytes);
            }

            _isLastRowBlank = !bytes[^_rowBytes..].ContainsAnyExcept((byte)' ');
            _rows += count;
            _stream.Write(bytes);
        }
    }

    public void Complete()
    {
        long bytes = _rows * _rowBytes;
        long padded = XportCards.Padded(bytes);
        if (_options.Version == XportVersion.V5 && _isLastRowBlank && (_rows - 1) * _rowBytes > padded - XportCards.Bytes)
            throw Problem(null, $"the last row, {_rows}, is blank, and version 5 cannot tell it from the blanks that end the file", "version 8, or a row that is not blank");
        Span<byte> blanks = stackalloc byte[XportCards.Bytes];
        blanks.Fill((byte)' ');
        _stream.Write(blanks[..(int)(padded - bytes)]);
        if (_countAt >= 0 && _rows != (_description.Rows ?? -1))
        {
            long end = _stream.Position;
            _stream.Position = _countAt;
            _stream.Write(Encoding.ASCII.GetBytes(_rows.ToString(CultureInfo.InvariantCulture).PadLeft(15)));
            _stream.Position = end;
        }

        _stream.Flush();
    }

    public void Dispose()
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteNumbers(int column, NumberColumn numbers, int from, int count, Span<byte> bytes)
    {
        XportField field = _fields[column];
        ReadOnlySpan<double> values = numbers.Values.Slice(from, count);
        Span<byte> whole = stackalloc byte[8];
        int at = field.Offset;
        for (int row = 0; row < count; row++, at += _rowBytes)
        {
            ulong word;
            if (numbers.IsMissing(from + row)) word = IbmFloat.FromMissing(numbers.Code(from + row));
            else if (!IbmFloat.TryFromDouble(values[row], out word)) throw Unheld(column, row, values[row], "the format holds magnitudes from 5.4e-79 to 7.2e75");
            if (field.Bytes == 8)
            {
                BinaryPrimitives.WriteUInt64BigEndian(bytes[at..], word);
                continue;
            }

            if ((word & (ulong.MaxValue >> (8 * field.Bytes))) != 0) throw Unheld(column, row, values[row], $"a length of 8 bytes; {field.Bytes} bytes would cut it");
            BinaryPrimitives.WriteUInt64BigEndian(whole, word);
            whole[..field.Bytes].CopyTo(bytes[at..]);
        }
    }

    private InvalidInputException Unheld(int column, int row, double value, string allowed) =>
        Problem(_description.Columns[column].Name, string.Create(CultureInfo.InvariantCulture, $"the number {value:R} of row {_rows + row + 1} does not fit"), allowed);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteText(int column, TextColumn texts, int from, int count, Span<byte> bytes)
    {
        XportField field = _fields[column];
        ReadOnlySpan<string?> values = texts.Values.Slice(from, count);
        int at = field.Offset;
        for (int row = 0; row < count; row++, at += _rowBytes)
        {
            string? value = values[row];
            if (string.IsNullOrEmpty(value))
            {
                if (value is null) _missingText[column] = true;
                continue;
            }

            ReadOnlySpan<char> text = value;
            if (text[^1] == ' ')
            {
                _trailingBlanks[column]++;
                text = text.TrimEnd(' ');
            }

            try
            {
                if (!_encoding.TryGetBytes(text, bytes.Slice(at, field.Bytes), out _))
                    throw Problem(_description.Columns[column].Name, $"the text of row {_rows + row + 1} is longer than {field.Bytes} bytes", "a longer column");
            }
            catch (EncoderFallbackException wrong)
            {
                throw new InvalidInputException(XportHeaderWriter.NotEncodable(_description, _description.Columns[column].Name, $"the text of row {_rows + row + 1}", _encoding), wrong);
            }
        }
    }

    private InvalidInputException Problem(string? column, string what, string allowed) => new(new InputProblem(what, _description.Name, Key: column, Allowed: allowed));
}
