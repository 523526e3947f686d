using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.DatasetJson;

/// <summary>Writes Dataset-JSON 1.1 in one of its layouts.</summary>
internal sealed class DatasetJsonWriter : IDatasetWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Stream _stream;
    private readonly DatasetDescription _description;
    private readonly DatasetJsonLayout _layout;
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 17);
    private readonly Utf8JsonWriter _json;
    private readonly long[] _codes;
    private long _rows;

    public DatasetJsonWriter(Stream stream, DatasetDescription description, DatasetJsonLayout layout)
    {
        _description = description;
        _layout = layout;
        _stream = layout == DatasetJsonLayout.Compressed ? new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true) : stream;
        _codes = new long[description.Columns.Length];
        _json = new Utf8JsonWriter(_buffer, Options);
        WriteDescription();
    }

    public IReadOnlyList<string> Losses =>
        [.. _description.Columns.Where((_, c) => _codes[c] > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name}: {_codes[_description.Columns.IndexOf(c)]} codes of missing numbers became null"))];

    public void Write(Dataset rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        for (int row = 0; row < rows.Rows; row++)
        {
            BeginRow();
            _json.WriteStartArray();
            for (int c = 0; c < rows.Columns.Length; c++)
            {
                if (rows.Columns[c] is TextColumn text) WriteText(text[row]);
                else WriteNumber(c, (NumberColumn)rows.Columns[c], row);
            }

            _json.WriteEndArray();
            _rows++;
            if (_buffer.WrittenCount > 1 << 16) Drain();
        }
    }

    public void Complete()
    {
        if (_rows != _description.Rows) throw new InvalidOperationException($"the description states {_description.Rows} rows, {_rows} were written");
        if (_layout == DatasetJsonLayout.Json) Raw(_rows > 0 ? "\n]}\n"u8 : "]}\n"u8);
        else Raw("\n"u8);
        Drain();
        if (_layout == DatasetJsonLayout.Compressed) _stream.Dispose();
    }

    public void Dispose() => _json.Dispose();

    private void BeginRow()
    {
        if (_layout != DatasetJsonLayout.Json) Raw("\n"u8);
        else Raw(_rows == 0 ? "\n"u8 : ",\n"u8);
    }

    private void WriteText(string? text)
    {
        if (text is null) _json.WriteNullValue();
        else _json.WriteStringValue(text);
    }

    private void WriteNumber(int column, NumberColumn numbers, int row)
    {
        MissingCode code = numbers.Code(row);
        if (code != MissingCode.None)
        {
            if (code != MissingCode.Standard) _codes[column]++;
            _json.WriteNullValue();
            return;
        }

        double number = numbers.Values[row];
        ColumnDefinition definition = _description.Columns[column];
        switch (definition.Type)
        {
            case ColumnType.Boolean: _json.WriteBooleanValue(number is 0 or 1 ? number == 1 : throw Unheld(definition, number, "0 or 1")); break;
            case ColumnType.Decimal: _json.WriteStringValue(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case ColumnType.Date or ColumnType.DateTime or ColumnType.Time:
                _json.WriteStringValue(DatasetJsonTypes.ToText(definition.Type, number) ?? throw Unheld(definition, number, "a number of whole days, or of seconds"));
                break;
            default: _json.WriteNumberValue(number); break;
        }
    }

    private InvalidInputException Unheld(ColumnDefinition column, double number, string allowed) =>
        new(new InputProblem(string.Create(CultureInfo.InvariantCulture, $"the number {number:R} of row {_rows + 1} is no {DatasetJsonTypes.Name(column.Type)}"), _description.Name, Key: column.Name, Allowed: allowed));

    private void WriteDescription()
    {
        DatasetOrigin origin = _description.Origin;
        _json.WriteStartObject();
        _json.WriteString("datasetJSONCreationDateTime", origin.Created ?? "1960-01-01T00:00:00");
        _json.WriteString("datasetJSONVersion", "1.1.0");
        Optional("fileOID", origin.FileOid);
        Optional("dbLastModifiedDateTime", origin.Modified);
        Optional("originator", origin.Originator);
        if (origin.SourceSystemName is { Length: > 0 } system)
        {
            _json.WriteStartObject("sourceSystem");
            _json.WriteString("name", system);
            _json.WriteString("version", origin.SourceSystemVersion ?? "");
            _json.WriteEndObject();
        }

        Optional("studyOID", origin.StudyOid);
        Optional("metaDataVersionOID", origin.MetaDataVersionOid);
        Optional("metaDataRef", origin.MetaDataRef);
        _json.WriteString("itemGroupOID", origin.ItemGroupOid ?? "IG." + _description.Name);
        _json.WriteNumber("records", _description.Rows ?? throw new InvalidOperationException("the number of rows stands before them and is not known"));
        _json.WriteString("name", _description.Name);
        _json.WriteString("label", _description.Label);
        _json.WriteStartArray("columns");
        foreach (ColumnDefinition column in _description.Columns) WriteColumn(column);
        _json.WriteEndArray();
        if (_layout != DatasetJsonLayout.Json) _json.WriteEndObject();
        else Raw(",\"rows\":["u8);
    }

    private void WriteColumn(ColumnDefinition column)
    {
        _json.WriteStartObject();
        _json.WriteString("itemOID", column.ItemOid ?? $"IT.{_description.Name}.{column.Name}");
        _json.WriteString("name", column.Name);
        _json.WriteString("label", column.Label);
        _json.WriteString("dataType", DatasetJsonTypes.Name(column.Type));
        if (column.Storage == ColumnStorage.Number && DatasetJsonTypes.IsMoment(column.Type)) _json.WriteString("targetDataType", "integer");
        else if (column.Type == ColumnType.Decimal) _json.WriteString("targetDataType", "decimal");
        if (column.Length is { } length) _json.WriteNumber("length", length);
        Optional("displayFormat", column.DisplayFormat);
        if (column.KeySequence is { } key) _json.WriteNumber("keySequence", key);
        _json.WriteEndObject();
    }

    private void Optional(string name, string? value)
    {
        if (value is not null) _json.WriteString(name, value);
    }

    // What stands between values is written beside the JSON writer, which begins afresh after it.
    private void Raw(ReadOnlySpan<byte> bytes)
    {
        _json.Flush();
        _buffer.Write(bytes);
        _json.Reset();
    }

    private void Drain()
    {
        _json.Flush();
        _stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _json.Reset();
    }
}
