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
        // Every dataset is written to nowhere first, so that none is left alone when another has no place in the format.
        foreach (Dataset dataset in result.Datasets)
        {
            using var nowhere = new MemoryStream();
            DatasetFile.Write(nowhere, format, dataset);
        }

        foreach (Dataset dataset in result.Datasets)
        {
            string path = Path.Combine(request.Output, dataset.Name.ToLowerInvariant() + "." + request.Format);
            OutputFile.Write(path, stream => DatasetFile.Write(stream, format, dataset));
        }

        return result;
    }

    private static CaptureExport Read(ImportRequest request)
    {
        bool isXml = request.Export.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
        if (isXml && request.Dictionary is not null) throw new InvalidInputException(new InputProblem("an ODM file brings its own dictionary", Key: "--dictionary", Allowed: "none"));
        if (isXml) return OdmFile.Read(request.Export);
        return RedcapFile.Read(request.Export, request.Dictionary ?? throw new InvalidInputException(new InputProblem("a REDCap export needs the data dictionary of its project", Key: "--dictionary", Allowed: "a CSV")));
    }
}
