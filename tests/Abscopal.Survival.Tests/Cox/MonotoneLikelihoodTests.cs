namespace Abscopal.Survival.Tests.CoxTests;

public sealed class MonotoneLikelihoodTests
{
    private static readonly double[] Times = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    private static readonly bool[] Events = [true, true, true, true, false, true, true, false, true, true];

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.ExactPartial)]
    [InlineData(CoxTies.ExactMarginal)]
    public void Group_WithoutEvents_IsMinusInfinityAndOthersAreFinite(CoxTies ties)
    {
        // The censored rows 5 and 8 alone have x = 1; what is left is the regression on y of the other rows.
        double[] x = [0, 0, 0, 0, 1, 0, 0, 1, 0, 0];
        double[] y = [1, 0, 1, 0, 0, 1, 0, 1, 1, 0];
        CoxFit fit = CoxRegression.Fit(SurvivalData.FromTimes(Times, Events), new CovariateMatrixBuilder().AddNumber("x", x).AddNumber("y", y).Build(), new CoxOptions { Ties = ties });
        int[] kept = [0, 1, 2, 3, 5, 6, 8, 9];
        CoxFit rest = CoxRegression.Fit(
            SurvivalData.FromTimes([.. kept.Select(i => Times[i])], [.. kept.Select(i => Events[i])]),
            new CovariateMatrixBuilder().AddNumber("y", [.. kept.Select(i => y[i])]).Build());
        fit.Status.ShouldBe(CoxStatus.MonotoneLikelihood);
        fit.Coefficients[0].Estimate.Status.ShouldBe(EstimateStatus.Infinite);
        fit.Coefficients[0].HazardRatio.Value.ShouldBe(0);
        fit.Coefficients[0].StandardError.Status.ShouldBe(EstimateStatus.NotEstimable);
        fit.Coefficients[1].Estimate.Value.ShouldBe(rest.Coefficients[0].Estimate.Value, 1e-9);
        fit.Coefficients[1].StandardError.Value.ShouldBe(rest.Coefficients[0].StandardError.Value, 1e-9);
        fit.LogLikelihood.ShouldBe(rest.LogLikelihood, 1e-9);
    }

    [Fact]
    public void Predictor_InTheOrderOfTheEvents_IsInfinite()
    {
        double[] x = [10, 9.5, 8, 7, 6.5, 5, 4, 3.5, 2, 1];
        CoxFit fit = CoxRegression.Fit(SurvivalData.FromTimes(Times, Events), new CovariateMatrixBuilder().AddNumber("x", x).Build());
        fit.Status.ShouldBe(CoxStatus.MonotoneLikelihood);
        fit.LogLikelihood.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Entry_ThatKeepsTheRiskSetsApart_IsSeen()
    {
        // Row 3 (x = 0) enters after the events of x = 1; every event of x = 1 beats those at risk, none of x = 0 competes.
        SurvivalData data = SurvivalData.FromTimes([1, 2, 5, 6], [true, true, true, false]).WithEntry([0, 0, 3, 0]);
        CoxFit fit = CoxRegression.Fit(data, new CovariateMatrixBuilder().AddNumber("x", [1, 1, 0, 0]).Build());
        fit.Status.ShouldBe(CoxStatus.MonotoneLikelihood);
        // Two events of x = 1 alone at the top, then one of two at x = 0.
        fit.LogLikelihood.ShouldBe(-2 * Math.Log(2), 1e-9);
    }

    [Fact]
    public void Firth_WithTwoRows_EqualsItsClosedForm()
    {
        // With p = e^b / (1 + e^b) the penalised likelihood is p sqrt(p (1 - p)), greatest at p = 3/4.
        CoxFit fit = CoxRegression.Fit(
            SurvivalData.FromTimes([1, 2], [true, false]),
            new CovariateMatrixBuilder().AddNumber("x", [1, 0]).Build(),
            new CoxOptions { Firth = true });
        fit.Status.ShouldBe(CoxStatus.Converged);
        fit.Coefficients[0].Estimate.Value.ShouldBe(Math.Log(3), 1e-8);
        fit.Coefficients[0].StandardError.Value.ShouldBe(1 / Math.Sqrt(3.0 / 16), 1e-8);
        fit.LogLikelihood.ShouldBe(Math.Log(0.75) + (0.5 * Math.Log(3.0 / 16)), 1e-10);
    }

    [Fact]
    public void Collinear_IsRefusedByName()
    {
        CovariateMatrix covariates = new CovariateMatrixBuilder()
            .AddNumber("a", [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]).AddNumber("b", [1, 0, 1, 0, 0, 1, 0, 1, 1, 0]).AddNumber("sum", [2, 2, 4, 4, 5, 7, 7, 9, 10, 11]).Build();
        Should.Throw<SurvivalDataException>(() => CoxRegression.Fit(SurvivalData.FromTimes(Times, Events), covariates)).Message.ShouldContain("'sum'");
    }

    [Fact]
    public void Constant_IsRefusedByName() => Should.Throw<SurvivalDataException>(() => CoxRegression.Fit(
        SurvivalData.FromTimes(Times, Events),
        new CovariateMatrixBuilder().AddNumber("flat", [3, 3, 3, 3, 3, 3, 3, 3, 3, 3]).Build())).Message.ShouldContain("'flat'");

    [Fact]
    public void NoEvents_AreRefused() => Should.Throw<SurvivalDataException>(() => CoxRegression.Fit(
        SurvivalData.FromTimes([1, 2], [false, false]),
        new CovariateMatrixBuilder().AddNumber("x", [0, 1]).Build())).Message.ShouldContain("no row has an event");

    [Fact]
    public void ProfileLimits_OfOneCoefficient_LieWhereTheLikelihoodFell()
    {
        CovariateMatrix covariates = new CovariateMatrixBuilder().AddNumber("y", [1, 0, 1, 0, 0, 1, 0, 1, 1, 0]).Build();
        CoxFit fit = CoxRegression.Fit(SurvivalData.FromTimes(Times, Events), covariates, new CoxOptions { Limits = CoxLimits.ProfileLikelihood, Level = 0.9 });
        foreach (Estimate limit in new[] { fit.Coefficients[0].Limits.Lower, fit.Coefficients[0].Limits.Upper })
        {
            double b = limit.Value;
            double height = 0;
            double[] y = [1, 0, 1, 0, 0, 1, 0, 1, 1, 0];
            for (int i = 0; i < 10; i++)
            {
                if (Events[i]) height += (b * y[i]) - Math.Log(y.Skip(i).Sum(v => Math.Exp(b * v)));
            }

            height.ShouldBe(fit.LogLikelihood - (0.5 * 2.705543454095404), 1e-9);
        }
    }
}
