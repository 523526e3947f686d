using Abscopal.Input;
using Abscopal.Study.Protocol;
using Abscopal.Study.Reading;

namespace Abscopal.Study;

/// <summary>Reads a protocol from a file such as <c>study.yaml</c>.</summary>
public static class StudyProtocolReader
{
    /// <summary>Reads and checks a protocol.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file cannot be read or is wrong.</exception>
    public static StudyProtocol Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var log = new ProblemLog(path);
        StudyProtocol? protocol = Read(log);
        log.ThrowIfAny();
        return protocol!;
    }

    internal static StudyProtocol? Read(ProblemLog log) =>
        YamlFile.Load(log)?.Map() is { } map ? StudyProtocolFields.Read(map) : null;
}
