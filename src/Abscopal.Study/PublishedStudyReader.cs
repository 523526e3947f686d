using Abscopal.Input;
using Abscopal.Study.Published;
using Abscopal.Study.Reading;

namespace Abscopal.Study;

/// <summary>Reads published facts from a file such as <c>published.yaml</c>.</summary>
public static class PublishedStudyReader
{
    /// <summary>Reads and checks a file of published facts.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The facts, with the lines on which they stand.</returns>
    /// <exception cref="InvalidInputException">
    /// The file cannot be read or is wrong. Each value is checked in itself (a percentage within 0 to 100, limits that
    /// enclose their estimate); whether the facts agree with each other is not checked here.
    /// </exception>
    public static PublishedStudy Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var log = new ProblemLog(path);
        PublishedStudy? study = Read(log);
        log.ThrowIfAny();
        return study!;
    }

    internal static PublishedStudy? Read(ProblemLog log) =>
        YamlFile.Load(log)?.Map() is { } map ? new PublishedStudyFields().Read(map) : null;
}
