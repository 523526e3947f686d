using System.IO.Compression;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.DatasetJson;

/// <summary>Dataset-JSON 1.1 in its three layouts: JSON, NDJSON, compressed (DSJC).</summary>
public static class DatasetJsonFile
{
    /// <summary>Opens a file; the layout is found from its content. Compressed data may be zlib, as the standard says, or gzip, as its examples are.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is not there or its description is broken.</exception>
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
    /// <param name="name">How errors name it.</param>
    public static IDatasetReader Open(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        long start = stream.Position;
        int first = stream.ReadByte();
        int second = stream.ReadByte();
        stream.Position = start;
        // A byte order mark is passed over; UTF-8 is the only encoding of the standard.
        if (first == 0xEF) stream.Position = start + 3;
        Stream plain = (first, second) switch
        {
            (0x1F, 0x8B) => new GZipStream(stream, CompressionMode.Decompress),
            (0x78, not '"') => new ZLibStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        return new DatasetJsonReader(plain, name);
    }

    /// <summary>Begins to write a dataset.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="description">The columns, and the number of rows, which stands before them.</param>
    /// <param name="layout">How the data lie in the file.</param>
    public static IDatasetWriter Create(Stream stream, DatasetDescription description, DatasetJsonLayout layout = DatasetJsonLayout.Json)
    {
        ArgumentNullException.ThrowIfNull(description);
        return new DatasetJsonWriter(stream, description, layout);
    }
}
