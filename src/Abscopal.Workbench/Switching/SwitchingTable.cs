using Abscopal.Formats.Csv;
using Abscopal.Input;

namespace Abscopal.Workbench.Switching;

/// <summary>The rows of a trial with switching, each field checked; a missing value is refused.</summary>
internal sealed class SwitchingTable
{
    private readonly TextTable _table;
    private readonly SwitchingColumns _columns;

    public SwitchingTable(string path, SwitchingColumns columns, IEnumerable<string> further)
    {
        _columns = columns;
        _table = CsvFile.Read(path, [.. new[] { columns.Time, columns.Event, columns.Arm }.Concat(further).Distinct(StringComparer.Ordinal)]);
    }

    public double[] Times => Numbers(_columns.Time);

    public bool[] Events => Flags(_columns.Event);

    public bool[] Experimental()
    {
        string[] arms = Text(_columns.Arm);
        string[] labels = [.. arms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (labels.Length != 2 || !labels.Contains(_columns.Experimental, StringComparer.Ordinal))
            throw new InvalidInputException(new InputProblem($"the arms are {string.Join(", ", labels)}; '{_columns.Experimental}' must be one of two", _table.Path, Key: _columns.Arm, Allowed: "two arms, one of them named by --experimental"));
        return Array.ConvertAll(arms, a => string.Equals(a, _columns.Experimental, StringComparison.Ordinal));
    }

    public string[] Text(string column)
    {
        string[] text = new string[_table.Rows];
        for (int row = 0; row < text.Length; row++) text[row] = _table.Text(column)[row] ?? throw Missing(row, column);
        return text;
    }

    public double[] Numbers(string column)
    {
        double?[] numbers = _table.Numbers(column);
        double[] values = new double[numbers.Length];
        for (int row = 0; row < values.Length; row++) values[row] = numbers[row] ?? throw Missing(row, column);
        return values;
    }

    public bool[] Flags(string column)
    {
        double[] numbers = Numbers(column);
        for (int row = 0; row < numbers.Length; row++)
        {
            if (numbers[row] is not (0 or 1)) throw new InvalidInputException(new InputProblem($"{numbers[row]:R} is not a flag", _table.Path, _table.Line(row), column, "1 for yes, 0 for no"));
        }

        return Array.ConvertAll(numbers, v => v == 1);
    }

    private InvalidInputException Missing(int row, string column) =>
        new(new InputProblem("the value is missing", _table.Path, _table.Line(row), column, "a value in every row"));
}
