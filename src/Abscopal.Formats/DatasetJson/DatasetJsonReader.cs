using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.DatasetJson;

/// <summary>Reads Dataset-JSON 1.1, as one object or as lines (NDJSON).</summary>
internal sealed class DatasetJsonReader : IDatasetReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly JsonTokens _tokens;
    private readonly TextPool?[] _pools;
    private bool _isInArray;
    private bool _isEnded;
    private long _row;

    public DatasetJsonReader(Stream stream, string path)
    {
        _tokens = new JsonTokens(stream, path);
        Description = ReadMetadata();
        _pools = [.. Description.Columns.Select(c => new TextPool(Strict))];
    }

    public DatasetDescription Description { get; }

    public void Dispose() => _tokens.Dispose();

    public Dataset? Read(int maximumRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRows, 1);
        if (_isEnded) return null;
        DatasetJsonColumn[] columns = [.. Description.Columns.Select((c, i) => new DatasetJsonColumn(c, _pools[i]))];
        int rows = 0;
        while (rows < maximumRows && NextRow())
        {
            ReadRow(columns);
            rows++;
        }

        return rows == 0 ? null : new Dataset(Description, [.. columns.Select(c => c.Build())]);
    }

    private bool NextRow()
    {
        if (!_tokens.Read())
        {
            if (_isInArray) throw _tokens.Broken("the file ends within its rows");
            return End();
        }

        if (_tokens.Type == JsonTokenType.StartArray) return true;
        if (!_isInArray || _tokens.Type != JsonTokenType.EndArray) throw _tokens.Broken("there is no row where one should be", allowed: "an array of values");
        while (_tokens.Read() && _tokens.Type == JsonTokenType.PropertyName)
        {
            if (!_tokens.Read()) break;
            _tokens.Skip();
        }

        if (_tokens.Type != JsonTokenType.EndObject) throw _tokens.Broken("the file ends within its object");
        if (_tokens.Read()) throw _tokens.Broken("something follows the dataset");
        return End();
    }

    private bool End()
    {
        _isEnded = true;
        if (Description.Rows is { } stated && stated != _row) throw _tokens.Broken($"the file states {stated} records and holds {_row}", key: "records", allowed: "the number of rows");
        return false;
    }

    private void ReadRow(DatasetJsonColumn[] columns)
    {
        _row++;
        for (int c = 0; c < columns.Length; c++)
        {
            if (!_tokens.Read(columns[c].Pool)) throw _tokens.Broken("the file ends within a row");
            if (_tokens.Type == JsonTokenType.EndArray) throw _tokens.Broken($"row {_row} has {c} values for {columns.Length} columns", allowed: "a value for each column");
            if (columns[c].Add(_tokens) is { } wrong)
            {
                throw _tokens.Broken(string.Create(CultureInfo.InvariantCulture, $"{wrong} in row {_row}"), key: columns[c].Definition.Name, allowed: columns[c].Allowed);
            }
        }

        if (!_tokens.Read() || _tokens.Type != JsonTokenType.EndArray) throw _tokens.Broken($"row {_row} has more than {columns.Length} values", allowed: "a value for each column");
    }

    private DatasetDescription ReadMetadata()
    {
        if (!_tokens.Read() || _tokens.Type != JsonTokenType.StartObject) throw _tokens.Broken("the file does not begin with an object");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        ImmutableArray<ColumnDefinition>? columns = null;
        double? records = null;
        while (!_isInArray && _tokens.Read() && _tokens.Type == JsonTokenType.PropertyName)
        {
            string name = _tokens.Text;
            if (!_tokens.Read()) break;
            if (name is "columns") columns = new DatasetJsonColumns(_tokens).Read();
            else if (name is "rows") _isInArray = _tokens.Type == JsonTokenType.StartArray ? true : throw _tokens.Broken("is not an array", key: name);
            else if (name is "sourceSystem" && _tokens.Type == JsonTokenType.StartObject) ReadSource(texts);
            else if (name is "records" && _tokens.Type == JsonTokenType.Number) records = _tokens.Number;
            else if (_tokens.Type == JsonTokenType.String) texts[name] = _tokens.Text;
            else _tokens.Skip();
        }

        if (!_isInArray && _tokens.Type != JsonTokenType.EndObject) throw _tokens.Broken("the file ends within its description");
        if (columns is null) throw _tokens.Broken(_isInArray ? "the rows come before the columns" : "there are no columns", key: "columns");
        if (records is { } number && (number < 0 || number != Math.Floor(number) || number > 1e15)) throw _tokens.Broken("is not a number of rows", key: "records");
        if (!texts.TryGetValue("datasetJSONVersion", out string? version) || !version.StartsWith("1.1", StringComparison.Ordinal))
            throw _tokens.Broken($"the version '{version}' is not read", key: "datasetJSONVersion", allowed: "1.1");
        return Describe(texts, columns.Value, (long?)records);
    }

    private static DatasetDescription Describe(Dictionary<string, string> texts, ImmutableArray<ColumnDefinition> columns, long? records) => new()
    {
        Name = texts.GetValueOrDefault("name") ?? "",
        Label = texts.GetValueOrDefault("label") ?? "",
        Columns = columns,
        Rows = records,
        Origin = new DatasetOrigin
        {
            FileOid = texts.GetValueOrDefault("fileOID"),
            StudyOid = texts.GetValueOrDefault("studyOID"),
            MetaDataVersionOid = texts.GetValueOrDefault("metaDataVersionOID"),
            MetaDataRef = texts.GetValueOrDefault("metaDataRef"),
            ItemGroupOid = texts.GetValueOrDefault("itemGroupOID"),
            Originator = texts.GetValueOrDefault("originator"),
            SourceSystemName = texts.GetValueOrDefault("sourceSystem/name"),
            SourceSystemVersion = texts.GetValueOrDefault("sourceSystem/version"),
            Created = texts.GetValueOrDefault("datasetJSONCreationDateTime"),
            Modified = texts.GetValueOrDefault("dbLastModifiedDateTime"),
        },
    };

    private void ReadSource(Dictionary<string, string> texts)
    {
        while (_tokens.Read() && _tokens.Type == JsonTokenType.PropertyName)
        {
            string name = _tokens.Text;
            if (!_tokens.Read()) return;
            if (_tokens.Type == JsonTokenType.String) texts["sourceSystem/" + name] = _tokens.Text;
            else _tokens.Skip();
        }
    }
}
