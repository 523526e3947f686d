namespace Abscopal.Formats.Datasets;

/// <summary>A column of a dataset: its definition and its values. Immutable.</summary>
public abstract class Column
{
    private protected Column(ColumnDefinition definition, int rows)
    {
        Definition = definition;
        Rows = rows;
    }

    /// <summary>What is known of the column.</summary>
    public ColumnDefinition Definition { get; }

    /// <summary>The name of the column.</summary>
    public string Name => Definition.Name;

    /// <summary>The number of values.</summary>
    public int Rows { get; }

    /// <summary>Whether a value is missing: a number with a code, or text that is null.</summary>
    /// <param name="row">The row, from 0.</param>
    public abstract bool IsMissing(int row);

    /// <summary>A value as text: the shortest that reads back, the code of a missing number, or null for missing text.</summary>
    /// <param name="row">The row, from 0.</param>
    public abstract string? Show(int row);

    /// <summary>A value as text, or null where it is missing.</summary>
    /// <param name="row">The row, from 0.</param>
    public string? ShowOrNull(int row) => IsMissing(row) ? null : Show(row);

    /// <summary>The same values under another definition of the same storage.</summary>
    /// <param name="definition">The definition.</param>
    public abstract Column With(ColumnDefinition definition);

    /// <summary>The values of some rows, in the order given; a row may stand more than once.</summary>
    /// <param name="rows">Rows, from 0.</param>
    public abstract Column Take(ReadOnlySpan<int> rows);

    internal abstract Column Append(IReadOnlyList<Column> parts);

    private protected static void Require(ColumnDefinition definition, ColumnStorage storage)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Storage != storage) throw new ArgumentException($"the column '{definition.Name}' is defined to hold its values as {definition.Storage}", nameof(definition));
    }
}
