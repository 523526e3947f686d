using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Km;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Parametric;

/// <summary>Reads a file and fits parametric models to each group.</summary>
public static class ParametricJob
{
    /// <summary>Runs the analysis.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidInputException">The file is wrong, or a model cannot be fitted to it.</exception>
    public static ParametricResult Run(ParametricRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<ParametricDistribution> distributions = request.Distributions.Count > 0 ? request.Distributions : Default(request);
        if (distributions.Contains(ParametricDistribution.PiecewiseExponential) && request.CutPoints.Count == 0)
            throw new InvalidInputException(new InputProblem("the piecewise exponential model has no cut points", Key: "--cuts", Allowed: "positive, increasing times, such as 6,12"));
        SurvivalRows rows = SurvivalTableReader.Read(request.Path, request.Columns);
        try
        {
            var fits = new List<ParametricFit[]>();
            var leftOut = new List<(ParametricDistribution Distribution, string Reason)>();
            foreach (ParametricDistribution distribution in distributions)
            {
                try
                {
                    fits.Add(Fit(rows.Data, request, distribution));
                }
                catch (SurvivalDataException wrong) when (distribution == ParametricDistribution.RoystonParmar && request.Distributions.Count == 0)
                {
                    // A spline needs more of the data than the other families; nobody asked for it by name.
                    leftOut.Add((distribution, wrong.Message));
                }
            }

            KaplanMeierCurve[] curves = Curves(rows.Data, request);
            return new ParametricResult(request, rows, [.. curves.Select((c, g) => new ParametricGroup(c.Label ?? KmJob.WholeSample, [.. fits.Select(f => f[g])], c))]) { LeftOut = leftOut };
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, request.Path), wrong);
        }
    }

    private static ParametricDistribution[] Default(ParametricRequest request) =>
        [.. Enum.GetValues<ParametricDistribution>().Where(d => d != ParametricDistribution.PiecewiseExponential || request.CutPoints.Count > 0)];

    private static ParametricFit[] Fit(SurvivalData data, ParametricRequest request, ParametricDistribution distribution)
    {
        var options = new ParametricOptions
        {
            Distribution = distribution,
            Level = request.Level,
            CutPoints = distribution == ParametricDistribution.PiecewiseExponential ? request.CutPoints : [],
            InternalKnots = request.InternalKnots,
        };
        return data.GroupLabels.IsEmpty ? [ParametricModel.Fit(data, options)] : ParametricModel.FitByGroup(data, options);
    }

    private static KaplanMeierCurve[] Curves(SurvivalData data, ParametricRequest request)
    {
        var options = new KaplanMeierOptions { Level = request.Level };
        return data.GroupLabels.IsEmpty ? [KaplanMeier.Estimate(data, options)] : KaplanMeier.EstimateByGroup(data, options);
    }
}
