using CsCheck;

namespace Abscopal.Survival.Tests.CompetingRisks;

public sealed class CompetingRisksPropertyTests
{
    private static readonly Gen<(int Day, int Cause, int Group)[]> Samples =
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 3], Gen.Int[0, 2]).Array[6, 60];

    [Fact]
    public void Incidences_AndEventFree_SumToOne() => Samples.Sample(rows =>
    {
        CumulativeIncidenceCurves actual = CumulativeIncidence.Estimate(Data(rows));
        for (int i = 0; i < actual.Times.Length; i++)
        {
            double sum = actual.EventFree[i];
            foreach (CumulativeIncidenceCurve cause in actual.Causes) sum += cause.Incidence[i];
            sum.ShouldBe(1, 1e-13);
        }
    });

    [Fact]
    public void OneCause_IsOneMinusKaplanMeier() => Samples.Sample(rows =>
    {
        int[] days = Array.ConvertAll(rows, r => r.Day);
        bool[] events = Array.ConvertAll(rows, r => r.Cause > 0);
        KaplanMeierCurve km = KaplanMeier.Estimate(SurvivalData.FromDays(days, events));
        CumulativeIncidenceCurve actual = CumulativeIncidence.Estimate(CompetingRisksData.FromDays(days, Array.ConvertAll(events, e => e ? 1 : 0), ["one"])).Cause(1);
        actual.Median.Estimate.ShouldBe(km.Median.Estimate);
        for (int i = 0; i < km.Times.Length; i++)
        {
            actual.Incidence[i].ShouldBe(1 - km.Survival[i], 1e-13);
            if (km.Survival[i] > 0) actual.StandardError(i).ShouldBe(km.StandardError(i).Value, 1e-12);
        }
    });

    [Fact]
    public void OneMinusKaplanMeier_LiesAboveTheIncidence() => Samples.Sample(rows =>
    {
        CompetingRisksData data = Data(rows);
        CumulativeIncidenceCurve actual = CumulativeIncidence.Estimate(data).Cause(1);
        KaplanMeierCurve naive = KaplanMeier.Estimate(data.ToCauseSpecific(1));
        for (int i = 0; i < actual.Times.Length; i++) (1 - naive.Survival[i]).ShouldBeGreaterThanOrEqualTo(actual.Incidence[i] - 1e-13);
    });

    [Fact]
    public void OrderAndScaleAndNamesOfCauses_DoNotMatter() => Samples.Sample(rows =>
    {
        CompetingRisksData data = Data(rows);
        CumulativeIncidenceCurves one = CumulativeIncidence.Estimate(data);
        CumulativeIncidenceCurves reversed = CumulativeIncidence.Estimate(Data([.. rows.Reverse()]));
        CumulativeIncidenceCurves months = CumulativeIncidence.Estimate(data.InUnitsOf(30.4375, TimeUnit.Months));
        CumulativeIncidenceCurves relabelled = CumulativeIncidence.Estimate(Data(Array.ConvertAll(rows, r => r with { Cause = r.Cause == 0 ? 0 : 4 - r.Cause })));
        for (int i = 0; i < one.Times.Length; i++)
        {
            months.Times[i].ShouldBe(one.Times[i] / 30.4375);
            for (int c = 1; c <= 3; c++)
            {
                reversed.Cause(c).Incidence[i].ShouldBe(one.Cause(c).Incidence[i]);
                months.Cause(c).Variance[i].ShouldBe(one.Cause(c).Variance[i]);
                relabelled.Cause(4 - c).Incidence[i].ShouldBe(one.Cause(c).Incidence[i]);
                relabelled.Cause(4 - c).Variance[i].ShouldBe(one.Cause(c).Variance[i]);
            }
        }
    });

    [Fact]
    public void GrayTest_DoesNotDependOnWhichGroupIsLast() => Samples.Where(r => r.Select(x => x.Group).Distinct().Count() == 3 && r.Any(x => x.Cause == 1)).Sample(rows =>
    {
        Estimate one = GrayTest.Test(Data(rows)).ChiSquare;
        Estimate other = GrayTest.Test(Data([.. rows.OrderByDescending(r => r.Group)])).ChiSquare;
        if (one.IsEstimated && other.IsEstimated) other.Value.ShouldBe(one.Value, 1e-7 * Math.Max(1, one.Value));
    });

    [Fact]
    public void GrayTest_WithOneCauseUpToTies_IsLogRankScore()
    {
        int[] days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        int[] causes = [1, 1, 0, 1, 1, 0, 1, 1, 1, 0];
        string[] groups = ["a", "b", "a", "b", "b", "a", "a", "a", "b", "b"];
        GrayTestResult gray = GrayTest.Test(CompetingRisksData.FromDays(days, causes).WithGroups(groups));
        LogRankResult logRank = LogRank.Test(SurvivalData.FromDays(days, Array.ConvertAll(causes, c => c == 1)).WithGroups(groups));
        gray.Groups[0].Score.ShouldBe(logRank.Groups[0].Observed - logRank.Groups[0].Expected, 1e-14);
    }

    private static CompetingRisksData Data((int Day, int Cause, int Group)[] rows) =>
        CompetingRisksData.FromDays(Array.ConvertAll(rows, r => r.Day), Array.ConvertAll(rows, r => r.Cause), ["x", "y", "z"])
            .WithGroups(Array.ConvertAll(rows, r => r.Group == 0 ? "a" : r.Group == 1 ? "b" : "c"));
}
