using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Km;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.IntervalCensored;

/// <summary>Reads interval-censored times and estimates what they allow.</summary>
public static class IntervalJob
{
    /// <summary>Runs the analysis.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidInputException">The file is wrong, or a model cannot be fitted to it.</exception>
    public static IntervalResult Run(IntervalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        IntervalColumns columns = IntervalColumns.Read(request);
        try
        {
            string[] labels = request.Group is null ? [KmJob.WholeSample] : GroupOrder.Of(columns.Groups);
            IntervalGroup[] groups = [.. labels.Select(l => Group(columns, l, request))];
            return new IntervalResult(request, groups, Cox(columns, request));
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, request.Path), wrong);
        }
    }

    private static IntervalGroup Group(IntervalColumns columns, string label, IntervalRequest request)
    {
        int[] rows = [.. Enumerable.Range(0, columns.Lower.Length).Where(i => request.Group is null || string.Equals(columns.Groups[i], label, StringComparison.Ordinal))];
        IntervalCensoredData data = IntervalCensoredData.FromIntervals(Array.ConvertAll(rows, i => columns.Lower[i]), Array.ConvertAll(rows, i => columns.Upper[i]));
        return new IntervalGroup(
            label,
            data.Count,
            data.Upper.Count(double.IsFinite),
            ScanScheduleSensitivity.Assess(data, new KaplanMeierOptions { Level = request.Level }),
            [.. request.Distributions.Select(d => ParametricModel.Fit(data, new ParametricOptions { Distribution = d, Level = request.Level }))]);
    }

    private static IntervalCoxFit? Cox(IntervalColumns columns, IntervalRequest request) => request.Covariates.Count == 0
        ? null
        : IntervalCox.Fit(
            IntervalCensoredData.FromIntervals(columns.Lower, columns.Upper),
            new IntervalCoxOptions { Covariates = [.. request.Covariates.Select((c, i) => new ParametricCovariate(c, columns.Covariates[i]))], Level = request.Level });
}
