using System.Collections.Immutable;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Parquet;

/// <summary>
/// Parquet, a row group at a time. What Parquet has no place for (labels, lengths, formats, keys, origin) is kept in the file's key
/// <see cref="DescriptionKey"/>, and the codes of missing numbers in the key <see cref="MissingKey"/> of each column chunk, so that a
/// dataset comes back with every bit.
/// </summary>
public static class ParquetFile
{
    /// <summary>The key of the file's metadata that holds the description of the dataset, as JSON.</summary>
    public const string DescriptionKey = "abscopal.dataset";

    /// <summary>The key of a column chunk's metadata that holds the codes of missing numbers other than the ordinary one.</summary>
    public const string MissingKey = "abscopal.missing";

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is not there, or its description is broken.</exception>
    public static IDatasetReader Open(string path)
    {
        FileStream stream = InputFile.Open(path);
        try
        {
            return Open(stream, path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="stream">A stream that can seek; it is disposed with the reader.</param>
    /// <param name="name">How errors name it; a file without a description of ours takes its name as the dataset's.</param>
    /// <exception cref="InvalidInputException">The description is broken.</exception>
    public static IDatasetReader Open(Stream stream, string name) => new ParquetDatasetReader(stream, name);

    /// <summary>Begins to write a dataset. Numbers are DOUBLE, text is STRING, both optional.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="description">The columns.</param>
    /// <param name="moments">The columns to write as DATE and TIMESTAMP instead of DOUBLE; see <see cref="MomentColumns"/>.</param>
    public static IDatasetWriter Create(Stream stream, DatasetDescription description, ImmutableHashSet<string>? moments = null) =>
        new ParquetDatasetWriter(stream, description, moments ?? []);
}
