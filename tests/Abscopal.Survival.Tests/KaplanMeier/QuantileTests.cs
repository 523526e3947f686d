using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.KaplanMeierCurves;

public sealed class QuantileTests
{
    // n / 2 events, then n / 2 censored: S is exactly one half from time n / 2 on, so the median lies midway to the last
    // observation. R 4.2.2 with survival 3.5-3 gives NA for 108 of these 200, as its floating product misses one half.
    [Fact]
    public void MedianOnAnExactHalf_IsEstimableForEveryEvenSample()
    {
        int naive = 0;
        for (int n = 2; n <= 400; n += 2)
        {
            double[] times = [.. Enumerable.Range(1, n).Select(i => (double)i)];
            bool[] events = [.. times.Select(t => t <= n / 2)];
            KaplanMeierCurve curve = KaplanMeier.Estimate(SurvivalData.FromTimes(times, events));
            curve.Median.Estimate.Value.ShouldBe(0.5 * ((n / 2) + n), 1e-12);
            if (curve.Survival[^1] != 0.5) naive++;
        }

        naive.ShouldBeGreaterThan(100);
    }

    // The upper log limit of aml rises again at the end: it first falls to one half at 45; R sorts the limits and takes 48.
    [Fact]
    public void UpperLimitThatIsNotMonotone_CrossesFirstAt45AndForRAt48()
    {
        SurvivalData aml = OracleSet.Read("aml_x").All;
        KaplanMeier.Estimate(aml, new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.Log }).Median.Upper.Value.ShouldBe(48);
        KaplanMeierOptions first = new() { Profile = ConventionProfile.Sas, IntervalType = ConfidenceIntervalType.Log };
        KaplanMeier.Estimate(aml, first).Median.Upper.Value.ShouldBe(45);
    }

    [Theory]
    [InlineData(1.0 / 14, 1)]
    [InlineData(1.0 / 3, 6)]
    [InlineData(0.5, 9)]
    public void QuantilesOfTherneau_EqualR(double probability, double expected)
    {
        SurvivalData data = SurvivalData.FromTimes([9, 1, 1, 6, 6, 8, 10], [true, true, false, true, true, false, false]);
        KaplanMeier.Estimate(data).Quantile(probability).Estimate.Value.ShouldBe(expected);
    }

    // R against SAS in five events then five censored: the midpoint to the last observation, or none.
    [Fact]
    public void PlateauAtTheEnd_IsMidwayForRAndNotEstimableForSas()
    {
        double[] times = [54, 75, 77, 84, 87, 92, 103, 105, 112, 118];
        SurvivalData data = SurvivalData.FromTimes(times, [true, true, true, true, true, false, false, false, false, false]);
        KaplanMeier.Estimate(data).Median.Estimate.Value.ShouldBe(102.5);
        KaplanMeierCurve sas = KaplanMeier.Estimate(data, new KaplanMeierOptions { Profile = ConventionProfile.Sas });
        sas.Median.Estimate.Status.ShouldBe(EstimateStatus.NotEstimable);
        sas.At(80).Survival.Value.ShouldBe(0.7, 1e-15);
        sas.At(80).Limits.Lower.Value.ShouldBe(0.3287, 5e-5);
        sas.At(80).Limits.Upper.Value.ShouldBe(0.8919, 5e-5);
        sas.At(100).Limits.Lower.Value.ShouldBe(0.1836, 5e-5);
        sas.At(100).Limits.Upper.Value.ShouldBe(0.7532, 5e-5);
        SurvivalData lastIsEvent = SurvivalData.FromTimes(times, [true, true, true, true, true, false, false, false, false, true]);
        KaplanMeier.Estimate(lastIsEvent, new KaplanMeierOptions { Profile = ConventionProfile.Sas }).Median.Estimate.Value.ShouldBe(102.5);
    }

    [Fact]
    public void KidneyBySex_EqualsPublishedSas()
    {
        KaplanMeierCurve[] curves = KaplanMeier.EstimateByGroup(OracleSet.Read("kidney_sex").Data, new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.LogLog });
        curves[0].Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(22), Estimate.Of(12), Estimate.Of(30)));
        curves[1].Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(130), Estimate.Of(58), Estimate.Of(185)));
    }
}
