using Abscopal.Clinical.Import;
using Abscopal.Formats;
using Abscopal.Formats.DataCapture;
using Abscopal.Formats.Datasets;
using Abscopal.Input;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Import;

/// <summary>Makes datasets of an export of a data-capture system.</summary>
public static class ImportJob
{
    /// <summary>Runs the import; a dataset a file, named for it. Nothing is written where anything is wrong.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidInputException">The export, the dictionary or the mapping is wrong, or a format cannot hold a dataset.</exception>
    public static ImportResult Run(ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        DatasetFormat format = DatasetFile.FormatOf("." + request.Format)
            ?? throw new InvalidInputException(new InputProblem($"there is no format '{request.Format}'", Key: "--format", Allowed: DatasetFile.KnownEndings));
        ImportResult result = CaptureImport.Run(Read(request), ImportMappingReader.Read(request.Mapping));
        // All bytes are made before any file, so that none is left alone when another has no place in the format.
        (string Name, byte[] Content)[] files = [.. result.Datasets.Select(d => (d.Name.ToLowerInvariant() + "." + request.Format, Bytes(d, format)))];
        foreach ((string name, byte[] content) in files) OutputFile.Write(Path.Combine(request.Output, name), stream => stream.Write(content));
        return result;
    }

    private static byte[] Bytes(Dataset dataset, DatasetFormat format)
    {
        using var stream = new MemoryStream();
        DatasetFile.Write(stream, format, dataset);
        return stream.ToArray();
    }

    private static CaptureExport Read(ImportRequest request)
    {
        bool isXml = request.Export.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
        if (isXml && request.Dictionary is not null) throw new InvalidInputException(new InputProblem("an ODM file brings its own dictionary", Key: "--dictionary", Allowed: "none"));
        if (isXml) return OdmFile.Read(request.Export);
        return RedcapFile.Read(request.Export, request.Dictionary ?? throw new InvalidInputException(new InputProblem("a REDCap export needs the data dictionary of its project", Key: "--dictionary", Allowed: "a CSV")));
    }
}
