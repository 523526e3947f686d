namespace Abscopal.Formats.Datasets;

/// <summary>Writes the rows of a dataset a batch at a time.</summary>
public interface IDatasetWriter : IDisposable
{
    /// <summary>Writes rows below those written before.</summary>
    /// <param name="rows">Rows with the columns the writer was made for.</param>
    /// <exception cref="Input.InvalidInputException">The format cannot hold a value; the row and column are named.</exception>
    void Write(Dataset rows);

    /// <summary>Writes what stands after the last row. A file is whole only then.</summary>
    void Complete();

    /// <summary>What the format has no place for and was left out, one line each, known after <see cref="Complete"/>.</summary>
    IReadOnlyList<string> Losses { get; }
}
