using Abscopal.Input;
using System.Collections.Immutable;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Study.Reading;

namespace Abscopal.Study;

/// <summary>A study's folder: its protocol and what it printed.</summary>
/// <param name="Protocol">The protocol, of <c>study.yaml</c>.</param>
/// <param name="Published">The published facts, of <c>published.yaml</c>.</param>
public sealed record StudyFolder(StudyProtocol Protocol, PublishedStudy Published)
{
    /// <summary>The name of the file of the protocol.</summary>
    public const string ProtocolFile = "study.yaml";

    /// <summary>The name of the file of the published facts.</summary>
    public const string PublishedFile = "published.yaml";

    /// <summary>Reads and checks both files of a folder.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="InvalidInputException">A file is missing or wrong, or the two do not belong together.</exception>
    public static StudyFolder Read(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (!Directory.Exists(directory))
        {
            throw new InvalidInputException(new InputProblem(
                "there is no such folder", directory, Allowed: $"a folder with {ProtocolFile} and {PublishedFile}"));
        }

        var protocolLog = new ProblemLog(Path.Combine(directory, ProtocolFile));
        var publishedLog = new ProblemLog(Path.Combine(directory, PublishedFile));
        StudyProtocol? protocol = StudyProtocolReader.Read(protocolLog);
        PublishedStudy? published = PublishedStudyReader.Read(publishedLog);
        if (protocol is not null && published is not null) CheckTogether(protocol, published, publishedLog);

        ImmutableArray<InputProblem> problems = [.. protocolLog.InOrder(), .. publishedLog.InOrder()];
        return problems.IsEmpty ? new StudyFolder(protocol!, published!) : throw new InvalidInputException(problems);
    }

    private static void CheckTogether(StudyProtocol protocol, PublishedStudy published, ProblemLog log)
    {
        if (!string.Equals(protocol.Id, published.Id, StringComparison.Ordinal))
        {
            log.Add($"'{published.Id}' is not the study of {ProtocolFile}", line: null, "id", protocol.Id);
        }

        foreach (PublishedArm arm in published.Arms)
        {
            if (protocol.Arms.Any(a => string.Equals(a.Id, arm.Id, StringComparison.Ordinal))) continue;
            log.Add($"'{arm.Id}' is not an arm of {ProtocolFile}", line: null, "arms", string.Join(", ", protocol.Arms.Select(a => a.Id)));
        }
    }
}
