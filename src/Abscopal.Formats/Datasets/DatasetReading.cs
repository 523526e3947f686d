namespace Abscopal.Formats.Datasets;

/// <summary>What can be done with every reader.</summary>
public static class DatasetReading
{
    /// <summary>The rows of a batch where nothing else is said.</summary>
    public const int BatchRows = 65536;

    /// <summary>The batches of a reader, to the end.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="rows">The most rows of a batch.</param>
    public static IEnumerable<Dataset> Batches(this IDatasetReader reader, int rows = BatchRows)
    {
        while (reader.Read(rows) is { } batch) yield return batch;
    }

    /// <summary>All rows that are left, in memory.</summary>
    /// <param name="reader">The reader.</param>
    public static Dataset ReadAll(this IDatasetReader reader)
    {
        Dataset[] parts = [.. reader.Batches()];
        return parts.Length > 0 ? Dataset.Concatenate(parts) : Empty(reader.Description);
    }

    /// <summary>A dataset of no rows.</summary>
    /// <param name="description">Its description.</param>
    public static Dataset Empty(DatasetDescription description) =>
        new(description, [.. description.Columns.Select(c => c.Storage == ColumnStorage.Text ? (Column)TextColumn.Of(c, []) : NumberColumn.Of(c, Enumerable.Empty<double?>()))]);
}
