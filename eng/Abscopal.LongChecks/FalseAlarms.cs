using System.Globalization;
using Abscopal.Evidence.Audit;
using Abscopal.Study.Published;

namespace Abscopal.LongChecks;

/// <summary>Audits studies of true patients: a contradiction would be a false alarm.</summary>
internal static class FalseAlarms
{
    public static int Count(int studies)
    {
        int alarms = 0;
        Parallel.For(0, studies, number =>
        {
            PublishedStudy study = SimulatedStudy.Draw(number);
            AuditReport report = StudyAudit.Run(study, new AuditOptions { Threads = 1, DrawsWitnesses = false });
            if (report.IsConsistent) return;
            Interlocked.Increment(ref alarms);
            foreach (AuditFinding finding in report.Findings) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"study {number}: {finding.Message}"));
        });
        return alarms;
    }
}
