using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Formats.Xport;

/// <summary>SAS transport files (XPORT), versions 5 and 8.</summary>
public static class XportFile
{
    /// <summary>Opens a dataset of a transport file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which dataset, in which encoding.</param>
    /// <exception cref="InvalidInputException">The file is not there or its headers are broken.</exception>
    public static IDatasetReader Open(string path, XportReadOptions? options = null)
    {
        FileStream stream = InputFile.Open(path);
        try
        {
            return new XportReader(stream, path, options ?? new XportReadOptions());
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a dataset of a transport file in memory or elsewhere.</summary>
    /// <param name="stream">A stream that can seek; it is disposed with the reader.</param>
    /// <param name="name">How errors name it.</param>
    /// <param name="options">Which dataset, in which encoding.</param>
    public static IDatasetReader Open(Stream stream, string name, XportReadOptions? options = null) => new XportReader(stream, name, options ?? new XportReadOptions());

    /// <summary>Begins to write a dataset.</summary>
    /// <param name="stream">A stream that can seek for version 8, which states the number of rows before them; it is left open.</param>
    /// <param name="description">The columns; each of text needs its length in bytes, see <see cref="TextLengths"/>.</param>
    /// <param name="options">Version and encoding.</param>
    /// <exception cref="InvalidInputException">A name, label or length has no place in the version.</exception>
    public static IDatasetWriter Create(Stream stream, DatasetDescription description, XportWriteOptions? options = null) =>
        new XportWriter(stream, description, options ?? new XportWriteOptions());

    /// <summary>Writes a dataset whole; text columns get the length they state, or that of their longest value where it is more.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="options">Version and encoding.</param>
    /// <returns>What had no place; see <see cref="IDatasetWriter.Losses"/>.</returns>
    /// <exception cref="InvalidInputException">The version cannot hold a name, a label or a value.</exception>
    public static IReadOnlyList<string> Write(Stream stream, Dataset dataset, XportWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new XportWriteOptions();
        var lengths = new TextLengths(dataset.Description, options.EffectiveEncoding);
        lengths.Measure(dataset);
        using IDatasetWriter writer = Create(stream, lengths.Describe(), options);
        writer.Write(dataset);
        writer.Complete();
        return writer.Losses;
    }

    /// <summary>The names of the datasets of a transport file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is not there or its headers are broken.</exception>
    public static IReadOnlyList<string> Datasets(string path)
    {
        using FileStream stream = InputFile.Open(path);
        new XportHeaderReader(stream, path, Encoding.Latin1).ReadLibrary();
        return Members(stream, path, Encoding.Latin1);
    }

    internal static List<string> Members(Stream stream, string path, Encoding encoding)
    {
        var headers = new XportHeaderReader(stream, path, encoding);
        var names = new List<string>();
        while (headers.ReadMember() is { } layout)
        {
            names.Add(layout.Description.Name);
            SkipRows(stream);
        }

        return names;
    }

    /// <summary>Moves on to the next dataset or the end of the file.</summary>
    internal static void SkipRows(Stream stream)
    {
        byte[] cards = new byte[XportCards.Bytes * 4096];
        while (true)
        {
            int read = stream.ReadAtLeast(cards, cards.Length, throwOnEndOfStream: false);
            for (int at = 0; at + XportCards.Bytes <= read; at += XportCards.Bytes)
            {
                if (!XportCards.IsMember(cards.AsSpan(at, XportCards.Bytes))) continue;
                stream.Position -= read - at;
                return;
            }

            if (read < cards.Length) return;
        }
    }
}
