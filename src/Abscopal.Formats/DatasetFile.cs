using Abscopal.Formats.Csv;
using Abscopal.Formats.DatasetJson;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.Parquet;
using Abscopal.Formats.Xport;
using Abscopal.Input;

namespace Abscopal.Formats;

/// <summary>Files of data in any format, told apart by the end of their name.</summary>
public static class DatasetFile
{
    private static readonly (string Ending, DatasetFormat Format)[] Endings =
    [
        (".csv", DatasetFormat.Csv),
        (".tsv", DatasetFormat.Csv),
        (".txt", DatasetFormat.Csv),
        (".xpt", DatasetFormat.Xport),
        (".xport", DatasetFormat.Xport),
        (".json", DatasetFormat.DatasetJson),
        (".ndjson", DatasetFormat.DatasetNdJson),
        (".dsjc", DatasetFormat.DatasetJsonCompressed),
        (".parquet", DatasetFormat.Parquet),
    ];

    /// <summary>The endings that are known, in one line.</summary>
    public static string KnownEndings => string.Join(", ", Endings.Select(e => e.Ending));

    /// <summary>The files of data in a folder, in order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidInputException">It holds none.</exception>
    public static string[] InFolder(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder).Where(f => FormatOf(f) is not null).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new InvalidInputException(new InputProblem("the folder holds no files of data", folder, Allowed: KnownEndings));
    }

    /// <summary>The format a name ends in, or null.</summary>
    /// <param name="path">A file.</param>
    public static DatasetFormat? FormatOf(string path)
    {
        foreach ((string ending, DatasetFormat format) in Endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return format;
        }

        return null;
    }

    /// <summary>The format a name ends in.</summary>
    /// <param name="path">A file.</param>
    /// <exception cref="InvalidInputException">The ending is not known.</exception>
    public static DatasetFormat RequireFormat(string path) =>
        FormatOf(path) ?? throw new InvalidInputException(new InputProblem("the end of the name tells no known format", path, Allowed: KnownEndings));

    /// <summary>Opens a file to read its rows in batches.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the format leaves open.</param>
    /// <exception cref="InvalidInputException">The file is not there, its format is not known, or it is broken.</exception>
    public static IDatasetReader Open(string path, DatasetReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new DatasetReadOptions();
        return RequireFormat(path) switch
        {
            DatasetFormat.Csv => new CsvDatasetReader(path),
            DatasetFormat.Xport => XportFile.Open(path, new XportReadOptions { Dataset = options.Dataset, Encoding = options.Encoding }),
            DatasetFormat.Parquet => ParquetFile.Open(path),
            _ => DatasetJsonFile.Open(path),
        };
    }

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the format leaves open.</param>
    /// <exception cref="InvalidInputException">The file is not there, its format is not known, or it is broken.</exception>
    public static Dataset Read(string path, DatasetReadOptions? options = null)
    {
        using IDatasetReader reader = Open(path, options);
        return reader.ReadAll();
    }

    // Dataset-JSON needs the number of rows, SAS transport the lengths of text, Parquet which columns hold moments.
    private static IDatasetWriter Create(Stream stream, DatasetFormat format, DatasetDescription description, XportWriteOptions? xport, MomentColumns? moments) => format switch
    {
        DatasetFormat.Csv => new CsvDatasetWriter(stream, description),
        DatasetFormat.Xport => XportFile.Create(stream, description, xport),
        DatasetFormat.DatasetJson => DatasetJsonFile.Create(stream, description, DatasetJsonLayout.Json),
        DatasetFormat.Parquet => ParquetFile.Create(stream, description, moments?.Names),
        DatasetFormat.DatasetNdJson => DatasetJsonFile.Create(stream, description, DatasetJsonLayout.NdJson),
        _ => DatasetJsonFile.Create(stream, description, DatasetJsonLayout.Compressed),
    };

    /// <summary>Writes a dataset that is in memory.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="format">The format.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="xport">Version and encoding of a SAS transport file.</param>
    /// <returns>What had no place; see <see cref="IDatasetWriter.Losses"/>.</returns>
    public static IReadOnlyList<string> Write(Stream stream, DatasetFormat format, Dataset dataset, XportWriteOptions? xport = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (format == DatasetFormat.Xport) return XportFile.Write(stream, dataset, xport);
        MomentColumns? moments = format == DatasetFormat.Parquet ? new(dataset.Description) : null;
        moments?.Measure(dataset);
        using IDatasetWriter writer = Create(stream, format, dataset.Description, xport, moments);
        writer.Write(dataset);
        writer.Complete();
        return writer.Losses;
    }

    /// <summary>Copies a dataset into another format, batch by batch; the file is read twice, first for what stands before the rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stream">Where to; left open, seekable for SAS transport 8.</param>
    /// <param name="format">The format to write.</param>
    /// <param name="options">What the format read leaves open.</param>
    /// <param name="xport">Version and encoding of a SAS transport file.</param>
    /// <param name="name">The name of the dataset written; null keeps its own.</param>
    /// <returns>The number of rows, and what had no place.</returns>
    /// <exception cref="InvalidInputException">The file is broken, or the format cannot hold a value.</exception>
    public static (long Rows, IReadOnlyList<string> Losses) Convert(
        string path, Stream stream, DatasetFormat format, DatasetReadOptions? options = null, XportWriteOptions? xport = null, string? name = null)
    {
        xport ??= new XportWriteOptions();
        (DatasetDescription description, MomentColumns? moments) = Measure(path, options, format, xport);
        if (name is not null) description = description with { Name = name };
        using IDatasetReader reader = Open(path, options);
        using IDatasetWriter writer = Create(stream, format, description, xport, moments);
        foreach (Dataset batch in reader.Batches()) writer.Write(batch);
        writer.Complete();
        return (description.Rows!.Value, writer.Losses);
    }

    private static (DatasetDescription Description, MomentColumns? Moments) Measure(string path, DatasetReadOptions? options, DatasetFormat format, XportWriteOptions xport)
    {
        using IDatasetReader reader = Open(path, options);
        TextLengths? lengths = format == DatasetFormat.Xport ? new(reader.Description, xport.EffectiveEncoding) : null;
        MomentColumns? moments = format == DatasetFormat.Parquet ? new(reader.Description) : null;
        long rows = 0;
        foreach (Dataset batch in reader.Batches())
        {
            lengths?.Measure(batch);
            moments?.Measure(batch);
            rows += batch.Rows;
        }

        return ((lengths?.Describe() ?? reader.Description) with { Rows = rows }, moments);
    }
}
