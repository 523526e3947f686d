using Abscopal.Input;
using Abscopal.Study.Reading;

namespace Abscopal.Biology.Treatment;

/// <summary>Reads a regimen from a file such as <c>regimens/lead.yaml</c>.</summary>
public static class RegimenReader
{
    /// <summary>The JSON Schema of regimen files, as JSON text.</summary>
    public static string Schema
    {
        get
        {
            using Stream stream = typeof(RegimenReader).Assembly.GetManifestResourceStream("regimen.schema.json") ?? throw new InvalidOperationException("regimen.schema.json is not embedded");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    internal static Regimen ReadResource(string name)
    {
        string path = Path.Combine(Path.GetTempPath(), "abscopal-" + Path.GetRandomFileName() + "-" + name);
        using Stream stream = typeof(RegimenReader).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        try
        {
            using (FileStream file = File.Create(path)) stream.CopyTo(file);
            return Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Reads and checks a regimen.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file cannot be read or is wrong; every problem is told.</exception>
    public static Regimen Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var log = new ProblemLog(path);
        Regimen? regimen = YamlFile.Load(log)?.Map() is { } map ? RegimenFile.Read(map) : null;
        log.ThrowIfAny();
        return regimen!;
    }
}
