using Abscopal.Formats.Csv;
using Abscopal.Input;

namespace Abscopal.Workbench.Tables;

/// <summary>The rows of a table that have a value in every column asked for.</summary>
internal sealed class CompleteRows
{
    private const int LinesShown = 10;
    private readonly int[] _kept;

    public CompleteRows(TextTable table, IReadOnlyList<string> columns)
    {
        Table = table;
        var kept = new List<int>(table.Rows);
        var excluded = new List<int>();
        for (int row = 0; row < table.Rows; row++)
        {
            if (columns.All(c => table.Text(c)[row] is not null)) kept.Add(row);
            else excluded.Add(table.Line(row));
        }

        _kept = [.. kept];
        Excluded = excluded.Count;
        ExcludedLines = [.. excluded.Take(LinesShown)];
        if (kept.Count == 0) throw new InvalidInputException(new InputProblem("every row has a missing value", table.Path, Allowed: $"rows with {string.Join(", ", columns)}"));
    }

    public TextTable Table { get; }

    public int Excluded { get; }

    public IReadOnlyList<int> ExcludedLines { get; }

    public int Count => _kept.Length;

    /// <summary>The text of a column, for the complete rows.</summary>
    public string[] Text(string column)
    {
        IReadOnlyList<string?> text = Table.Text(column);
        return Array.ConvertAll(_kept, row => text[row]!);
    }

    /// <summary>The numbers of a column that must be at least 0, for the complete rows.</summary>
    public double[] NonNegative(string column, string what)
    {
        double?[] numbers = Table.Numbers(column);
        return Array.ConvertAll(_kept, row => numbers[row] is { } n && n >= 0
            ? n
            : throw WrongIn(row, column, $"the {what} {Show(numbers[row]!.Value)} is negative", $"a {what} of at least 0"));
    }

    /// <summary>The whole numbers of a column, each checked.</summary>
    public int[] Codes(string column, Func<double, bool> isKnown, string allowed)
    {
        double?[] numbers = Table.Numbers(column);
        return Array.ConvertAll(_kept, row => isKnown(numbers[row]!.Value)
            ? (int)numbers[row]!.Value
            : throw WrongIn(row, column, $"the event code {Show(numbers[row]!.Value)} is not known", allowed));
    }

    /// <summary>Throws when a group would vanish because each of its rows lacks a value.</summary>
    public void CheckGroups(string column)
    {
        var left = new HashSet<string>(Text(column), StringComparer.Ordinal);
        for (int row = 0; row < Table.Rows; row++)
        {
            if (Table.Text(column)[row] is { } group && !left.Contains(group))
                throw WrongIn(row, column, $"the group '{group}' is empty: every one of its rows has a missing time or event", "at least one complete row in each group");
        }
    }

    /// <summary>The numbers of a column that may be missing, each at least 0, for the complete rows.</summary>
    public double?[] Optional(string column)
    {
        double?[] numbers = Table.Numbers(column);
        return Array.ConvertAll(_kept, row => numbers[row] is not < 0 ? numbers[row] : throw WrongIn(row, column, $"the time {Show(numbers[row]!.Value)} is negative", "a time of at least 0, or nothing"));
    }

    /// <summary>What is wrong in a complete row, with its line.</summary>
    public InvalidInputException Wrong(int complete, string column, string what, string allowed) => WrongIn(_kept[complete], column, what, allowed);

    private InvalidInputException WrongIn(int row, string column, string what, string allowed) =>
        new(new InputProblem(what, Table.Path, Table.Line(row), column, allowed));

    private static string Show(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
