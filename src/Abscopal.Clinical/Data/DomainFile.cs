using Abscopal.Formats;
using Abscopal.Formats.Csv;
using Abscopal.Formats.DatasetJson;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.Xport;
using Abscopal.Input;

namespace Abscopal.Clinical.Data;

/// <summary>Reads and writes a dataset as the ending of its file says.</summary>
public static class DomainFile
{
    /// <summary>The endings that are read.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".csv", ".xpt", ".json", ".ndjson", ".dsjc", ".parquet"];

    /// <summary>Reads a dataset.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name of the dataset.</param>
    /// <exception cref="InvalidInputException">The file is broken.</exception>
    public static DomainTable Read(string path, string name)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(name);
        string ending = Path.GetExtension(path).ToUpperInvariant();
        if (ending is ".CSV") return ReadCsv(path, name);
        using IDatasetReader reader = DatasetFile.Open(path);
        return FromDataset(reader.ReadAll(), name, path);
    }

    /// <summary>Writes a dataset.</summary>
    /// <param name="table">The dataset.</param>
    /// <param name="format">As what.</param>
    /// <param name="output">Where to.</param>
    public static void Write(DomainTable table, DomainFormat format, Stream output)
    {
        ArgumentNullException.ThrowIfNull(table);
        switch (format)
        {
            case DomainFormat.Xpt:
                XportFile.Write(output, ToDataset(table));
                break;
            case DomainFormat.Json:
                Dataset dataset = ToDataset(table);
                using (IDatasetWriter writer = DatasetJsonFile.Create(output, dataset.Description))
                {
                    writer.Write(dataset);
                    writer.Complete();
                }

                break;
            default:
                DomainCsv.Write(table, output);
                break;
        }
    }

    /// <summary>Refuses datasets that a format has no place for, before a file is written.</summary>
    /// <param name="tables">The datasets.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="InvalidInputException">A name, a label or a value has no place.</exception>
    public static void Check(IEnumerable<DomainTable> tables, DomainFormat format)
    {
        ArgumentNullException.ThrowIfNull(tables);
        if (format == DomainFormat.Csv) return;
        foreach (DomainTable table in tables) Write(table, format, Stream.Null);
    }

    /// <summary>A dataset of any format as a domain; blank text is missing, as SAS has it.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="name">The name of the domain.</param>
    /// <param name="path">The file, for messages.</param>
    public static DomainTable FromDataset(Dataset dataset, string name, string? path)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(name);
        var table = new DomainTable(name.ToUpperInvariant(), dataset.Description.Label, path);
        foreach (Column column in dataset.Columns)
        {
            string variable = column.Name.ToUpperInvariant();
            string label = column.Definition.Label;
            if (column is TextColumn text)
            {
                List<string?> texts = table.AddText(variable, label);
                foreach (string? value in text.Values) texts.Add(string.IsNullOrEmpty(value) ? null : value);
                continue;
            }

            var numbers = (NumberColumn)column;
            bool isTime = column.Definition.Type == ColumnType.DateTime;
            List<double?> values = isTime || column.Definition.Type == ColumnType.Date ? table.AddDate(variable, label) : table.AddNumber(variable, label);
            for (int row = 0; row < numbers.Rows; row++) values.Add(numbers[row].OrNull is { } number ? isTime ? Math.Floor(number / SasTime.SecondsPerDay) : number : null);
        }

        return table;
    }

    /// <summary>A domain as a dataset of any format.</summary>
    /// <param name="table">The domain.</param>
    public static Dataset ToDataset(DomainTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new Dataset(table.Name, table.Columns.Select(Of), table.Label);
    }

    private static Column Of(DomainColumn column) => column.Kind switch
    {
        ColumnKind.Text => TextColumn.Of(ColumnDefinition.OfText(column.Name, column.Label), column.Texts),
        ColumnKind.Date => NumberColumn.Of(ColumnDefinition.OfDay(column.Name, column.Label), column.Numbers),
        _ => NumberColumn.Of(ColumnDefinition.OfNumber(column.Name, column.Label), column.Numbers),
    };

    private static DomainTable ReadCsv(string path, string name)
    {
        TextTable text = CsvFile.Read(path);
        var table = new DomainTable(name.ToUpperInvariant(), "", path) { Line = row => text.Line(row) };
        foreach (string column in text.Columns) table.Add(new DomainColumn(column.ToUpperInvariant(), "", ColumnKind.Text) { Texts = [.. text.Text(column)] });
        return table;
    }
}
