using System.Text.Json;
using Abscopal.Input;
using Abscopal.Study.Protocol;
using Abscopal.Study.Reading;

namespace Abscopal.Study.Usdm;

/// <summary>Reads a study definition of CDISC USDM v4.0 (JSON of its API) as a protocol, and lists what has no place in one.</summary>
public static class UsdmReader
{
    private const long GreatestFileBytes = 64 * 1024 * 1024;

    /// <summary>Reads a file. Of several versions or designs the first is read; the others are listed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, is no study definition, or lacks what a protocol needs.</exception>
    public static UsdmStudy Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using JsonDocument json = Load(path);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var root = new UsdmNode(json.RootElement, "", taken);
        UsdmNode study = root.Child("study") ?? throw Wrong(path, "study", "is missing", "a study definition of USDM 4.0");
        UsdmNode version = study.Children("versions") is [var first, ..] ? first : throw Wrong(path, "study.versions", "is empty", "at least one version");
        UsdmNode design = version.Children("studyDesigns") is [var main, ..] ? main : throw Wrong(path, version.Path + ".studyDesigns", "is empty", "at least one design");
        if (root.Text("usdmVersion") is { } of && !of.StartsWith('4')) throw Wrong(path, "usdmVersion", $"'{of}' is not read", "4.0");
        var builder = new UsdmProtocol(study, version, design);
        var log = new ProblemLog(path);
        StudyProtocol protocol = StudyProtocolFields.Read(new MapReader(builder.Build().Node, "", log));
        log.ThrowIfAny();
        TakeFillers(version, design);
        root.Take("systemName");
        root.Take("systemVersion");
        return new UsdmStudy(protocol, [.. UsdmRest.Of(json.RootElement, taken)], [.. builder.Assumed]);
    }

    // What the writer puts where the standard asks for a text that a protocol does not tell.
    private static void TakeFillers(UsdmNode version, UsdmNode design)
    {
        foreach (UsdmNode node in new[] { version, design })
        {
            if (node.Look("rationale") is UsdmWriter.NotTold) node.Take("rationale");
        }

        if (version.Look("versionIdentifier") is "1") version.Take("versionIdentifier");
    }

    private static JsonDocument Load(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw Wrong(path, null, "there is no such file", "a study definition of USDM 4.0 (JSON)");
        if (file.Length > GreatestFileBytes) throw Wrong(path, null, "is larger than 64 MB", "a study definition of USDM 4.0 (JSON)");
        try
        {
            using FileStream stream = file.OpenRead();
            JsonDocument json = JsonDocument.Parse(stream);
            if (json.RootElement.ValueKind == JsonValueKind.Object) return json;
            json.Dispose();
            throw Wrong(path, null, "is not an object", "a study definition of USDM 4.0 (JSON)");
        }
        catch (JsonException wrong)
        {
            throw new InvalidInputException(new InputProblem("cannot be read as JSON", path, (int?)wrong.LineNumber + 1, Allowed: "a study definition of USDM 4.0 (JSON)"), wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new InputProblem("cannot be read: " + wrong.Message, path, Allowed: "a file that can be read"), wrong);
        }
    }

    private static InvalidInputException Wrong(string path, string? key, string what, string allowed) => new(new InputProblem(what, path, Key: key, Allowed: allowed));
}
