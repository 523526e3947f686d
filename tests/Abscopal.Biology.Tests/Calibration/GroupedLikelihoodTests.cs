using Abscopal.Biology.Calibration;

namespace Abscopal.Biology.Tests.Calibration;

public sealed class GroupedLikelihoodTests
{
    [Fact]
    public void PrintedCensoring_HandAlgebra()
    {
        // 100 at risk, 60 later, 10 censored between: 30 deaths, and 60 + 10/2 who stay.
        var rows = new AtRiskRows([0, 6], [100, 60], [0, 10], 0);
        GroupedLikelihood.Of(rows, [1, 0.7]).ShouldBe((30 * Math.Log(0.3)) + (65 * Math.Log(0.7)), 1e-10);
    }

    [Fact]
    public void UnprintedCensoring_IsAveraged()
    {
        var rows = new AtRiskRows([0, 6], [10, 8], null, 0);
        double expected = Enumerable.Range(0, 8).Select(k => 0.9 * (1 - (0.7 * (k + 0.5) / 8))).Average(p => Math.Pow(p, 8) * Math.Pow(1 - p, 2));
        GroupedLikelihood.Of(rows, [1, 0.9]).ShouldBe(Math.Log(expected), 1e-9);
    }

    [Fact]
    public void TheRatesOfTheRows_AreMostLikely()
    {
        AtRiskRows rows = PublishedArms.All[0].Survival;
        double[] seen = [1, .. Enumerable.Range(1, rows.Months.Length - 1).Select(_ => 0.0)];
        for (int j = 1; j < seen.Length; j++)
        {
            int gone = rows.Censored!.Value[j] - rows.Censored.Value[j - 1];
            double deaths = rows.AtRisk[j - 1] - rows.AtRisk[j] - gone;
            seen[j] = rows.AtRisk[j - 1] == 0 ? seen[j - 1] : seen[j - 1] * (1 - (deaths / (rows.AtRisk[j - 1] - (gone / 2.0))));
        }

        // The printed 12-month rate of CASPIAN's durvalumab arm, recovered from its rows.
        seen[4].ShouldBe(0.527, 0.002);
        double best = GroupedLikelihood.Of(rows, seen);
        GroupedLikelihood.Of(rows, [.. seen.Select((s, j) => j == 0 ? 1 : s * 0.97)]).ShouldBeLessThan(best);
        GroupedLikelihood.Of(rows, [.. seen.Select((s, j) => j == 0 ? 1 : Math.Min(1, s * 1.03))]).ShouldBeLessThan(best);
    }
}
