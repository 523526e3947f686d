using System.Text;
using Abscopal.Clinical.Checks;
using Abscopal.Formats;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;
using Abscopal.Input;

namespace Abscopal.Workbench.Checks;

/// <summary>Checks the structure of a dataset, or of every dataset of a folder.</summary>
public static class CheckJob
{
    /// <summary>Runs the checks.</summary>
    /// <param name="path">A file of data, a folder of them, or a Define-XML itself; a define.xml in a folder is used where none is named.</param>
    /// <param name="define">A Define-XML, or null.</param>
    /// <param name="encoding">The encoding of SAS transport files; null is UTF-8.</param>
    /// <exception cref="InvalidInputException">Something cannot be read.</exception>
    public static CheckResult Run(string path, string? define = null, Encoding? encoding = null)
    {
        if (path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) return new CheckResult([path], null, DefineCheck.Run(DefineFile.Read(path)));
        string[] files = [path];
        if (Directory.Exists(path))
        {
            files = DatasetFile.InFolder(path);
            string beside = Path.Combine(path, "define.xml");
            if (define is null && File.Exists(beside)) define = beside;
        }

        DefineDocument? document = define is null ? null : DefineFile.Read(define);
        var findings = new List<CheckFinding>();
        foreach (string file in files)
        {
            using IDatasetReader reader = DatasetFile.Open(file, new DatasetReadOptions { Encoding = encoding ?? Encoding.UTF8 });
            findings.AddRange(DatasetCheck.Run(reader, document));
        }

        return new CheckResult(files, define, findings);
    }
}
