namespace Abscopal.Formats.Datasets;

/// <summary>Where two datasets hold different values.</summary>
/// <param name="Column">The column, or null where the shape differs.</param>
/// <param name="Row">The row, from 0, or null where the whole column differs.</param>
/// <param name="What">What differs.</param>
public sealed record DatasetDifference(string? Column, int? Row, string What)
{
    /// <summary>The first differences of the values of two datasets; labels, lengths and formats are not looked at.</summary>
    /// <param name="left">One dataset.</param>
    /// <param name="right">The other.</param>
    /// <param name="blankIsMissing">Whether missing and empty text are one, as in SAS.</param>
    /// <param name="limit">The most differences to find.</param>
    public static IReadOnlyList<DatasetDifference> Find(Dataset left, Dataset right, bool blankIsMissing = false, int limit = 20)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var found = new List<DatasetDifference>();
        if (left.Rows != right.Rows) return [new DatasetDifference(null, null, $"{left.Rows} rows and {right.Rows}")];
        if (!left.Columns.Select(c => c.Name).SequenceEqual(right.Columns.Select(c => c.Name), StringComparer.Ordinal))
            return [new DatasetDifference(null, null, "other columns: " + string.Join(' ', left.Columns.Select(c => c.Name)) + " and " + string.Join(' ', right.Columns.Select(c => c.Name)))];
        for (int c = 0; c < left.Columns.Length && found.Count < limit; c++) Compare(left.Columns[c], right.Columns[c], blankIsMissing, limit, found);
        return found;
    }

    private static void Compare(Column left, Column right, bool blankIsMissing, int limit, List<DatasetDifference> found)
    {
        if (left.Definition.Storage != right.Definition.Storage)
        {
            found.Add(new DatasetDifference(left.Name, null, $"held as {left.Definition.Storage} and {right.Definition.Storage}"));
            return;
        }

        for (int row = 0; row < left.Rows && found.Count < limit; row++)
        {
            bool same = left is NumberColumn number
                ? Same(number[row], ((NumberColumn)right)[row])
                : string.Equals(left.Show(row), right.Show(row), StringComparison.Ordinal) || (blankIsMissing && ((TextColumn)left).IsBlank(row) && ((TextColumn)right).IsBlank(row));
            if (!same) found.Add(new DatasetDifference(left.Name, row, $"'{left.Show(row)}' and '{right.Show(row)}'"));
        }
    }

    private static bool Same(NumericValue left, NumericValue right) =>
        left.Code == right.Code && (left.IsMissing || BitConverter.DoubleToInt64Bits(left.Value) == BitConverter.DoubleToInt64Bits(right.Value));
}
