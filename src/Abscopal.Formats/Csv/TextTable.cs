using System.Collections.Frozen;
using System.Globalization;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Csv;

/// <summary>Columns of text read from a delimited file, with the line of each row.</summary>
/// <remarks>An empty field, NA, NaN and a lone point are missing (null).</remarks>
public sealed class TextTable
{
    private static readonly FrozenSet<string> MissingMarks = FrozenSet.Create(StringComparer.Ordinal, "", "NA", "NaN", ".");

    private readonly Dictionary<string, string?[]> _columns;
    private readonly int[] _lines;

    internal TextTable(string path, Dictionary<string, string?[]> columns, int[] lines)
    {
        Path = path;
        _columns = columns;
        _lines = lines;
    }

    /// <summary>The file, as the user named it.</summary>
    public string Path { get; }

    /// <summary>The number of rows below the header.</summary>
    public int Rows => _lines.Length;

    /// <summary>The names of the columns that were read, in their order.</summary>
    public IReadOnlyCollection<string> Columns => _columns.Keys;

    /// <summary>The line of the file on which a row stands, from 1.</summary>
    /// <param name="row">The row, from 0.</param>
    public int Line(int row) => _lines[row];

    /// <summary>The columns of a dataset as text; a row counts as its line.</summary>
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="reader">The dataset.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <exception cref="InvalidInputException">A column is not there, or the file has no rows.</exception>
    public static TextTable Read(string path, IDatasetReader reader, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(columns);
        int[] places = [.. columns.Select(c => reader.Description.IndexOf(c) is >= 0 and var place
            ? place
            : throw new InvalidInputException(new InputProblem($"there is no column '{c}'", path, Key: c, Allowed: "one of " + string.Join(", ", reader.Description.Columns.Select(d => d.Name)))))];
        List<string?>[] values = [.. places.Select(_ => new List<string?>())];
        foreach (Dataset batch in reader.Batches())
        {
            for (int i = 0; i < places.Length; i++)
            {
                Column column = batch.Columns[places[i]];
                for (int row = 0; row < batch.Rows; row++) values[i].Add(column.ShowOrNull(row) is { Length: > 0 } shown ? shown : null);
            }
        }

        if (values.Length == 0 || values[0].Count == 0) throw new InvalidInputException(new InputProblem("the dataset has no rows", path, Allowed: "at least one row"));
        var table = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        for (int i = 0; i < places.Length; i++) table[columns[i]] = [.. values[i]];
        return new TextTable(path, table, [.. Enumerable.Range(1, values[0].Count)]);
    }

    /// <summary>Some rows, in the order given.</summary>
    /// <param name="rows">Rows, from 0.</param>
    public TextTable Take(IReadOnlyList<int> rows) =>
        new(Path, _columns.ToDictionary(c => c.Key, c => (string?[])[.. rows.Select(r => c.Value[r])], StringComparer.Ordinal), [.. rows.Select(r => _lines[r])]);

    /// <summary>A column as text; null where it is missing.</summary>
    /// <param name="column">The name of a column that was read.</param>
    public IReadOnlyList<string?> Text(string column) => _columns[column];

    /// <summary>The cells of a column, or null where there is no such column.</summary>
    internal IReadOnlyList<string?>? Find(string column) => _columns.GetValueOrDefault(column);

    /// <summary>A column as numbers; null where it is missing.</summary>
    /// <param name="column">The name of a column that was read.</param>
    /// <exception cref="InvalidInputException">A field is not a number.</exception>
    public double?[] Numbers(string column)
    {
        string?[] text = _columns[column];
        var numbers = new double?[text.Length];
        for (int row = 0; row < text.Length; row++)
        {
            if (text[row] is not { } field) continue;
            if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
                throw new InvalidInputException(new InputProblem($"'{field}' is not a number", Path, _lines[row], column, "a number such as 12.5, or an empty field"));
            numbers[row] = number;
        }

        return numbers;
    }

    internal static bool IsMissing(string field) => MissingMarks.Contains(field);
}
