using System.Collections.Immutable;
using Abscopal.Formats.Datasets;
using Abscopal.Input;
using Parquet;
using Parquet.Schema;

namespace Abscopal.Formats.Parquet;

/// <summary>Writes a dataset as Parquet; batches are gathered until they make a row group.</summary>
internal sealed class ParquetDatasetWriter : IDatasetWriter
{
    private const int GroupRows = 1 << 17;

    private readonly DatasetDescription _description;
    private readonly DataField[] _fields;
    private readonly ParquetWriter _writer;
    private readonly List<Dataset> _waiting = [];
    private int _rowsWaiting;

    public ParquetDatasetWriter(Stream stream, DatasetDescription description, ImmutableHashSet<string> moments)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(description);
        _description = description;
        if (description.Columns.IsEmpty) throw new InvalidInputException(new InputProblem("the dataset has no variables", description.Name, Allowed: "at least one variable"));
        _fields = [.. description.Columns.Select(c => Field(c, moments.Contains(c.Name)))];
        // A dictionary of values would merge the two zeros; numbers that repeat are left to the compression.
        _writer = ParquetWriter.CreateAsync(new ParquetSchema(_fields), stream, new ParquetOptions { DictionaryEncodingThreshold = 0 }).GetAwaiter().GetResult();
        _writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal) { [ParquetFile.DescriptionKey] = ParquetDescription.Write(description) };
    }

    public IReadOnlyList<string> Losses => [];

    public void Write(Dataset rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Rows == 0) return;
        _waiting.Add(rows);
        _rowsWaiting += rows.Rows;
        if (_rowsWaiting >= GroupRows) WriteGroup();
    }

    public void Complete()
    {
        if (_rowsWaiting > 0) WriteGroup();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    // The library writes the end of the file when it is disposed; a file that was not completed shall not look whole.
    public void Dispose()
    {
    }

    private static DataField Field(ColumnDefinition column, bool isMoment)
    {
        if (column.Storage == ColumnStorage.Text) return new DataField(column.Name, typeof(string), isNullable: true);
        if (!isMoment) return new DataField(column.Name, typeof(double), isNullable: true);
        return column.Type == ColumnType.Date
            ? new DataField(column.Name, typeof(DateOnly), isNullable: true)
            : new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Micros, isNullable: true);
    }

    private void WriteGroup()
    {
        Dataset rows = Dataset.Concatenate(_waiting);
        _waiting.Clear();
        _rowsWaiting = 0;
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        for (int c = 0; c < _fields.Length; c++) WriteColumn(group, _fields[c], rows.Columns[c]).GetAwaiter().GetResult();
    }

    private Task WriteColumn(ParquetRowGroupWriter group, DataField field, Column column)
    {
        if (column is TextColumn text) return group.WriteAsync(field, (IReadOnlyCollection<string>)text.Values.ToArray()!);
        var numbers = (NumberColumn)column;
        if (field.ClrType == typeof(DateOnly)) return Write(group, field, numbers, Day);
        return field is DateTimeDataField ? Write(group, field, numbers, Moment) : Write(group, field, numbers, (number, _) => number);
    }

    private static Task Write<T>(ParquetRowGroupWriter group, DataField field, NumberColumn column, Func<double, NumberColumn, T> value)
        where T : struct
    {
        var values = new T?[column.Rows];
        for (int row = 0; row < values.Length; row++)
        {
            if (!column.IsMissing(row)) values[row] = value(column.Values[row], column);
        }

        Dictionary<string, string>? codes = ParquetMissing.ToText(column) is { } text ? new(StringComparer.Ordinal) { [ParquetFile.MissingKey] = text } : null;
        return group.WriteAsync<T>(field, values.AsMemory(), customMetadata: codes);
    }

    private DateOnly Day(double number, NumberColumn column) =>
        number == Math.Floor(number) && SasTime.TryToDate(number, out DateOnly date) ? date : throw Unheld(column, number, "whole days of the years 1 to 9999");

    private DateTime Moment(double number, NumberColumn column) =>
        SasTime.TryToDateTime(number, out DateTime moment) ? DateTime.SpecifyKind(moment, DateTimeKind.Utc) : throw Unheld(column, number, "seconds of the years 1 to 9999");

    private InvalidInputException Unheld(NumberColumn column, double number, string allowed) =>
        new(new InputProblem(FormattableString.Invariant($"the number {number:R} is no {DatasetJson.DatasetJsonTypes.Name(column.Definition.Type)}"), _description.Name, Key: column.Name, Allowed: allowed));
}
