using System.Globalization;
using System.Text;
using Abscopal.Formats;
using Abscopal.Formats.Datasets;

namespace Abscopal.Workbench.Data;

/// <summary>Reads a dataset through and says what it holds.</summary>
public static class DescribeJob
{
    /// <summary>Runs the description.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataset">The dataset of a file that holds several, or null.</param>
    /// <param name="encoding">The encoding of a SAS transport file; null is UTF-8.</param>
    /// <exception cref="Input.InvalidInputException">The file is not there or broken.</exception>
    public static DatasetSummary Run(string path, string? dataset = null, Encoding? encoding = null)
    {
        using IDatasetReader reader = DatasetFile.Open(path, new DatasetReadOptions { Dataset = dataset, Encoding = encoding ?? Encoding.UTF8 });
        ColumnRange[] ranges = [.. reader.Description.Columns.Select(_ => new ColumnRange())];
        long rows = 0;
        foreach (Dataset batch in reader.Batches())
        {
            for (int c = 0; c < ranges.Length; c++) ranges[c].Add(batch.Columns[c]);
            rows += batch.Rows;
        }

        return new DatasetSummary(reader.Description, rows, [.. ranges.Select((r, c) => r.Summarise(reader.Description.Columns[c]))]);
    }

    private sealed class ColumnRange
    {
        private long _missing;
        private string? _leastText;
        private string? _greatestText;
        private double _least = double.PositiveInfinity;
        private double _greatest = double.NegativeInfinity;

        public void Add(Column column)
        {
            if (column is TextColumn text) AddText(text);
            else AddNumbers((NumberColumn)column);
        }

        public ColumnSummary Summarise(ColumnDefinition definition) => definition.Storage == ColumnStorage.Text
            ? new ColumnSummary(definition, _missing, _leastText, _greatestText)
            : new ColumnSummary(definition, _missing, Show(definition, _least), Show(definition, _greatest));

        private void AddText(TextColumn column)
        {
            for (int row = 0; row < column.Rows; row++)
            {
                if (column.IsBlank(row))
                {
                    _missing++;
                    continue;
                }

                string value = column[row]!;
                if (_leastText is null || string.CompareOrdinal(value, _leastText) < 0) _leastText = value;
                if (_greatestText is null || string.CompareOrdinal(value, _greatestText) > 0) _greatestText = value;
            }
        }

        private void AddNumbers(NumberColumn column)
        {
            for (int row = 0; row < column.Rows; row++)
            {
                if (column.IsMissing(row))
                {
                    _missing++;
                    continue;
                }

                _least = Math.Min(_least, column.Values[row]);
                _greatest = Math.Max(_greatest, column.Values[row]);
            }
        }

        private static string? Show(ColumnDefinition definition, double number)
        {
            if (double.IsInfinity(number)) return null;
            return definition.Type switch
            {
                ColumnType.Date when SasTime.TryToDate(number, out DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ColumnType.DateTime when SasTime.TryToDateTime(number, out DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
                _ => number.ToString("R", CultureInfo.InvariantCulture),
            };
        }
    }
}
