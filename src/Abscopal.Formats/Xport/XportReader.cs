using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Xport;

/// <summary>Reads the rows of a dataset of a SAS transport file.</summary>
internal sealed class XportReader : IDatasetReader
{
    private const int ChunkBytes = 80 * 4096;

    private readonly Stream _stream;
    private readonly string _path;
    private readonly XportReadOptions _options;
    private readonly XportLayout _layout;
    private readonly FieldPool?[] _pools;
    private readonly Encoding _encoding;
    private byte[] _buffer = new byte[ChunkBytes];
    private int _start;
    private int _end;
    private long _dataBytes;
    private long _rowsRead;
    private bool _isLast;

    public XportReader(Stream stream, string path, XportReadOptions options)
    {
        _stream = stream;
        _path = path;
        _options = options;
        _encoding = Encoding.GetEncoding(options.Encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        var headers = new XportHeaderReader(stream, path, _encoding);
        headers.ReadLibrary();
        _layout = Find(headers);
        _pools = [.. _layout.Description.Columns.Select((c, i) => c.Storage == ColumnStorage.Text ? new FieldPool(_layout.Fields[i].Bytes, _encoding) : null)];
        if (_layout.RowBytes == 0 && _layout.StatedRows is not null) throw XportCards.Broken(path, "the dataset has rows but no variables", "at least one variable");
    }

    public DatasetDescription Description => _layout.Description;

    public void Dispose() => _stream.Dispose();

    public Dataset? Read(int maximumRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRows, 1);
        if (_layout.RowBytes == 0)
        {
            CheckAlone();
            return null;
        }

        long bound = ((_end - _start) + (_stream.Length - _stream.Position)) / _layout.RowBytes;
        int capacity = (int)Math.Min(maximumRows, bound);
        double[]?[] numbers = new double[]?[_pools.Length];
        var codes = new MissingCode[]?[_pools.Length];
        string?[]?[] texts = new string?[]?[_pools.Length];
        for (int c = 0; c < _pools.Length; c++)
        {
            if (_pools[c] is null) numbers[c] = new double[capacity];
            else texts[c] = new string?[capacity];
        }

        int filled = 0;
        while (filled < capacity)
        {
            int rows = Math.Min(Available(), capacity - filled);
            if (rows == 0) break;
            ReadOnlySpan<byte> bytes = _buffer.AsSpan(_start, rows * _layout.RowBytes);
            for (int c = 0; c < _pools.Length; c++)
            {
                if (texts[c] is { } text) ReadText(c, bytes, text.AsSpan(filled, rows));
                else ReadNumbers(c, bytes, numbers[c].AsSpan(filled, rows), ref codes[c], filled, capacity);
            }

            _start += rows * _layout.RowBytes;
            _rowsRead += rows;
            filled += rows;
        }

        if (filled == 0)
        {
            // Rows that the bound promised but that were padding or another dataset: the end was looked at.
            if (_isLast || Available() == 0) CheckAlone();
            return null;
        }

        return Batch(filled, numbers, codes, texts);
    }

    private Dataset Batch(int rows, double[]?[] numbers, MissingCode[]?[] codes, string?[]?[] texts)
    {
        var columns = ImmutableArray.CreateBuilder<Column>(_pools.Length);
        for (int c = 0; c < _pools.Length; c++)
        {
            ColumnDefinition definition = _layout.Description.Columns[c];
            columns.Add(texts[c] is { } text
                ? TextColumn.Trusted(definition, Cut(text, rows))
                : NumberColumn.Trusted(definition, Cut(numbers[c]!, rows), codes[c] is { } some ? Cut(some, rows) : null));
        }

        return new Dataset(_layout.Description, columns.MoveToImmutable());
    }

    private static T[] Cut<T>(T[] values, int rows) => values.Length == rows ? values : values[..rows];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadNumbers(int column, ReadOnlySpan<byte> bytes, Span<double> values, ref MissingCode[]? codes, int filled, int capacity)
    {
        XportField field = _layout.Fields[column];
        int stride = _layout.RowBytes;
        // A number shorter than 8 bytes is one whose last bytes are zero.
        ulong mask = field.Bytes == 8 ? ulong.MaxValue : ~(ulong.MaxValue >> (8 * field.Bytes));
        int at = field.Offset;
        for (int row = 0; row < values.Length; row++, at += stride)
        {
            ulong word = at + 8 <= bytes.Length ? BinaryPrimitives.ReadUInt64BigEndian(bytes[at..]) & mask : Short(bytes.Slice(at, field.Bytes));
            if ((word & 0x00FF_FFFF_FFFF_FFFF) == 0 && IbmFloat.Missing(word) is not MissingCode.None and var code)
            {
                codes ??= new MissingCode[capacity];
                codes[filled + row] = code;
            }
            else
            {
                values[row] = IbmFloat.ToDouble(word);
            }
        }
    }

