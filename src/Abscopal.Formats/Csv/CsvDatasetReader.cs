using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Input;
using CsvHelper;

namespace Abscopal.Formats.Csv;

/// <summary>
/// Reads delimited text as a dataset. The kind of a column is found in a first pass: numbers, whole dates, or text where a field is
/// quoted or is neither. An empty field without quotes is missing, <c>""</c> is empty text.
/// </summary>
internal sealed class CsvDatasetReader : IDatasetReader
{
    private readonly string _path;
    private readonly CsvReader _reader;
    private readonly ColumnType[] _types;

    public CsvDatasetReader(string path)
    {
        _path = path;
        string[] header = [.. CsvFile.Columns(path)];
        _types = new ColumnType[header.Length];
        long rows = 0;
        using (CsvReader first = CsvFile.OpenReader(path)) rows = FindTypes(first);
        Description = new DatasetDescription
        {
            Name = System.IO.Path.GetFileNameWithoutExtension(path).ToUpperInvariant(),
            Columns = [.. header.Select((name, c) => _types[c] == ColumnType.Text ? ColumnDefinition.OfText(name) : ColumnDefinition.OfNumber(name, "", _types[c], Format(_types[c])))],
            Rows = rows,
        };
        _reader = CsvFile.OpenReader(path);
    }

    public DatasetDescription Description { get; }

    public void Dispose() => _reader.Dispose();

    public Dataset? Read(int maximumRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRows, 1);
        var texts = new List<string?>[_types.Length];
        var numbers = new List<NumericValue>[_types.Length];
        for (int c = 0; c < _types.Length; c++)
        {
            texts[c] = [];
            numbers[c] = [];
        }

        int rows = 0;
        while (rows < maximumRows && Next(_reader))
        {
            for (int c = 0; c < _types.Length; c++)
            {
                string field = _reader.GetString(c);
                if (_types[c] == ColumnType.Text) texts[c].Add(field.Length == 0 && !IsQuoted(_reader, c) ? null : field);
                else numbers[c].Add(Value(_types[c], field));
            }

            rows++;
        }

        if (rows == 0) return null;
        return new Dataset(Description, [.. Description.Columns.Select((d, c) => d.Storage == ColumnStorage.Text ? (Column)TextColumn.Trusted(d, [.. texts[c]]) : NumberColumn.Of(d, numbers[c]))]);
    }

    private static string? Format(ColumnType type) => type switch
    {
        ColumnType.Date => "DATE9.",
        ColumnType.DateTime => "DATETIME20.",
        _ => null,
    };

    private static NumericValue Value(ColumnType type, string field)
    {
        if (CsvField.Missing(field) is { } code) return NumericValue.Missing(code);
        return NumericValue.Of((type == ColumnType.Double ? CsvField.Number(field) : CsvField.Moment(type, field))!.Value);
    }

    private long FindTypes(CsvReader reader)
    {
        Array.Fill(_types, ColumnType.Boolean);
        long rows = 0;
        while (Next(reader))
        {
            rows++;
            for (int c = 0; c < _types.Length; c++)
            {
                if (_types[c] == ColumnType.Text) continue;
                string field = reader.GetString(c);
                if (IsQuoted(reader, c)) _types[c] = ColumnType.Text;
                else if (CsvField.Missing(field) is null) _types[c] = Narrow(_types[c], field);
            }
        }

        // What held nothing but missing values is text.
        for (int c = 0; c < _types.Length; c++)
        {
            if (_types[c] == ColumnType.Boolean) _types[c] = ColumnType.Text;
        }

        return rows;
    }

    // Boolean stands for 'nothing seen yet'.
    private static ColumnType Narrow(ColumnType known, string field)
    {
        ColumnType type = CsvField.Number(field) is not null ? ColumnType.Double
            : CsvField.Moment(ColumnType.Date, field) is not null ? ColumnType.Date
            : CsvField.Moment(ColumnType.DateTime, field) is not null ? ColumnType.DateTime
            : ColumnType.Text;
        return known == ColumnType.Boolean || known == type ? type : ColumnType.Text;
    }

    private static bool IsQuoted(CsvReader reader, int column) => reader.GetRawSpan(column) is [(byte)'"', ..];

    private bool Next(CsvReader reader)
    {
        try
        {
            if (!reader.Read()) return false;
        }
        catch (CsvFormatException broken)
        {
            throw new InvalidInputException(new InputProblem(broken.Message, _path, (int)broken.LineNumber, Allowed: "quotes closed, one record a line"), broken);
        }
        catch (Exception broken) when (broken is DecoderFallbackException or InvalidDataException)
        {
            throw new InvalidInputException(new InputProblem("the text is not UTF-8", _path), broken);
        }

        if (reader.FieldCount != _types.Length)
            throw new InvalidInputException(new InputProblem($"the row has {reader.FieldCount} fields, the header {_types.Length}", _path, (int)reader.LineNumber, Allowed: $"{_types.Length} fields"));
        return true;
    }
}
