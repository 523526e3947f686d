using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Abscopal.Formats.Datasets;
using Abscopal.Input;
using Parquet;
using Parquet.Schema;

namespace Abscopal.Formats.Parquet;

/// <summary>Reads a flat Parquet file a row group at a time. Whatever the library throws over the bytes of a file is an answer to broken input.</summary>
internal sealed class ParquetDatasetReader : IDatasetReader
{
    // Doubles hold every whole number below.
    private const double MostWhole = 1L << 53;

    private static readonly ParquetOptions Options = new() { TreatByteArrayAsString = true, UseDateOnlyTypeForDates = true };

    private readonly string _path;
    private readonly Stream _stream;
    private readonly ParquetReader _reader;
    private readonly DataField[] _fields;
    private int _group;
    private Dataset? _rows;
    private int _next;

    public ParquetDatasetReader(Stream stream, string path)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _path = path;
        _stream = stream;
        Answered(() =>
        {
            ParquetLimits.CheckFooter(stream, path);
            return Task.FromResult(0);
        });
        _reader = Answered(() => ParquetReader.CreateAsync(stream, Options));
        _fields = Answered(() => Task.FromResult(Fields()));
        Description = Describe();
    }

    public DatasetDescription Description { get; }

    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    public Dataset? Read(int maximumRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRows, 1);
        while (_rows is null || _next == _rows.Rows)
        {
            if (_group == _reader.RowGroupCount) return null;
            int group = _group++;
            _rows = Answered(() => ReadGroup(group));
            _next = 0;
        }

        int from = _next;
        int count = Math.Min(maximumRows, _rows.Rows - from);
        _next += count;
        return count == _rows.Rows ? _rows : _rows.Take([.. Enumerable.Range(from, count)]);
    }

    private DataField[] Fields()
    {
        foreach (Field field in _reader.Schema.Fields)
        {
            if (field is not DataField { IsArray: false }) throw Broken("the column holds lists or records", "a flat table", field.Name);
        }

        DataField[] fields = _reader.Schema.GetDataFields();
        if (fields.Length == 0) throw Broken("the file has no columns", "at least one column");
        if (fields.DistinctBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Count() != fields.Length) throw Broken("a name of a column stands twice", "each name once");
        return fields;
    }

    private DatasetDescription Describe()
    {
        DatasetDescription? known = null;
        if (Answered(() => Task.FromResult(_reader.CustomMetadata)).TryGetValue(ParquetFile.DescriptionKey, out string? text) && text is not null)
        {
            try
            {
                known = ParquetDescription.Read(text);
            }
            catch (JsonException wrong)
            {
                throw new InvalidInputException(new InputProblem("the description is broken: " + wrong.Message, _path, Key: ParquetFile.DescriptionKey, Allowed: "the JSON it was written with"), wrong);
            }
        }

        return (known ?? new DatasetDescription { Name = Path.GetFileNameWithoutExtension(_path).ToUpperInvariant(), Columns = [] }) with
        {
            Columns = [.. _fields.Select(f => Definition(f, known))],
            Rows = Answered(() => Task.FromResult(Enumerable.Range(0, _reader.RowGroupCount).Sum(RowsOf))),
        };
    }

    private long RowsOf(int group)
    {
        long rows = _reader.RowGroups[group].RowCount;
        return rows >= 0 && rows <= ParquetLimits.MostRows ? rows : throw Broken($"row group {group + 1} states {rows} rows", FormattableString.Invariant($"at most {ParquetLimits.MostRows} rows a group"));
    }

    // A file that another program wrote anew may have kept our description of columns that it changed.
    private ColumnDefinition Definition(DataField field, DatasetDescription? known)
    {
        ColumnDefinition plain = Plain(field);
        ColumnDefinition? kept = known?.Columns.FirstOrDefault(c => string.Equals(c.Name, field.Name, StringComparison.Ordinal));
        bool isSame = kept is not null && kept.Storage == plain.Storage && (plain.Type == kept.Type || plain.Type is ColumnType.Double or ColumnType.Text);
        return isSame ? kept! : plain;
    }

    private ColumnDefinition Plain(DataField field)
    {
        Type type = field.ClrType;
        if (IsText(type) || type == typeof(Guid)) return ColumnDefinition.OfText(field.Name);
        if (type == typeof(DateOnly)) return ColumnDefinition.OfDay(field.Name);
        if (type == typeof(DateTime)) return ColumnDefinition.OfNumber(field.Name, "", ColumnType.DateTime, "DATETIME20.");
        if (type == typeof(TimeSpan) || type == typeof(TimeOnly)) return ColumnDefinition.OfNumber(field.Name, "", ColumnType.Time, "TIME8.");
        if (type == typeof(bool)) return ColumnDefinition.OfNumber(field.Name, "", ColumnType.Boolean);
        if (type == typeof(double)) return ColumnDefinition.OfNumber(field.Name);
        if (type == typeof(float)) return ColumnDefinition.OfNumber(field.Name, "", ColumnType.Float);
        if (type == typeof(decimal)) return ColumnDefinition.OfNumber(field.Name, "", ColumnType.Decimal);
        if (type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(sbyte) || type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong))
            return ColumnDefinition.OfNumber(field.Name, "", ColumnType.Integer);
        throw Broken($"values of the kind {type.Name} are not read", "text, numbers, truth values, dates or times", field.Name);
    }

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(ReadOnlyMemory<char>);

    private async Task<Dataset> ReadGroup(int number)
    {
        using ParquetRowGroupReader group = _reader.OpenRowGroupReader(number);
        int rows = (int)RowsOf(number);
        ParquetLimits.CheckGroup(_stream, group, _fields, _path);
        var columns = new Column[_fields.Length];
        for (int c = 0; c < columns.Length; c++) columns[c] = await ReadColumn(group, _fields[c], Description.Columns[c], rows).ConfigureAwait(false);
        return new Dataset(Description, [.. columns]);
    }

    private Task<Column> ReadColumn(ParquetRowGroupReader group, DataField field, ColumnDefinition definition, int rows)
    {
        Type type = field.ClrType;
        if (IsText(type)) return Texts(group, field, definition, rows);
        if (type == typeof(Guid)) return Guids(group, field, definition, rows);
        if (type == typeof(double)) return Numbers<double>(group, field, definition, rows, v => v);
        if (type == typeof(float)) return Numbers<float>(group, field, definition, rows, v => v);
        if (type == typeof(bool)) return Numbers<bool>(group, field, definition, rows, v => v ? 1 : 0);
        if (type == typeof(decimal)) return Numbers<decimal>(group, field, definition, rows, v => (double)v);
        if (type == typeof(DateOnly)) return Numbers<DateOnly>(group, field, definition, rows, SasTime.FromDate);
        if (type == typeof(DateTime)) return Numbers<DateTime>(group, field, definition, rows, SasTime.FromDateTime);
        if (type == typeof(TimeSpan)) return Numbers<TimeSpan>(group, field, definition, rows, v => v.Ticks / (double)TimeSpan.TicksPerSecond);
        if (type == typeof(TimeOnly)) return Numbers<TimeOnly>(group, field, definition, rows, v => v.Ticks / (double)TimeSpan.TicksPerSecond);
        if (type == typeof(int)) return Whole<int>(group, field, definition, rows);
        if (type == typeof(long)) return Whole<long>(group, field, definition, rows);
        if (type == typeof(short)) return Whole<short>(group, field, definition, rows);
        if (type == typeof(sbyte)) return Whole<sbyte>(group, field, definition, rows);
        if (type == typeof(byte)) return Whole<byte>(group, field, definition, rows);
        if (type == typeof(ushort)) return Whole<ushort>(group, field, definition, rows);
        return type == typeof(uint) ? Whole<uint>(group, field, definition, rows) : Whole<ulong>(group, field, definition, rows);
    }

    private static async Task<Column> Texts(ParquetRowGroupReader group, DataField field, ColumnDefinition definition, int rows)
    {
        var values = new string?[rows];
        await group.ReadAsync(field, values.AsMemory()!).ConfigureAwait(false);
        return TextColumn.Trusted(definition, values);
    }

    private static async Task<Column> Guids(ParquetRowGroupReader group, DataField field, ColumnDefinition definition, int rows)
    {
        Guid?[] values = await Values<Guid>(group, field, rows).ConfigureAwait(false);
        return TextColumn.Trusted(definition, Array.ConvertAll(values, v => v?.ToString()));
    }

    private Task<Column> Whole<T>(ParquetRowGroupReader group, DataField field, ColumnDefinition definition, int rows)
        where T : struct, IBinaryInteger<T> =>
        Numbers<T>(group, field, definition, rows, v =>
        {
            double number = double.CreateChecked(v);
            if (Math.Abs(number) < MostWhole || new BigInteger(number) == BigInteger.CreateChecked(v)) return number;
            throw Broken(string.Create(CultureInfo.InvariantCulture, $"the whole number {v} has no double of its own"), "magnitudes up to 2^53, or text", field.Name);
        });

    private async Task<Column> Numbers<T>(ParquetRowGroupReader group, DataField field, ColumnDefinition definition, int rows, Func<T, double> number)
        where T : struct
    {
        T?[] read = await Values<T>(group, field, rows).ConfigureAwait(false);
        double[] values = new double[rows];
        MissingCode[]? codes = null;
        for (int row = 0; row < rows; row++)
        {
            // Programs without missing numbers write NaN for them.
            if (read[row] is { } value && number(value) is var one && !double.IsNaN(one))
            {
                values[row] = double.IsFinite(one) ? one : throw Broken(FormattableString.Invariant($"row {row + 1} of its group is not finite"), "finite numbers, or null", field.Name);
                continue;
            }

            codes ??= new MissingCode[rows];
            codes[row] = MissingCode.Standard;
        }

        if (group.GetCustomMetadata(field).TryGetValue(ParquetFile.MissingKey, out string? text) && text is not null && !ParquetMissing.TryApply(text, codes))
            throw Broken($"'{(text.Length > 40 ? text[..40] + "..." : text)}' are no codes of the missing numbers", "a code and the rows of its nulls", field.Name);
        return NumberColumn.Trusted(definition, values, codes);
    }

    private static async Task<T?[]> Values<T>(ParquetRowGroupReader group, DataField field, int rows)
        where T : struct
    {
        var values = new T?[rows];
        if (field.IsNullable)
        {
            await group.ReadAsync<T>(field, values.AsMemory()).ConfigureAwait(false);
            return values;
        }

        var plain = new T[rows];
        await group.ReadAsync<T>(field, plain.AsMemory()).ConfigureAwait(false);
        for (int row = 0; row < rows; row++) values[row] = plain[row];
        return values;
    }

    private T Answered<T>(Func<Task<T>> read)
    {
        try
        {
            return read().GetAwaiter().GetResult();
        }
        catch (Exception broken) when (broken is not (InvalidInputException or OperationCanceledException))
        {
            throw new InvalidInputException(new InputProblem("the Parquet is broken: " + broken.Message.ReplaceLineEndings(" "), _path, Allowed: "a whole Parquet file"), broken);
        }
    }

    private InvalidInputException Broken(string what, string allowed, string? key = null) => new(new InputProblem(what, _path, Key: key, Allowed: allowed));
}
