using System.Globalization;
using System.Text;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Cohorts as rows: one a subject and endpoint, times in months at full precision.</summary>
public static class CohortsCsv
{
    /// <summary>The file's text.</summary>
    /// <param name="cohorts">The cohorts.</param>
    public static string Write(IEnumerable<Cohort> cohorts)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        var csv = new StringBuilder("cohort,endpoint,arm,subject,time,event\n");
        foreach (Cohort cohort in cohorts)
        {
            foreach (EndpointTimes endpoint in cohort.Endpoints)
            {
                for (int i = 0; i < endpoint.Days.Length; i++)
                {
                    csv.Append(CultureInfo.InvariantCulture, $"{cohort.Number},{endpoint.Endpoint},{cohort.Arm},{i + 1},");
                    csv.Append(CultureInfo.InvariantCulture, $"{Months.FromDays(endpoint.Days[i]):R},{(endpoint.Events[i] ? 1 : 0)}\n");
                }
            }
        }

        return csv.ToString();
    }
}
