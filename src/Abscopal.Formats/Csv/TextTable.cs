using System.Collections.Frozen;
using System.Globalization;
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

    /// <summary>A column as text; null where it is missing.</summary>
    /// <param name="column">The name of a column that was read.</param>
    public IReadOnlyList<string?> Text(string column) => _columns[column];

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
