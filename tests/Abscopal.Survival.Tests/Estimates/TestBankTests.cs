using System.Text.Json;
using Abscopal.Survival.Tests.CompetingRisks;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.EstimatesTests;

/// <summary>Well-known data sets, to the digits that others printed and to those of R.</summary>
public sealed class TestBankTests
{
    [Theory]
    [InlineData("larynx", 22.762757)]
    [InlineData("tongue", 2.789722)]
    [InlineData("hodg", .120212)]
    [InlineData("catheter", 2.529506)]
    [InlineData("btrial", 5.494270)]
    [InlineData("rats", 3.122712)]
    public void LogRank_EqualsPrintedAndR(string set, double printed)
    {
        double found = LogRank.Test(TestBank.Read(set)).ChiSquare.Value;
        found.ShouldBe(printed, 6e-7);
        Expect.Number(TestBank.Expected(set).GetProperty("logrank"), found, 1e-10, set);
    }

    [Fact]
    public void Rats_WilcoxonAndMedians_EqualLifetest()
    {
        LogRank.Test(TestBank.Read("rats"), new LogRankOptions { Weight = LogRankWeight.Gehan }).ChiSquare.Value.ShouldBe(2.651042, 5e-6);
        KaplanMeier.EstimateByGroup(TestBank.Read("rats")).Select(c => c.Median.Estimate.Value).ShouldBe([216.0, 233.0]);
    }

