namespace Abscopal.Survival.Tests.CoxTests;

public sealed class TiesTests
{
    private static readonly double[] SixMp = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    private static readonly int[] SixMpEvents = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
    private static readonly double[] Placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    // Freireich et al., Blood 21 (1963) 699-716; the values with each treatment of ties as in the SAS manual of PROC PHREG and R.
    [Theory]
    [InlineData(CoxTies.Breslow, 1.509191)]
    [InlineData(CoxTies.Efron, 1.572125)]
    [InlineData(CoxTies.ExactPartial, 1.628244)]
    [InlineData(CoxTies.ExactMarginal, 1.598191)]
    public void Coefficient_OfRemission_EqualsThePublished(CoxTies ties, double expected)
    {
        CoxFit fit = FitRemission(new CoxOptions { Ties = ties });
        fit.Coefficients[0].Estimate.Value.ShouldBe(expected, 6e-7);
    }

    [Fact]
    public void StandardError_OfTheExactMarginal_EqualsThePublished() =>
        FitRemission(new CoxOptions { Ties = CoxTies.ExactMarginal }).Coefficients[0].StandardError.Value.ShouldBe(0.421647, 6e-7);

    // Therneau and Grambsch, 'Modeling Survival Data', 2000, appendix E.1.
    [Fact]
    public void Breslow_OfTherneausFirstTest_EqualsItsClosedForm()
    {
        CoxFit fit = FitTherneau(CoxTies.Breslow);
        fit.Coefficients[0].Estimate.Value.ShouldBe(Math.Log((3 + Math.Sqrt(33)) / 2), 1e-12);
        fit.NullLogLikelihood.ShouldBe(-4.564348, 6e-7);
        fit.LogLikelihood.ShouldBe(-3.824750, 6e-7);
        (1 / fit.Covariance(0, 0)).ShouldBe(0.634168, 6e-7);
    }

    [Fact]
    public void Efron_OfTherneausFirstTest_EqualsThePublished()
    {
        CoxFit fit = FitTherneau(CoxTies.Efron);
        fit.Coefficients[0].Estimate.Value.ShouldBe(1.676857, 6e-7);
        fit.NullLogLikelihood.ShouldBe(-4.276666, 6e-7);
        fit.LogLikelihood.ShouldBe(-3.358975, 6e-7);
        (1 / fit.Covariance(0, 0)).ShouldBe(0.612632, 6e-7);
    }

    [Fact]
    public void ExactPartial_OfTherneausFirstTest_IsInfinite()
    {
        CoxFit fit = FitTherneau(CoxTies.ExactPartial);
        fit.Status.ShouldBe(CoxStatus.MonotoneLikelihood);
        fit.Coefficients[0].Estimate.Status.ShouldBe(EstimateStatus.Infinite);
        fit.Coefficients[0].HazardRatio.Status.ShouldBe(EstimateStatus.Infinite);
        fit.LogLikelihood.ShouldBe(-2 * Math.Log(3), 1e-10);
    }

    [Fact]
    public void Profile_OfAnInfiniteCoefficient_HasALowerLimit()
    {
        SurvivalData data = SurvivalData.FromTimes([1, 1, 6, 6, 8, 9], [true, false, true, true, false, true]);
        CoxFit fit = CoxRegression.Fit(data, TherneauCovariate(), new CoxOptions { Ties = CoxTies.ExactPartial, Limits = CoxLimits.ProfileLikelihood });
        fit.Coefficients[0].Limits.Upper.Status.ShouldBe(EstimateStatus.Infinite);
        double lower = fit.Coefficients[0].Limits.Lower.Value;
        // The exact partial log-likelihood of this sample is 2b - 2 log(3 e^b + 3).
        double height = (2 * lower) - (2 * Math.Log((3 * Math.Exp(lower)) + 3));
        height.ShouldBe((-2 * Math.Log(3)) - (0.5 * 3.841458820694124), 1e-9);
    }

    private static CoxFit FitRemission(CoxOptions options)
    {
        bool[] events = [.. SixMpEvents.Select(e => e == 1), .. Placebo.Select(_ => true)];
        double[] treated = [.. SixMp.Select(_ => 0.0), .. Placebo.Select(_ => 1.0)];
        return CoxRegression.Fit(SurvivalData.FromTimes([.. SixMp, .. Placebo], events), new CovariateMatrixBuilder().AddNumber("placebo", treated).Build(), options);
    }

    private static CoxFit FitTherneau(CoxTies ties) => CoxRegression.Fit(
        SurvivalData.FromTimes([1, 1, 6, 6, 8, 9], [true, false, true, true, false, true]),
        TherneauCovariate(),
        new CoxOptions { Ties = ties });

    private static CovariateMatrix TherneauCovariate() => new CovariateMatrixBuilder().AddNumber("x", [1, 1, 1, 0, 0, 0]).Build();
}
