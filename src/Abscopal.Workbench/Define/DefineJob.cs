using System.Globalization;
using Abscopal.Clinical.Checks;
using Abscopal.Clinical.Definitions;
using Abscopal.Formats;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;
using Abscopal.Input;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Define;

/// <summary>Makes a Define-XML of a folder of datasets.</summary>
public static class DefineJob
{
    /// <summary>Reads the datasets and writes the Define-XML; its time of creation is that of the newest dataset, so that the same data give the same bytes.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidInputException">The folder holds no datasets, or one is broken.</exception>
    public static DefineResult Run(DefineRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Version is not ("2.0" or "2.1")) throw new InvalidInputException(new InputProblem($"there is no version '{request.Version}'", Key: "--define-version", Allowed: "2.0, 2.1"));
        if (!Directory.Exists(request.Folder)) throw new InvalidInputException(new InputProblem("there is no such folder", request.Folder, Allowed: "a folder of datasets such as adsl.xpt"));
        string[] files = DatasetFile.InFolder(request.Folder);
        string[]? standard = request.Standard?.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (standard is { Length: 1 }) throw new InvalidInputException(new InputProblem($"'{request.Standard}' names no version", Key: "--standard", Allowed: "such as 'ADaMIG 1.1'"));
        var builder = new DefineBuilder(new DefineOptions
        {
            Version = request.Version + ".0",
            Study = request.Study,
            Standard = standard?[0],
            StandardVersion = standard?[1],
            Created = files.Max(File.GetLastWriteTimeUtc).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            MostTerms = request.MostTerms,
        });
        string output = Path.GetDirectoryName(Path.GetFullPath(request.Output))!;
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string file in files)
        {
            using IDatasetReader reader = DatasetFile.Open(file);
            if (!seen.TryAdd(reader.Description.Name, file)) throw new InvalidInputException(new InputProblem($"the dataset {reader.Description.Name} is there before, in {Path.GetFileName(seen[reader.Description.Name])}", file, Allowed: "one file a dataset"));
            builder.Add(reader, Path.GetRelativePath(output, Path.GetFullPath(file)).Replace('\\', '/'));
        }

        DefineDocument document = builder.Build();
        OutputFile.Write(request.Output, stream => DefineFile.Write(stream, document));
        return new DefineResult(document, DefineCheck.Run(document));
    }
}
