using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.EstimatesTests;

public sealed class WeightedAndTruncatedTests
{
    private static readonly KaplanMeierOptions LogLog = new() { IntervalType = ConfidenceIntervalType.LogLog };

    [Fact]
    public void CaseWeights_EqualR() => Compare("weighted_robust", Oracle.Estimates.Lung.WithWeights(Oracle.Estimates.Weights, WeightKind.Case), LogLog);

    [Fact]
    public void CaseWeightsWithGreenwood_EqualR() =>
        Compare("weighted_model", Oracle.Estimates.Lung.WithWeights(Oracle.Estimates.Weights, WeightKind.Case), new KaplanMeierOptions { Variance = VarianceKind.Model });

    [Fact]
    public void Entry_EqualsR() => Compare("truncated", Oracle.Estimates.Lung.WithEntry(Oracle.Estimates.Entry), new KaplanMeierOptions());

    [Fact]
    public void EntryAndWeights_EqualR() => Compare(
        "truncated_weighted_robust",
        Oracle.Estimates.Lung.WithEntry(Oracle.Estimates.Entry).WithWeights(Oracle.Estimates.Weights, WeightKind.Case),
        options: null);

    [Fact]
    public void Clusters_EqualR() => Compare(
        "clustered",
        Oracle.Estimates.Lung.WithWeights(Oracle.Estimates.Weights, WeightKind.Case).WithSubjects(Oracle.Estimates.Ids),
        options: null);

    [Fact]
    public void StartTime_EqualsR() => Compare("conditional", Oracle.Estimates.Lung, new KaplanMeierOptions { StartTime = 200 });

    [Fact]
    public void EventsOneByOne_EqualR()
    {
        JsonElement expected = Oracle.Estimates.Expected.GetProperty("one_by_one");
        NelsonAalenCurve actual = NelsonAalen.Estimate(Oracle.Estimates.Lung, new NelsonAalenOptions { Ties = HazardTies.OneByOne });
        for (int i = 0; i < actual.Times.Length; i++)
        {
            Expect.Number(expected.GetProperty("cumhaz")[i], actual.CumulativeHazard[i], 1e-12, "hazard");
            Expect.Number(expected.GetProperty("sechaz")[i], Math.Sqrt(actual.Variance[i]), 1e-12, "standard error");
            Expect.Number(expected.GetProperty("surv")[i], actual.Survival(i), 1e-12, "survival");
        }
    }

    [Fact]
    public void EventsOneByOneWithWeights_EqualR()
    {
        JsonElement expected = Oracle.Estimates.Expected.GetProperty("one_by_one_robust");
        SurvivalData data = Oracle.Estimates.Lung.WithWeights(Oracle.Estimates.Weights, WeightKind.Case);
        NelsonAalenCurve actual = NelsonAalen.Estimate(data, new NelsonAalenOptions { Ties = HazardTies.OneByOne });
        for (int i = 0; i < actual.Times.Length; i++)
        {
            Expect.Number(expected.GetProperty("cumhaz")[i], actual.CumulativeHazard[i], 1e-12, "hazard");
            Expect.Number(expected.GetProperty("sechaz")[i], Math.Sqrt(actual.Variance[i]), 1e-10, "standard error");
        }
    }

    // Therneau's validation set 3: S by hand is 18/19, then times 6/16, then times 1/3.
    [Fact]
    public void ValidationSet3_EqualsHandAlgebra()
    {
        SurvivalData data = SurvivalData
            .FromTimes([1, 1, 2, 2, 2, 2, 3, 4, 5], [true, false, true, true, true, false, false, true, false])
            .WithWeights([1, 2, 3, 4, 3, 2, 1, 2, 1], WeightKind.Replication);
        KaplanMeierCurve curve = KaplanMeier.Estimate(data);
        curve.Survival[0].ShouldBe(18.0 / 19, 1e-15);
        curve.Survival[1].ShouldBe(18.0 / 19 * 6 / 16, 1e-15);
        curve.Survival[3].ShouldBe(18.0 / 19 * 6 / 16 / 3, 1e-15);
    }

    [Fact]
    public void RiskSetThatEmptiesEarly_IsReportedAndZeroForEver()
    {
        SurvivalData data = SurvivalData.FromTimes([2, 5, 8, 9], [true, true, true, false]).WithEntry([0, 3, 4, 4]);
        KaplanMeierCurve curve = KaplanMeier.Estimate(data);
        curve.Table.EmptyAfter.Value.ShouldBe(2);
        curve.Survival[^1].ShouldBe(0);
        curve.Limits(3).Lower.Status.ShouldBe(EstimateStatus.NotEstimable);
    }

