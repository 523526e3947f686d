using Abscopal.Formats.Csv;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Cif;

/// <summary>Reads a file and estimates the cumulative incidence of each cause, with Gray's test between groups.</summary>
public static class CifJob
{
    /// <summary>Runs the analysis.</summary>
    /// <param name="request">What is asked.</param>
    public static CifResult Run(CifRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string[] wanted = request.Group is null ? [request.Time, request.Cause] : [request.Time, request.Cause, request.Group];
        TextTable table = PatientTable.Read(request.Path, wanted, request.Parameter, request.Dataset);
        var rows = new CompleteRows(table, wanted);
        double[] times = rows.NonNegative(request.Time, "time");
        int[] causes = rows.Codes(request.Cause, c => c >= 0 && c <= 1000 && c == Math.Floor(c), "0 for censored, 1, 2, ... for the causes");
        try
        {
            CompetingRisksData data = CompetingRisksData.FromTimes(times, causes);
            if (request.Group is { } group)
            {
                rows.CheckGroups(group);
                data = data.WithGroups(rows.Text(group));
            }

            CumulativeIncidenceCurves[] curves = data.GroupLabels.IsEmpty
                ? [CumulativeIncidence.Estimate(data, request.Options)]
                : CumulativeIncidence.EstimateByGroup(data, request.Options);
            GrayTestResult[] tests = data.GroupLabels.Length < 2
                ? []
                : [.. Enumerable.Range(1, data.CauseLabels.Length).Select(c => GrayTest.Test(data, new GrayTestOptions { Cause = c }))];
            Array.Sort([.. curves.Select(c => Array.IndexOf(GroupOrder.Of(data.GroupLabels), c.Label))], curves);
            return new CifResult(request, table.Rows, rows.Excluded, curves, tests);
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, request.Path), wrong);
        }
    }
}
