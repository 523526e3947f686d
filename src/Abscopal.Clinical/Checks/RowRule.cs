using Abscopal.Formats.Datasets;

namespace Abscopal.Clinical.Checks;

/// <summary>A rule that each row keeps or breaks; counts the breaks and remembers the first.</summary>
/// <param name="rule">The word of the rule.</param>
/// <param name="column">The column or columns it looks at.</param>
/// <param name="bind">Finds its columns in a batch of rows; what comes back says what is wrong with a row, or null.</param>
internal sealed class RowRule(string rule, string column, Func<Dataset, Func<int, string?>> bind)
{
    private string? _first;
    private long _firstRow;
    private long _count;

    /// <summary>Looks at a batch.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="before">The rows of the batches before it.</param>
    public void Look(Dataset rows, long before)
    {
        Func<int, string?> wrong = bind(rows);
        for (int r = 0; r < rows.Rows; r++)
        {
            if (wrong(r) is not { } message || _count++ > 0) continue;
            _first = message;
            _firstRow = before + r + 1;
        }
    }

    public CheckFinding? Finding(string dataset) => _count == 0 ? null : new CheckFinding(rule, dataset, column, _first!, _count, _firstRow);
}
