using Abscopal.Evidence.Audit;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Audits the printed facts of a study.</summary>
public static class AuditJob
{
    /// <summary>Reads and audits.</summary>
    /// <param name="path">A study folder, or a file of published facts.</param>
    public static AuditReport Run(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, StudyFolder.PublishedFile) : path;
        PublishedStudy study = PublishedStudyReader.Read(file);
        return StudyAudit.Run(study);
    }
}
