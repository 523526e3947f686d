using Abscopal.Input;
using Abscopal.Survival;

namespace Abscopal.Workbench.Switching;

/// <summary>Reads a trial with switching, a row a subject and period, and weighs by the inverse probability of not having switched.</summary>
public static class CensoringWeightingJob
{
    /// <summary>Runs the estimate.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">End of the row, event and arm.</param>
    /// <param name="subject">The column that says which rows are of one subject.</param>
    /// <param name="entry">The column of the start of the row.</param>
    /// <param name="switches">The column that is 1 where the subject switches at the end of the row.</param>
    /// <param name="covariates">Numeric columns that foretell switching and the event.</param>
    /// <param name="level">The confidence level.</param>
    public static CensoringWeightingResult Run(string path, SwitchingColumns columns, string subject, string entry, string switches, IReadOnlyList<string> covariates, double level)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(covariates);
        if (covariates.Count == 0) throw new InvalidInputException(new InputProblem("no covariate was named", path, Key: "--covariates", Allowed: "names of columns separated by commas"));
        var table = new SwitchingTable(path, columns, [subject, entry, switches, .. covariates]);
        var builder = new CovariateMatrixBuilder();
        string[] names = table.Text(subject);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in names) numbers.TryAdd(name, numbers.Count);
        try
        {
            foreach (string covariate in covariates) builder.AddNumber(covariate, table.Numbers(covariate));
            SwitchingHistory data = SwitchingHistory.Create(
                Array.ConvertAll(names, n => numbers[n]), table.Numbers(entry), table.Times, table.Events, table.Flags(switches), table.Experimental(), builder.Build());
            return CensoringWeighting.Estimate(data, new CoxOptions { Level = level });
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, path), wrong);
        }
    }
}
