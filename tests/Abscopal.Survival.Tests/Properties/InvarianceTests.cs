using Abscopal.Survival.Tests.Oracle;
using CsCheck;

namespace Abscopal.Survival.Tests.Properties;

public sealed class InvarianceTests
{
    private static readonly Gen<(double Time, bool Event, int Group, int Copies)[]> Samples =
        Gen.Select(Gen.Int[1, 20], Gen.Bool, Gen.Int[0, 1], Gen.Int[1, 3])
            .Select(r => ((double)r.Item1, r.Item2, r.Item3, r.Item4))
            .Array[4, 40]
            .Where(rows => rows.Any(r => r.Item3 == 0) && rows.Any(r => r.Item3 == 1));

    [Fact]
    public void OrderOfRows_DoesNotMatter() => Samples.Sample(rows =>
    {
        SameCurve(KaplanMeier.Estimate(Data(rows)), KaplanMeier.Estimate(Data([.. rows.Reverse()])), 1);
        SameTest(LogRank.Test(Data(rows)), LogRank.Test(Data([.. rows.Reverse()])));
    });

    [Fact]
    public void ReplicationWeights_AreRowsWrittenOut() => Samples.Sample(rows =>
    {
        SurvivalData weighted = Data(rows).WithWeights(Array.ConvertAll(rows, r => (double)r.Copies), WeightKind.Replication);
        SurvivalData written = Data([.. rows.SelectMany(r => Enumerable.Repeat(r, r.Copies))]);
        SameCurve(KaplanMeier.Estimate(written), KaplanMeier.Estimate(weighted), 1);
        KaplanMeierOptions robust = new() { Variance = VarianceKind.Robust };
        SameCurve(KaplanMeier.Estimate(written, robust), KaplanMeier.Estimate(weighted, robust), 1);
        SameTest(LogRank.Test(written), LogRank.Test(weighted));
        RestrictedMeanOptions horizon = new() { Horizon = 1 };
        Expect.Number(RestrictedMean.Estimate(written, horizon).Mean.Value, RestrictedMean.Estimate(weighted, horizon).Mean.Value, 1e-12, "mean");
    });

    [Fact]
    public void RescaledTime_RescalesQuantilesAndMeans() => Samples.Sample(rows =>
    {
        SurvivalData data = Data(rows);
        SurvivalData halved = data.InUnitsOf(2, TimeUnit.Unstated);
        SameCurve(KaplanMeier.Estimate(data), KaplanMeier.Estimate(halved), 0.5);
        RestrictedMeanResult mean = RestrictedMean.Estimate(data);
        RestrictedMeanResult meanOfHalved = RestrictedMean.Estimate(halved);
        Expect.Number(0.5 * mean.Mean.Value, meanOfHalved.Mean.Value, 1e-12, "mean");
        SameTest(LogRank.Test(data), LogRank.Test(halved));
    });

    [Fact]
    public void SplitRows_AreTheSameSample() => Samples.Sample(rows =>
    {
        // Every row cut in two at its middle: (0, t / 2] without the event and (t / 2, t].
        double[] exits = [.. rows.Select(r => r.Time / 2), .. rows.Select(r => r.Time)];
        double[] entries = [.. rows.Select(_ => 0.0), .. rows.Select(r => r.Time / 2)];
        bool[] events = [.. rows.Select(_ => false), .. rows.Select(r => r.Event)];
        int[] groups = [.. rows.Select(r => r.Group), .. rows.Select(r => r.Group)];
        SurvivalData split = SurvivalData.FromTimes(exits, events).WithEntry(entries).WithGroups(groups, ["a", "b"]);
        SurvivalData whole = Data(rows);
        foreach ((double time, _, _, _) in rows)
            Expect.Number(KaplanMeier.Estimate(whole).At(time).Survival.Value, KaplanMeier.Estimate(split).At(time).Survival.Value, 1e-12, "survival");
        SameTest(LogRank.Test(whole), LogRank.Test(split));
    });

