using Abscopal.Input;

namespace Abscopal.Formats.Datasets;

/// <summary>Reads the rows of a dataset from first to last, a batch at a time, so that a table larger than memory passes.</summary>
public interface IDatasetReader : IDisposable
{
    /// <summary>Name, label and columns, known before a row is read.</summary>
    DatasetDescription Description { get; }

    /// <summary>Reads the next rows.</summary>
    /// <param name="maximumRows">The most rows to read, at least 1.</param>
    /// <returns>At least one row, or null at the end.</returns>
    /// <exception cref="InvalidInputException">The file is broken; the row and column are named.</exception>
    Dataset? Read(int maximumRows);
}
