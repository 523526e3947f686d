using System.Text;
using System.Text.Json;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Study.Usdm;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Usdm;

/// <summary>Changes <c>study.yaml</c> to a study definition of USDM, or the other way round.</summary>
public static class UsdmJob
{
    /// <summary>The name of the file that lists what has no place in study.yaml.</summary>
    public const string UnplacedFile = "usdm-unplaced.json";

    /// <summary>Reads and writes; the end of the input's name tells the direction.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidInputException">The input is wrong, or the output cannot be written.</exception>
    public static UsdmOutcome Run(UsdmRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return string.Equals(Path.GetExtension(request.Input), ".json", StringComparison.OrdinalIgnoreCase) ? FromUsdm(request) : ToUsdm(request);
    }

    private static UsdmOutcome ToUsdm(UsdmRequest request)
    {
        if (!string.Equals(Path.GetExtension(request.Output), ".json", StringComparison.OrdinalIgnoreCase))
            throw new InvalidInputException(new InputProblem($"'{request.Output}' is no JSON file", Key: "--out", Allowed: "a name that ends in .json"));
        string file = Directory.Exists(request.Input) ? Path.Combine(request.Input, StudyFolder.ProtocolFile) : request.Input;
        Write(request.Output, UsdmWriter.Write(StudyProtocolReader.Read(file)));
        return new UsdmOutcome([request.Output], [], []);
    }

    private static UsdmOutcome FromUsdm(UsdmRequest request)
    {
        OutputFile.CheckFolder(request.Output);
        UsdmStudy study = UsdmReader.Read(request.Input);
        string yaml = Path.Combine(request.Output, StudyFolder.ProtocolFile);
        string list = Path.Combine(request.Output, UnplacedFile);
        Write(yaml, StudyProtocolWriter.Write(study.Protocol));
        OutputFile.Write(list, stream => List(study, stream));
        return new UsdmOutcome([yaml, list], study.Unplaced, study.Assumed);
    }

    private static void Write(string path, string text) => OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static void List(UsdmStudy study, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonEstimates.Options);
        json.WriteStartObject();
        json.WriteStartArray("assumed");
        foreach (string what in study.Assumed) json.WriteStringValue(what);
        json.WriteEndArray();
        json.WriteObjects("unplaced", study.Unplaced, part =>
        {
            json.WriteString("path", part.Path);
            json.WritePropertyName("value");
            json.WriteRawValue(part.Json);
        });
        json.WriteEndObject();
    }
}