    [Fact]
    public void GroupAlone_IsTheGroupOfTheWhole() => Samples.Sample(rows =>
    {
        KaplanMeierCurve[] curves = KaplanMeier.EstimateByGroup(Data(rows));
        for (int g = 0; g < 2; g++) SameCurve(KaplanMeier.Estimate(Ungrouped([.. rows.Where(r => r.Group == g)])), curves[g], 1);
    });

    [Fact]
    public void Limits_HoldTheEstimateAndWidenWithTheLevel() => Gen.Select(Samples, Gen.Enum<ConfidenceIntervalType>()).Sample((rows, type) =>
    {
        KaplanMeierCurve narrow = KaplanMeier.Estimate(Data(rows), new KaplanMeierOptions { IntervalType = type, Level = 0.8 });
        KaplanMeierCurve wide = KaplanMeier.Estimate(Data(rows), new KaplanMeierOptions { IntervalType = type, Level = 0.99 });
        for (int i = 0; i < narrow.Times.Length; i++)
        {
            if (!narrow.Limits(i).Lower.IsEstimated) continue;
            narrow.Limits(i).Lower.Value.ShouldBeLessThanOrEqualTo(narrow.Survival[i]);
            narrow.Limits(i).Upper.Value.ShouldBeGreaterThanOrEqualTo(narrow.Survival[i]);
            wide.Limits(i).Lower.Value.ShouldBeLessThanOrEqualTo(narrow.Limits(i).Lower.Value);
            wide.Limits(i).Upper.Value.ShouldBeGreaterThanOrEqualTo(narrow.Limits(i).Upper.Value);
        }
    });

    [Fact]
    public void ScaledCaseWeights_ChangeNothing() => Samples.Sample(rows =>
    {
        SurvivalData once = Data(rows).WithWeights(Array.ConvertAll(rows, r => (double)r.Copies), WeightKind.Case);
        SurvivalData scaled = Data(rows).WithWeights(Array.ConvertAll(rows, r => 1e-200 * r.Copies), WeightKind.Case);
        KaplanMeierCurve a = KaplanMeier.Estimate(once);
        KaplanMeierCurve b = KaplanMeier.Estimate(scaled);
        for (int i = 0; i < a.Times.Length; i++)
        {
            Expect.Number(a.Survival[i], b.Survival[i], 1e-12, "survival");
            if (a.Survival[i] > 0) Expect.Number(a.LogVariance[i], b.LogVariance[i], 1e-8, "variance");
        }
    });

    private static SurvivalData Ungrouped((double Time, bool Event, int Group, int Copies)[] rows) =>
        SurvivalData.FromTimes(Array.ConvertAll(rows, r => r.Time), Array.ConvertAll(rows, r => r.Event));

    private static SurvivalData Data((double Time, bool Event, int Group, int Copies)[] rows) =>
        Ungrouped(rows).WithGroups(Array.ConvertAll(rows, r => r.Group), ["a", "b"]);

    private static void SameCurve(KaplanMeierCurve expected, KaplanMeierCurve actual, double scale)
    {
        actual.Times.Length.ShouldBe(expected.Times.Length);
        for (int i = 0; i < expected.Times.Length; i++)
        {
            Expect.Number(scale * expected.Times[i], actual.Times[i], 0, "time");
            Expect.Number(expected.Survival[i], actual.Survival[i], 1e-12, "survival");
            if (expected.Survival[i] > 0) Expect.Number(expected.LogVariance[i], actual.LogVariance[i], 1e-9, "variance");
        }

        actual.Median.Estimate.ShouldBe(expected.Median.Estimate.Map(t => scale * t));
    }

    private static void SameTest(LogRankResult expected, LogRankResult actual)
    {
        actual.ChiSquare.Status.ShouldBe(expected.ChiSquare.Status);
        if (expected.ChiSquare.IsEstimated && expected.ChiSquare.Value > 1e-9) Expect.Number(expected.ChiSquare.Value, actual.ChiSquare.Value, 1e-9, "chi-squared");
    }
}