    [Fact]
    public void EntryAtAnEventTime_IsNotAtRiskThere()
    {
        EventTable table = SurvivalData.FromTimes([5, 8], [true, true]).WithEntry([0, 5]).ToEventTable();
        table.AtRisk.ToArray().ShouldBe([1, 1]);
        table.AtRiskBefore(4).ShouldBe(1);
        table.AtRiskBefore(6).ShouldBe(1);
    }

    [Fact]
    public void EntryNearlyTiedWithAnExit_IsTheSameTime()
    {
        EventTable table = SurvivalData.FromTimes([0.1 + 0.2, 8], [true, true]).WithEntry([0, 0.3]).ToEventTable();
        table.AtRisk.ToArray().ShouldBe([1, 1]);
    }

    [Fact]
    public void TinyWeights_GiveTheSameCurve()
    {
        KaplanMeierCurve one = KaplanMeier.Estimate(Oracle.Estimates.Lung.WithWeights([.. Enumerable.Repeat(1.0, Oracle.Estimates.Times.Length)], WeightKind.Case));
        KaplanMeierCurve tiny = KaplanMeier.Estimate(Oracle.Estimates.Lung.WithWeights([.. Enumerable.Repeat(1e-300, Oracle.Estimates.Times.Length)], WeightKind.Case));
        for (int i = 0; i < one.Times.Length; i++) Expect.Number(one.Survival[i], tiny.Survival[i], 1e-12, "survival");
    }

    [Fact]
    public void WrongColumns_AreNamedWithRowAndRemedy()
    {
        SurvivalData data = SurvivalData.FromTimes([2, 5], [true, true]);
        Should.Throw<SurvivalDataException>(() => data.WithEntry([0, 5])).Message.ShouldBe("row 2: entry 5 is not before exit 5; a row is at risk on (entry, exit]");
        Should.Throw<SurvivalDataException>(() => data.WithEntry([0])).Message.ShouldContain("'entry' has 1 rows");
        Should.Throw<SurvivalDataException>(() => data.WithEntry([-1, 0])).Message.ShouldContain("row 1");
        Should.Throw<SurvivalDataException>(() => data.WithWeights([0, 0], WeightKind.Case)).Message.ShouldContain("all weights are 0");
        Should.Throw<SurvivalDataException>(() => data.WithWeights([1, -1], WeightKind.Case)).Message.ShouldContain("row 2");
        Should.Throw<SurvivalDataException>(() => data.WithWeights([1, 1.5], WeightKind.Replication)).Message.ShouldContain("not a whole number");
        Should.Throw<SurvivalDataException>(() => data.WithStrata([0, 0], ["a", "b"])).Message.ShouldContain("'b' of column 'strata' is empty");
        Should.Throw<SurvivalDataException>(() => KaplanMeier.EstimateByGroup(data.WithWeights([1, 0], WeightKind.Case).WithGroups(["a", "b"]))).Message.ShouldContain("only weights of 0");
    }

    private static void Compare(string name, SurvivalData data, KaplanMeierOptions? options)
    {
        JsonElement expected = Oracle.Estimates.Expected.GetProperty(name);
        KaplanMeierCurve actual = KaplanMeier.Estimate(data, options);
        NelsonAalenCurve hazard = NelsonAalen.Estimate(data, new NelsonAalenOptions { Variance = actual.Conventions.Variance });
        bool conditional = actual.StartTime > 0;
        actual.Times.Length.ShouldBe(expected.GetProperty("time").GetArrayLength());
        for (int i = 0; i < actual.Times.Length; i++)
        {
            string where = $"{name} at {actual.Times[i]}";
            Expect.Number(expected.GetProperty("surv")[i], actual.Survival[i], 1e-12, where);
            if (actual.Survival[i] < 1e-12) continue;
            Expect.Number(expected.GetProperty("se")[i], actual.StandardError(i).Value, 1e-9, where + " standard error");
            Expect.Number(expected.GetProperty("risk")[i], actual.Table.IsWeighted ? actual.Table.WeightAtRisk[i] : actual.Table.AtRisk[i], 1e-12, where + " at risk");
            if (actual.Survival[i] < 1)
            {
                Expect.Number(expected.GetProperty("lower")[i], actual.Limits(i).Lower.Value, 1e-9, where + " lower");
                Expect.Number(expected.GetProperty("upper")[i], actual.Limits(i).Upper.Value, 1e-9, where + " upper");
            }

            if (conditional) continue;
            Expect.Number(expected.GetProperty("cumhaz")[i], hazard.CumulativeHazard[i], 1e-12, where + " hazard");
            Expect.Number(expected.GetProperty("sechaz")[i], Math.Sqrt(hazard.Variance[i]), 1e-9, where + " error of the hazard");
        }
    }
}
