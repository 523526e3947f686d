namespace Abscopal.Formats.Datasets;

/// <summary>A dataset lacks a column that was asked of it, or holds it in another way.</summary>
public sealed class MissingColumnException : Exception
{
    internal MissingColumnException(Dataset dataset, string column, ColumnStorage? storage)
        : base(dataset.Find(column) is { } other
            ? $"the column '{other.Name}' of {dataset.Name} holds {(other is TextColumn ? "text" : "numbers")}, not {(storage == ColumnStorage.Text ? "text" : "numbers")}"
            : $"{dataset.Name} has no column '{column}'")
    {
        Dataset = dataset.Name;
        Column = column;
    }

    /// <summary>The name of the dataset.</summary>
    public string Dataset { get; }

    /// <summary>The name of the column.</summary>
    public string Column { get; }
}