    private static ulong Short(ReadOnlySpan<byte> bytes)
    {
        Span<byte> whole = stackalloc byte[8];
        whole.Clear();
        bytes.CopyTo(whole);
        return BinaryPrimitives.ReadUInt64BigEndian(whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadText(int column, ReadOnlySpan<byte> bytes, Span<string?> values)
    {
        XportField field = _layout.Fields[column];
        FieldPool pool = _pools[column]!;
        int at = field.Offset;
        int row = 0;
        try
        {
            for (; row < values.Length; row++, at += _layout.RowBytes) values[row] = pool.Get(bytes.Slice(at, field.Bytes));
        }
        catch (DecoderFallbackException wrong)
        {
            string place = (_rowsRead + row + 1).ToString(CultureInfo.InvariantCulture);
            throw new InvalidInputException(new InputProblem($"the text of row {place} is not {_encoding.WebName}", _path, Key: _layout.Description.Columns[column].Name, Allowed: "another encoding, such as windows-1252"), wrong);
        }
    }

    /// <summary>The rows that can be taken from the buffer, filling it where there is none.</summary>
    private int Available()
    {
        while (true)
        {
            int bytes = _end - _start;
            // Padding fills the last 80 bytes at most, so what lies before them is rows whatever follows.
            int rows = _isLast ? bytes / _layout.RowBytes : Math.Max(0, Math.Min(bytes, bytes - XportCards.Bytes + _layout.RowBytes) / _layout.RowBytes);
            if (rows > 0 || _isLast) return rows;
            Fill();
        }
    }

    private void Fill()
    {
        int kept = _end - _start;
        int wanted = Math.Max(ChunkBytes, (int)Math.Min(XportCards.Padded(_layout.RowBytes + XportCards.Bytes), int.MaxValue / 2));
        wanted = (int)Math.Min(wanted, XportCards.Padded(_stream.Length - _stream.Position));
        if (_buffer.Length < kept + wanted || _start > 0)
        {
            byte[] next = _buffer.Length < kept + wanted ? new byte[kept + wanted] : _buffer;
            _buffer.AsSpan(_start, kept).CopyTo(next);
            _buffer = next;
        }

        _start = 0;
        int read = _stream.ReadAtLeast(_buffer.AsSpan(kept, wanted), wanted, throwOnEndOfStream: false);
        if (read % XportCards.Bytes != 0) throw XportCards.Broken(_path, "the file ends within a record of 80 bytes: it is cut off", "the whole file");
        int rows = NextMember(_buffer.AsSpan(kept, read)) is { } member ? member : read;
        _end = kept + rows;
        _dataBytes += rows;
        if (rows == read && _stream.Position < _stream.Length) return;
        _stream.Position -= read - rows;
        _isLast = true;
        DropPadding();
    }

    private static int? NextMember(ReadOnlySpan<byte> cards)
    {
        for (int at = 0; at < cards.Length; at += XportCards.Bytes)
        {
            if (XportCards.IsMember(cards.Slice(at, XportCards.Bytes))) return at;
        }

        return null;
    }

    /// <summary>Finds how many rows are left once the blanks that fill the last record are told from them.</summary>
    private void DropPadding()
    {
        long total = _dataBytes / _layout.RowBytes;
        if (_layout.StatedRows is { } stated)
        {
            if (stated > _dataBytes || XportCards.Padded(stated * _layout.RowBytes) != _dataBytes) throw XportCards.Broken(_path, $"the header states {stated} rows of {_layout.RowBytes} bytes, but {_dataBytes} bytes follow", "the whole file");
            total = stated;
        }
        else
        {
            while (total > 0 && (total - 1) * _layout.RowBytes > _dataBytes - XportCards.Bytes && IsBlank(total - 1, _layout.RowBytes)) total--;
        }

        long end = total * _layout.RowBytes;
        if (!IsBlank(total, (int)(_dataBytes - end))) throw XportCards.Broken(_path, $"the last row is cut off: {_dataBytes - end} bytes follow row {total}, a row has {_layout.RowBytes}", "the whole file");
        _end -= (int)(_dataBytes - end);
    }

    private bool IsBlank(long row, int bytes)
    {
        int at = _end - (int)(_dataBytes - (row * _layout.RowBytes));
        return !_buffer.AsSpan(at, bytes).ContainsAnyExcept((byte)' ');
    }

    /// <summary>Once the dataset is read, nobody may believe to have read a file of several that did not name one.</summary>
    private void CheckAlone()
    {
        if (_options.Dataset is not null || _stream.Position == _stream.Length) return;
        string[] names = [Description.Name, .. XportFile.Members(_stream, _path, _encoding)];
        throw XportCards.Broken(_path, "the file holds several datasets", "one of " + string.Join(", ", names) + " with --dataset", "--dataset");
    }

    private XportLayout Find(XportHeaderReader headers)
    {
        var names = new List<string>();
        while (headers.ReadMember() is { } layout)
        {
            if (_options.Dataset is null || string.Equals(layout.Description.Name, _options.Dataset, StringComparison.OrdinalIgnoreCase)) return layout;
            names.Add(layout.Description.Name);
            XportFile.SkipRows(_stream);
        }

        throw names.Count == 0
            ? XportCards.Broken(_path, "the file holds no dataset", "at least one dataset")
            : XportCards.Broken(_path, $"there is no dataset '{_options.Dataset}'", "one of " + string.Join(", ", names), "--dataset");
    }
}
