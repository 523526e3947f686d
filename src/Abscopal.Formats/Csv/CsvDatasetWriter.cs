using System.Globalization;
using System.Text;
using Abscopal.Formats.DatasetJson;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Csv;

/// <summary>Writes a dataset as comma-separated text, UTF-8. Text that reads as a number, a date or a missing value is quoted, so that it reads back as text.</summary>
internal sealed class CsvDatasetWriter : IDatasetWriter
{
    private readonly StreamWriter _writer;
    private readonly DatasetDescription _description;
    private long _rows;

    public CsvDatasetWriter(Stream stream, DatasetDescription description)
    {
        _description = description;
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        _writer.WriteLine(string.Join(',', description.Columns.Select(c => NeedsQuotes(c.Name) ? Quote(c.Name) : c.Name)));
    }

    public IReadOnlyList<string> Losses =>
        _description.Columns.Any(c => c.Label.Length > 0 || c.DisplayFormat is not null) ? ["labels, formats, lengths and keys have no place in delimited text"] : [];

    public void Write(Dataset rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        for (int row = 0; row < rows.Rows; row++)
        {
            _rows++;
            for (int c = 0; c < rows.Columns.Length; c++)
            {
                if (c > 0) _writer.Write(',');
                _writer.Write(rows.Columns[c] is TextColumn text ? Text(text[row]) : Number((NumberColumn)rows.Columns[c], row));
            }

            _writer.WriteLine();
        }
    }

    public void Complete() => _writer.Flush();

    public void Dispose() => _writer.Dispose();

    private static string Text(string? text)
    {
        if (text is null) return "";
        return text.Length == 0 || NeedsQuotes(text) || CsvField.LooksTyped(text) ? Quote(text) : text;
    }

    private string Number(NumberColumn column, int row)
    {
        NumericValue value = column[row];
        if (value.IsMissing) return value.Code == MissingCode.Standard ? "" : value.Code.ToText();
        ColumnType type = column.Definition.Type;
        if (type is not (ColumnType.Date or ColumnType.DateTime)) return value.Value.ToString("R", CultureInfo.InvariantCulture);
        return DatasetJsonTypes.ToText(type, value.Value)
            ?? throw new InvalidInputException(new InputProblem($"the number {value} of row {_rows} is no {DatasetJsonTypes.Name(type)}", _description.Name, Key: column.Name, Allowed: "whole days, or seconds"));
    }

    private static bool NeedsQuotes(string text) => text.AsSpan().ContainsAny("\",\n\r;\t") || text.StartsWith(' ') || text.EndsWith(' ');

    private static string Quote(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
