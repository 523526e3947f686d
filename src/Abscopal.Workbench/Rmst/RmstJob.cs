using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Rmst;

/// <summary>Reads a file and estimates restricted mean survival times, their differences and ratios.</summary>
public static class RmstJob
{
    /// <summary>Runs the analysis.</summary>
    /// <param name="request">What is asked.</param>
    public static RmstResult Run(RmstRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        SurvivalRows rows = SurvivalTableReader.Read(request.Path, request.Columns);
        try
        {
            return rows.Data.GroupLabels.IsEmpty
                ? new RmstResult(request, rows, [RestrictedMean.Estimate(rows.Data, request.Options)], [])
                : new RmstResult(request, rows, RestrictedMean.EstimateByGroup(rows.Data, request.Options), RestrictedMean.Compare(rows.Data, request.Options));
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, request.Path), wrong);
        }
    }
}
