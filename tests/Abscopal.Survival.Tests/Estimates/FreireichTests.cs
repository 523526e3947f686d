using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.EstimatesTests;

public sealed class FreireichTests
{
    [Fact]
    public void SixMp_EqualsPublishedCurveAndMedian()
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(Freireich.SixMp, new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.LogLog });
        double[] times = [6, 7, 10, 13, 16, 22, 23];
        double[] expected = [.857143, .806723, .752941, .690196, .627451, .537815, .448179];
        for (int i = 0; i < times.Length; i++) curve.At(times[i]).Survival.Value.ShouldBe(expected[i], 5e-7);
        curve.Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(23), Estimate.Of(13), Estimate.NotEstimable));
        KaplanMeier.Estimate(Freireich.SixMp).Median.Lower.Value.ShouldBe(16);
    }

    [Theory]
    [InlineData(ConfidenceIntervalType.LogLog, 0.95, 4, 11)]
    [InlineData(ConfidenceIntervalType.Log, 0.95, 4, 12)]
    [InlineData(ConfidenceIntervalType.Logit, 0.95, 4, 12)]
    [InlineData(ConfidenceIntervalType.LogLog, 0.80, 5, 11)]
    public void Placebo_EqualsPublishedMedian(ConfidenceIntervalType type, double level, double lower, double upper)
    {
        SurvivalQuantile median = KaplanMeier.Estimate(Freireich.PlaceboArm, new KaplanMeierOptions { IntervalType = type, Level = level }).Median;
        median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(8), Estimate.Of(lower), Estimate.Of(upper)));
    }

    [Theory]
    [InlineData(ConfidenceIntervalType.Plain)]
    [InlineData(ConfidenceIntervalType.Log)]
    [InlineData(ConfidenceIntervalType.LogLog)]
    [InlineData(ConfidenceIntervalType.Logit)]
    [InlineData(ConfidenceIntervalType.Arcsine)]
    public void SixMpAt80Percent_HasLowerLimit16OnEveryScale(ConfidenceIntervalType type) =>
        KaplanMeier.Estimate(Freireich.SixMp, new KaplanMeierOptions { IntervalType = type, Level = 0.8 }).Median.Lower.Value.ShouldBe(16);

    // One of the 18 without a death by week 6 is censored there: 17/18. Swapping the flag gives 20/21.
    [Fact]
    public void FollowUp_TakesTiedDeathsOutOfTheRiskSet() =>
        KaplanMeier.EstimateFollowUp(Freireich.SixMp).At(6).Survival.Value.ShouldBe(17.0 / 18, 1e-15);

    [Fact]
    public void ExactLimits_EqualBpcp()
    {
        BetaProductLimits limits = BetaProduct.Estimate(Freireich.SixMp);
        limits.At(10).Lower.Value.ShouldBe(0.5008, 5e-5);
        limits.At(10).Upper.Value.ShouldBe(0.9150, 5e-5);
        limits.Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(23), Estimate.Of(11), Estimate.NotEstimable));
        BetaProduct.Estimate(Freireich.SixMp, new BetaProductOptions { MidP = true }).Median.Lower.Value.ShouldBe(13);
    }

    [Theory]
    [InlineData(BetaProductMethod.MomentMatched)]
    [InlineData(BetaProductMethod.Exact)]
    public void ExactLimitsWithoutCensoring_AreClopperPearson(BetaProductMethod method)
    {
        BetaProductLimits limits = BetaProduct.Estimate(Freireich.PlaceboArm, new BetaProductOptions { Method = method });
        // binom.test(8, 21) in R.
        limits.Curve.At(8).Survival.Value.ShouldBe(8.0 / 21, 1e-15);
        limits.At(8).Lower.Value.ShouldBe(0.181071625540, method == BetaProductMethod.Exact ? 1e-11 : 1e-3);
        limits.At(8).Upper.Value.ShouldBe(0.615645609621, method == BetaProductMethod.Exact ? 1e-11 : 1e-3);
    }

    [Theory]
    [InlineData("log-rank", 16.792941)]
    [InlineData("Gehan", 13.457852)]
    [InlineData("Tarone-Ware", 15.123575)]
    [InlineData("FH(1, 0)", 14.457151)]
    public void Tests_EqualPublished(string name, double expected)
    {
        LogRankWeight weight = name switch
        {
            "Gehan" => LogRankWeight.Gehan,
            "Tarone-Ware" => LogRankWeight.TaroneWare,
            "FH(1, 0)" => LogRankWeight.FlemingHarrington(1, 0),
            _ => LogRankWeight.LogRank,
        };
        LogRankResult result = LogRank.Test(Freireich.Both, new LogRankOptions { Weight = weight });
        result.ChiSquare.Value.ShouldBe(expected, 5e-7);
        result.Z.Value.ShouldBe(-Math.Sqrt(result.ChiSquare.Value), 1e-12);
    }

    [Fact]
    public void PairedTest_EqualsPublished()
    {
        LogRank.Test(Freireich.Paired).ChiSquare.Value.ShouldBe(10.714286, 5e-7);
        LogRankResult plain = LogRank.Test(Freireich.Both);
        plain.Groups[1].Observed.ShouldBe(9);
        plain.Groups[1].Expected.ShouldBe(19.2505, 5e-5);
    }
}
