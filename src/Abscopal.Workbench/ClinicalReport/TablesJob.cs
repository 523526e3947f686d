using System.Collections.Immutable;
using System.Text;
using Abscopal.Clinical.Ars;
using Abscopal.Clinical.Data;
using Abscopal.Input;
using Abscopal.Reporting.Documents;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Survival;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Writes the tables, listings and figures of a study, and their results as data.</summary>
public static class TablesJob
{
    /// <summary>Whether a folder holds analysis datasets rather than a study's published facts.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsAdam(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(f => string.Equals(Path.GetFileNameWithoutExtension(f), "adsl", StringComparison.OrdinalIgnoreCase) && DomainFile.Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads, computes and writes.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Stops the work; nothing is written before all is computed.</param>
    /// <returns>The names of the files.</returns>
    /// <exception cref="InvalidInputException">A dataset or a variable is missing, a value is wrong, or the folder cannot be written.</exception>
    public static IReadOnlyList<string> Run(TablesRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        FigureFile.CheckLanguage(request.Language);
        OutputFile.CheckFolder(request.Output);
        StudyProtocol? protocol = request.Study is { } study ? StudyProtocolReader.Read(Directory.Exists(study) ? Path.Combine(study, StudyFolder.ProtocolFile) : study) : null;
        ClinicalResults results = ClinicalAnalyser.Run(DomainFolder.Read(request.Adam, ClinicalAnalyser.Datasets), Options(protocol), cancellation);
        Dictionary<string, byte[]> files = Compose(results, protocol, request, cancellation);
        foreach ((string name, byte[] content) in files) OutputFile.Write(Path.Combine(request.Output, name), stream => stream.Write(content));
        return [.. files.Keys];
    }

    /// <summary>The choices of a protocol; those that are usual where there is none.</summary>
    /// <param name="protocol">The protocol; null for 95%, 6, 12 and 24 months and the conventions of R.</param>
    public static ClinicalOptions Options(StudyProtocol? protocol) => protocol is null
        ? new ClinicalOptions(new KaplanMeierOptions(), [6, 12, 24])
        : new ClinicalOptions(ReportAnalyser.CurveOptions(protocol.Analysis), [.. protocol.Analysis.Landmarks.Select(l => (double)l)])
        {
            ReferenceArm = protocol.Arms.FirstOrDefault(a => a.Role is ArmRole.Placebo or ArmRole.ActiveComparator or ArmRole.Sham or ArmRole.NoIntervention)?.Label.English,
        };

    private static Dictionary<string, byte[]> Compose(ClinicalResults results, StudyProtocol? protocol, TablesRequest request, CancellationToken cancellation)
    {
        var text = new ClinicalText(results, Vocabulary.For(request.Language), protocol, request.Language);
        ClinicalResults named = results with { Arms = [.. results.Arms.Select(text.Value)] };
        ClinicalDocument document = ClinicalDocument.Lay(named, text, protocol?.Schedule is { } schedule ? [.. new ScheduleTables(schedule, text.Words, request.Language).Lay()] : []);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["tables.html"] = Encoding.UTF8.GetBytes(document.Document.ToHtml()) };
        // A picture is drawn once, whichever of the files asks for it first.
        Lazy<byte[]>[] pictures = [.. document.Figures.Select(f => new Lazy<byte[]>(() => PngWriter.Write(f.Scene, DocxWriter.PictureDotsPerInch)))];
        var byScene = new Dictionary<Scene, Lazy<byte[]>>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < pictures.Length; i++) byScene[document.Figures[i].Scene] = pictures[i];
        byte[] word = [];
        byte[] pdf = [];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancellation };
        Parallel.For(0, pictures.Length + 2, parallel, i =>
        {
            if (i == pictures.Length) pdf = PdfWriter.Write(PagedDocument.Lay(document.Document));
            else if (i > pictures.Length) word = DocxWriter.Write(document.Document, scene => byScene[scene].Value);
            else _ = pictures[i].Value;
        });
        files["tables.docx"] = word;
        files["tables.pdf"] = pdf;
        for (int i = 0; i < pictures.Length; i++)
        {
            files[$"figures/{document.Figures[i].File}.svg"] = Encoding.UTF8.GetBytes(SvgWriter.Write(document.Figures[i].Scene));
            files[$"figures/{document.Figures[i].File}.png"] = pictures[i].Value;
        }

        foreach (NamedTable table in document.Tables) files[$"tables/{table.File}.csv"] = Encoding.UTF8.GetBytes(CsvTable.Write(table.Table));
        files["ars.json"] = Written(stream => ReportingEventWriter.Write(results.Event, stream));
        files["rows.json"] = Written(stream => ReportingEventWriter.WriteRows(results.Event, stream));
        return files;
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
