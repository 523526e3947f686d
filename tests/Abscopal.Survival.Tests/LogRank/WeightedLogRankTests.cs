using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.LogRankTests;

public sealed class WeightedLogRankTests
{
    [Fact]
    public void FlemingHarrington_EqualsR()
    {
        LogRankOptions early = new() { Weight = LogRankWeight.FlemingHarrington(1, 0) };
        SurvivalData bySex = Oracle.Estimates.BySex(Oracle.Estimates.Lung);
        Compare("fh1", LogRank.Test(bySex, early));
        Compare("fh1_stratified", LogRank.Test(Oracle.Estimates.ByEcog(bySex), early));
        SurvivalData byEcog = Oracle.Estimates.Lung.WithGroups(Oracle.Estimates.Ecog, ["0", "1", "2", "3"]);
        Compare("fh_half_ecog", LogRank.Test(byEcog, new LogRankOptions { Weight = LogRankWeight.FlemingHarrington(0.5, 0) }));
    }

    // R's survdiff takes neither weights nor entries; the score test of Cox's model at no effect is the same test.
    [Fact]
    public void CaseWeightsEntriesAndClusters_EqualTheRobustScoreTestOfR()
    {
        SurvivalData weighted = Oracle.Estimates.BySex(Oracle.Estimates.Lung.WithWeights(Oracle.Estimates.Weights, WeightKind.Case));
        SurvivalData truncated = weighted.WithEntry(Oracle.Estimates.Entry);
        JsonElement robust = Oracle.Estimates.Expected.GetProperty("robust");
        Expect.Number(robust[0], LogRank.Test(weighted).ChiSquare.Value, 1e-10, "weighted");
        Expect.Number(robust[1], LogRank.Test(truncated).ChiSquare.Value, 1e-10, "truncated");
        Expect.Number(robust[2], LogRank.Test(weighted.WithSubjects(Oracle.Estimates.Ids)).ChiSquare.Value, 1e-10, "clustered");
        Expect.Number(robust[3], LogRank.Test(Oracle.Estimates.ByEcog(truncated)).ChiSquare.Value, 1e-10, "stratified");
    }

    [Fact]
    public void Entries_EqualTheExactScoreTestOfR()
    {
        double[] distinct = [.. Oracle.Estimates.Times.Select((t, i) => t + ((i + 1) * 1e-4))];
        SurvivalData data = Oracle.Estimates.BySex(SurvivalData.FromTimes(distinct, Oracle.Estimates.Events).WithEntry(Oracle.Estimates.Entry));
        Expect.Number(Oracle.Estimates.Expected.GetProperty("truncated_score")[0], LogRank.Test(data).ChiSquare.Value, 1e-9, "score");
    }

    [Fact]
    public void TrendOfTwoGroups_IsTheTestOfTwoGroups()
    {
        LogRankResult trend = LogRank.Test(Freireich.Both, new LogRankOptions { TrendScores = [3, 5] });
        trend.ChiSquare.Value.ShouldBe(LogRank.Test(Freireich.Both).ChiSquare.Value, 1e-10);
        trend.DegreesOfFreedom.ShouldBe(1);
    }

    [Fact]
    public void ModestWeight_IsTheLogRankAtZeroAndRisesToTheLandmark()
    {
        LogRank.Test(Freireich.Both, new LogRankOptions { Weight = LogRankWeight.ModestlyWeighted(0) }).ChiSquare.Value.ShouldBe(16.792941, 5e-7);
        // Two events before t* = 2.5 among four, at S- = 1 and 3/4; S* = 1/2; the third at S- = 1/2 has weight 2.
        SurvivalData data = SurvivalData.FromTimes([1, 2, 3, 4], [true, true, true, false]).WithGroups([0, 1, 0, 1], ["a", "b"]);
        LogRankResult result = LogRank.Test(data, new LogRankOptions { Weight = LogRankWeight.ModestlyWeighted(2.5) });
        result.Groups[0].Observed.ShouldBe(1 + 2, 1e-14);
        result.Groups[0].Expected.ShouldBe((1 * 0.5) + (4.0 / 3 * (1.0 / 3)) + (2 * 0.5), 1e-14);
    }

    [Fact]
    public void Permutation_EqualsBruteForce()
    {
        // All 1,352,078 assignments of aml, in R: 87,470 are at least as extreme.
        OracleSet aml = OracleSet.Read("aml_x");
        PermutationResult exact = LogRankPermutation.Test(aml.Data);
        exact.IsExact.ShouldBeTrue();
        exact.Assignments.ShouldBe(1352078);
        exact.PValue.ShouldBe(87470.0 / 1352078, 1e-12);
        PermutationResult drawn = LogRankPermutation.Test(aml.Data, new PermutationOptions { MostAssignments = 0, Draws = 20000 });
        drawn.IsExact.ShouldBeFalse();
        Math.Abs(drawn.PValue - exact.PValue).ShouldBeLessThan(4 * drawn.MonteCarloError);
    }

    [Fact]
    public void MaxComboOfOneTest_IsThatTest()
    {
        LogRankWeight late = LogRankWeight.FlemingHarrington(0, 1);
        MaxComboResult combo = MaxCombo.Test(Freireich.Both, new MaxComboOptions { Weights = [late, late] });
        LogRankResult single = LogRank.Test(Freireich.Both, new LogRankOptions { Weight = late });
        combo.PValue.ShouldBe(single.PValue.Value, 1e-10);
        combo.Z[0].ShouldBe(single.Z.Value, 1e-12);
    }

    [Fact]
    public void MaxComboOfTheFourCorners_LiesBetweenItsBestTestAndBonferroni()
    {
        MaxComboResult combo = MaxCombo.Test(Freireich.Both);
        double best = combo.Options.Weights.Min(w => LogRank.Test(Freireich.Both, new LogRankOptions { Weight = w }).PValue.Value);
        combo.PValue.ShouldBeInRange(best, 4 * best);
        combo.PValue.ShouldBe(MaxCombo.Test(Freireich.Both).PValue);
    }

    private static void Compare(string name, LogRankResult actual)
    {
        JsonElement expected = Oracle.Estimates.Expected.GetProperty(name);
        Expect.Number(expected.GetProperty("chisq")[0], actual.ChiSquare.Value, 1e-10, name);
        for (int g = 0; g < actual.Groups.Length; g++)
        {
            Expect.Number(expected.GetProperty("obs")[g], actual.Groups[g].Observed, 1e-10, name + " observed");
            Expect.Number(expected.GetProperty("exp")[g], actual.Groups[g].Expected, 1e-10, name + " expected");
        }
    }
}