    [Fact]
    public void Tongue_MediansWithLogLogLimits_EqualR()
    {
        JsonElement expected = TestBank.Expected("tongue");
        KaplanMeierCurve[] curves = KaplanMeier.EstimateByGroup(TestBank.Read("tongue"), new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.LogLog });
        for (int g = 0; g < 2; g++)
            curves[g].Median.ShouldBe(new SurvivalQuantile(0.5, At("median", g), At("lower", g), At("upper", g)));
        Estimate At(string name, int g) => Estimate.Of(expected.GetProperty(name)[g].GetDouble());
    }

    [Theory]
    [InlineData("breslow", CoxTies.Breslow)]
    [InlineData("efron", CoxTies.Efron)]
    public void Larynx_CoxByStageAndAge_EqualsR(string name, CoxTies ties)
    {
        string[] stages = Array.ConvertAll(TestBank.Column("larynx", "group"), s => s.ToString(System.Globalization.CultureInfo.InvariantCulture));
        CovariateMatrix x = new CovariateMatrixBuilder().AddFactor("stage", stages).AddNumber("age", TestBank.Column("larynx", "age")).Build();
        CompareCox(TestBank.Expected("larynx").GetProperty(name), CoxRegression.Fit(TestBank.Read("larynx"), x, new CoxOptions { Ties = ties }));
    }

    [Fact]
    public void Hodgkin_CoxWithinDiseases_EqualsR()
    {
        CovariateMatrix x = new CovariateMatrixBuilder().AddNumber("graft", TestBank.Column("hodg", "group")).Build();
        CompareCox(TestBank.Expected("hodg").GetProperty("breslow"), CoxRegression.Fit(TestBank.Read("hodg"), x, new CoxOptions { Ties = CoxTies.Breslow }));
    }

    // Women of Channing House enter at the age at which they moved in: survival to 80 years of those alive at 68.
    [Fact]
    public void Channing_ConditionalOnAge68_EqualsPrintedAndR()
    {
        JsonElement expected = TestBank.Expected("channing_women");
        LandmarkRate rate = KaplanMeier.Estimate(TestBank.Read("channing_women"), new KaplanMeierOptions { StartTime = 68 * 12 }).At(80 * 12);
        rate.Survival.Value.ShouldBe(.740808, 5e-7);
        Expect.Estimate(expected.GetProperty("survival"), rate.Survival, 1e-12, "survival");
        Expect.Estimate(expected.GetProperty("se"), rate.StandardError, 1e-10, "error");
    }

    [Theory]
    [InlineData(ConfidenceIntervalType.LogLog, 86, 230, 192)]
    [InlineData(ConfidenceIntervalType.Plain, 107, 276, 194)]
    [InlineData(ConfidenceIntervalType.Log, 107, 332, 194)]
    public void Transplants_QuantilesOfAll_EqualPrinted(ConfidenceIntervalType type, double lower, double upper, double medianLower)
    {
        KaplanMeierCurve curve = KaplanMeier.EstimateByGroup(CompetingRisksSets.Read("bmt").ToEventFree(), new KaplanMeierOptions { IntervalType = type })[0];
        curve.Quantile(0.25).ShouldBe(new SurvivalQuantile(0.25, Estimate.Of(122), Estimate.Of(lower), Estimate.Of(upper)));
        curve.Median.Estimate.Value.ShouldBe(418);
        curve.Median.Upper.IsEstimated.ShouldBeFalse();
        curve.Median.Lower.Value.ShouldBe(medianLower);
    }

    [Fact]
    public void Transplants_MediansAndTests_EqualPrinted()
    {
        CompetingRisksData data = CompetingRisksSets.Read("bmt");
        KaplanMeierCurve[] curves = KaplanMeier.EstimateByGroup(data.ToEventFree(), new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.LogLog });
        curves[0].At(172).Survival.Value.ShouldBe(.684211, 5e-7);
        curves[0].At(172).StandardError.Value.ShouldBe(.075405, 5e-7);
        curves[1].Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(2204), Estimate.Of(641), Estimate.NotEstimable));
        curves[2].Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(183), Estimate.Of(113), Estimate.Of(390)));
        LogRank.Test(data.ToEventFree()).ChiSquare.Value.ShouldBe(13.803722, 5e-7);
        GrayTest.Test(data).ChiSquare.Value.ShouldBe(11.922882, 5e-7);
        GrayTest.Test(data, new GrayTestOptions { Cause = 2 }).ChiSquare.Value.ShouldBe(.137411, 5e-7);
        FineGrayFit relapse = FineGray.Fit(data, CompetingRisksSets.Covariates("bmt", "g2", "g3"));
        // crr's iterations stop short of the maximum by 2e-5.
        relapse.Coefficients[0].Estimate.Value.ShouldBe(-.803395, 5e-5);
        relapse.Coefficients[1].Estimate.Value.ShouldBe(.508494, 5e-5);
    }

    [Fact]
    public void Lung_MediansRatesAndTests_EqualPrinted()
    {
        SurvivalData lung = OracleSet.Read("lung_sex").All;
        foreach ((ConfidenceIntervalType type, double level, double lower, double upper) in new[]
        {
            (ConfidenceIntervalType.Log, .95, 285.0, 363.0), (ConfidenceIntervalType.LogLog, .95, 284, 361), (ConfidenceIntervalType.Plain, .95, 284, 361), (ConfidenceIntervalType.LogLog, .8, 288, 350),
        })
        {
            KaplanMeier.Estimate(lung, new KaplanMeierOptions { IntervalType = type, Level = level }).Median
                .ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(310), Estimate.Of(lower), Estimate.Of(upper)));
        }

        KaplanMeierCurve curve = KaplanMeier.Estimate(lung, new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.LogLog, Level = 0.8 });
        foreach ((double time, double rate, double lower, double upper) in new[] { (365.25, .409242, .363135, .454742), (730.5, .115693, .082562, .154886) })
        {
            curve.At(time).Survival.Value.ShouldBe(rate, 5e-7);
            curve.At(time).Limits.Lower.Value.ShouldBe(lower, 5e-7);
            curve.At(time).Limits.Upper.Value.ShouldBe(upper, 5e-7);
        }

        SurvivalData bySex = OracleSet.Read("lung_sex").Data;
        LogRank.Test(bySex).ChiSquare.Value.ShouldBe(10.326742, 5e-7);
        LogRank.Test(bySex, new LogRankOptions { Weight = LogRankWeight.FlemingHarrington(1, 0) }).ChiSquare.Value.ShouldBe(12.714151, 5e-7);
        RestrictedMeanResult mean = RestrictedMean.Estimate(lung, new RestrictedMeanOptions { Horizon = 365 });
        mean.Mean.Value.ShouldBe(263.221867, 1e-6);
        mean.StandardError.Value.ShouldBe(7.798859, 5e-7);
    }

    [Theory]
    [InlineData("veteran_celltype", 25.403700)]
    [InlineData("aml_x", 3.396389)]
    public void Survdiff_EqualsPrinted(string set, double printed) => LogRank.Test(OracleSet.Read(set).Data).ChiSquare.Value.ShouldBe(printed, 5e-7);

    [Fact]
    public void Ovarian_AgeAndTreatment_EqualPrinted()
    {
        CsvColumns csv = CsvColumns.Read("ovarian");
        CovariateMatrix x = new CovariateMatrixBuilder().AddNumber("age", csv.Numbers("age")).AddNumber("rx", csv.Numbers("rx")).Build();
        CoxFit fit = CoxRegression.Fit(SurvivalData.FromTimes(csv.Numbers("futime"), Array.ConvertAll(csv.Numbers("fustat"), s => s == 1)), x);
        fit.Coefficients[0].Estimate.Value.ShouldBe(.147327, 5e-7);
        fit.Coefficients[1].Estimate.Value.ShouldBe(-.803973, 5e-7);
    }

    [Fact]
    public void Mgus_IncidencesAt120Months_EqualPrinted()
    {
        CumulativeIncidenceCurves curves = CumulativeIncidence.Estimate(CompetingRisksSets.Read("mgus2"));
        curves.Cause(1).At(120).Incidence.Value.ShouldBe(.063722, 5e-7);
        curves.Cause(2).At(120).Incidence.Value.ShouldBe(.531818, 5e-7);
        var efron = new FineGrayOptions { Ties = FineGrayTies.Efron, CensoringTies = CensoringTies.EventsFirst };
        FineGray.Fit(CompetingRisksSets.Read("mgus2"), CompetingRisksSets.Covariates("mgus2", "sexM"), efron).Coefficients[0].Estimate.Value.ShouldBe(-.229047, 2e-6);
    }

    [Fact]
    public void Kidney_MediansWithLogLimits_EqualR()
    {
        KaplanMeierCurve[] curves = KaplanMeier.EstimateByGroup(OracleSet.Read("kidney_sex").Data);
        curves[0].Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(22), Estimate.Of(12), Estimate.Of(63)));
        curves[1].Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(130), Estimate.Of(66), Estimate.Of(190)));
    }

    private static void CompareCox(JsonElement expected, CoxFit fit)
    {
        for (int j = 0; j < fit.Coefficients.Length; j++)
        {
            Expect.Estimate(expected.GetProperty("coef")[j], fit.Coefficients[j].Estimate, 1e-9, "coefficient");
            Expect.Estimate(expected.GetProperty("se")[j], fit.Coefficients[j].StandardError, 1e-8, "error");
        }

        Expect.Number(expected.GetProperty("loglik")[0], fit.NullLogLikelihood, 1e-11, "null");
        Expect.Number(expected.GetProperty("loglik")[1], fit.LogLikelihood, 1e-11, "likelihood");
        Expect.Estimate(expected.GetProperty("score"), fit.ScoreTest.Statistic, 1e-8, "score");
    }
}
