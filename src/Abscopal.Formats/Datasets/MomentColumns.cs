using System.Collections.Immutable;

namespace Abscopal.Formats.Datasets;

/// <summary>
/// Finds, batch by batch, the columns of dates and dates with a time whose every number is a whole day, or a whole microsecond, of the
/// years 1 to 9999: those that a format with dates of its own holds without losing a bit.
/// </summary>
public sealed class MomentColumns
{
    private readonly DatasetDescription _description;
    private readonly bool[] _fits;

    /// <summary>Begins with every column of dates or dates with a time that is held as numbers.</summary>
    /// <param name="description">The description.</param>
    public MomentColumns(DatasetDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        _description = description;
        _fits = [.. description.Columns.Select(c => c.Storage == ColumnStorage.Number && c.Type is ColumnType.Date or ColumnType.DateTime)];
    }

    /// <summary>The names of the columns that fit so far.</summary>
    public ImmutableHashSet<string> Names => [.. _description.Columns.Where((_, c) => _fits[c]).Select(c => c.Name)];

    /// <summary>Looks at a batch of rows.</summary>
    /// <param name="rows">The rows.</param>
    public void Measure(Dataset rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        for (int c = 0; c < _fits.Length; c++)
        {
            if (!_fits[c] || rows.Columns[c] is not NumberColumn column) continue;
            for (int row = 0; row < column.Rows && _fits[c]; row++) _fits[c] = column.IsMissing(row) || Fits(column.Definition.Type, column.Values[row]);
        }
    }

    private static bool Fits(ColumnType type, double number)
    {
        // A zero with a sign is no day.
        if (number == 0 && double.IsNegative(number)) return false;
        if (type == ColumnType.Date) return number == Math.Floor(number) && SasTime.TryToDate(number, out _);
        return SasTime.TryToDateTime(number, out DateTime moment) && moment.Ticks % TimeSpan.TicksPerMicrosecond == 0 && SasTime.FromDateTime(moment) == number;
    }
}
