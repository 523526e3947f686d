using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Compare;

/// <summary>Reads a file and compares its groups by every test of the field.</summary>
public static class CompareJob
{
    /// <summary>Runs the tests.</summary>
    /// <param name="request">What is asked.</param>
    public static CompareResult Run(CompareRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        SurvivalRows rows = SurvivalTableReader.Read(request.Path, request.Columns);
        SurvivalData data = rows.Data;
        if (data.GroupLabels.Length < 2)
            throw new InvalidInputException(new InputProblem("there is one group only", request.Path, Key: request.Columns.Group ?? "--by", Allowed: "a column with two or more groups"));
        try
        {
            LogRankResult logRank = LogRank.Test(data);
            return new CompareResult(request, rows, logRank, Tests(request, data, logRank));
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, request.Path), wrong);
        }
    }

    private static List<NamedTest> Tests(CompareRequest request, SurvivalData data, LogRankResult logRank)
    {
        var tests = new List<NamedTest> { Named("logrank", logRank) };
        foreach ((string name, LogRankWeight weight) in Weights(request)) tests.Add(Named(name, LogRank.Test(data, new LogRankOptions { Weight = weight })));
        if (data.GroupLabels.Length > 2)
            tests.Add(Named("trend", LogRank.Test(data, new LogRankOptions { TrendScores = [.. Enumerable.Range(0, data.GroupLabels.Length).Select(i => (double)i)] })));
        else
            tests.Add(new NamedTest("maxcombo", Estimate.Missing, 0, MaxComboP(data, tests)));
        if (request.Permutes) tests.Add(new NamedTest("permutation", logRank.ChiSquare, logRank.DegreesOfFreedom, Estimate.Of(LogRankPermutation.Test(data).PValue)));
        return tests;
    }

    // It stands on four tests, and is not estimable where one of them is not or the rows have case weights.
    private static Estimate MaxComboP(SurvivalData data, List<NamedTest> tests) =>
        data.WeightKind == WeightKind.Case || tests.Exists(t => !t.ChiSquare.IsEstimated) ? Estimate.NotEstimable : Estimate.Of(MaxCombo.Test(data).PValue);

    private static IEnumerable<(string Name, LogRankWeight Weight)> Weights(CompareRequest request)
    {
        yield return ("gehan-wilcoxon", LogRankWeight.Gehan);
        yield return ("tarone-ware", LogRankWeight.TaroneWare);
        yield return ("peto-peto", LogRankWeight.PetoPeto);
        yield return ("fleming-harrington(1,0)", LogRankWeight.FlemingHarrington(1, 0));
        yield return ("fleming-harrington(0,1)", LogRankWeight.FlemingHarrington(0, 1));
        yield return ("fleming-harrington(1,1)", LogRankWeight.FlemingHarrington(1, 1));
        if (request.ModestDelay is { } delay) yield return ("modestly-weighted", LogRankWeight.ModestlyWeighted(delay));
    }

    private static NamedTest Named(string name, LogRankResult result) => new(name, result.ChiSquare, result.DegreesOfFreedom, result.PValue);
}
