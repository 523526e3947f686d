using Abscopal.Input;
using Abscopal.Survival;

namespace Abscopal.Workbench.Switching;

/// <summary>Reads a trial with switching and estimates the rank-preserving structural failure time model.</summary>
public static class RankPreservingJob
{
    /// <summary>Runs the estimate.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Time, event and arm.</param>
    /// <param name="treated">The column of time on the experimental treatment.</param>
    /// <param name="followUp">The column of potential follow-up.</param>
    /// <param name="options">The grid and the level.</param>
    public static RankPreservingResult Run(string path, SwitchingColumns columns, string treated, string followUp, RankPreservingOptions options)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var table = new SwitchingTable(path, columns, [treated, followUp]);
        try
        {
            return RankPreservingModel.Estimate(SwitchingData.Create(table.Times, table.Events, table.Experimental(), table.Numbers(treated), table.Numbers(followUp)), options);
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, path), wrong);
        }
    }
}
