using System.Globalization;
using Abscopal.Evidence.Audit;
using Abscopal.Study.Published;

namespace Abscopal.LongChecks;

/// <summary>Audits studies of true patients: a contradiction would be a false alarm.</summary>
internal static class FalseAlarms
{
    public static int Count(int studies)
    {
        int alarms = 0, warned = 0;
        Parallel.For(0, studies, number =>
        {
            // Every other one is a larger trial of two arms, with rows at risk and a hazard ratio.
            PublishedStudy study = number % 2 == 0 ? SimulatedStudy.Draw(number) : SimulatedTrial.Draw(number / 2);

            AuditReport report = StudyAudit.Run(study, new AuditOptions { Threads = 1, DrawsWitnesses = false });
            if (number % 2 == 1 && report.Findings.Any(f => f.Severity == FindingSeverity.Warning)) Interlocked.Increment(ref warned);
            if (report.IsConsistent) return;
            Interlocked.Increment(ref alarms);
            foreach (AuditFinding finding in report.Findings) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"study {number}: {finding.Message}"));
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audit: {warned} of {studies / 2} larger trials were given a warning, which is no contradiction"));
        return alarms;
    }
}
