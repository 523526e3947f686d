using Abscopal.Formats.Datasets;

namespace Abscopal.Clinical.Checks;

/// <summary>A rule that each row keeps or breaks; counts the breaks and remembers the first.</summary>
/// <param name="rule">The word of the rule.</param>
/// <param name="column">The column or columns it looks at.</param>
/// <param name="wrong">What is wrong with a row, or null.</param>
internal sealed class RowRule(string rule, string column, Func<Dataset, int, string?> wrong)
{
    private string? _first;
    private long _firstRow;
    private long _count;

    public void Look(Dataset rows, int row, long number)
    {
        if (wrong(rows, row) is not { } message) return;
        if (_count++ > 0) return;
        _first = message;
        _firstRow = number;
    }

    public CheckFinding? Finding(string dataset) => _count == 0 ? null : new CheckFinding(rule, dataset, column, _first!, _count, _firstRow);
}
