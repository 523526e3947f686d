namespace Abscopal.Survival.Tests.CoxTests;

/// <summary>Therneau's validation sets, with the likelihood written out beside the call, and fits in the literature.</summary>
public sealed class ValidationSetTests
{
    private static readonly SurvivalData Test1 = SurvivalData.FromTimes([1, 1, 6, 6, 8, 9], [true, false, true, true, false, true]);
    private static readonly CovariateMatrix X1 = Column("x", [1, 1, 1, 0, 0, 0]);

    private static readonly SurvivalData Test2 = SurvivalData
        .FromTimes([2, 3, 6, 7, 8, 9, 9, 9, 14, 17], [true, true, true, true, true, true, true, false, false, false])
        .WithEntry([1, 2, 5, 2, 1, 7, 3, 4, 8, 8]);

    private static readonly CovariateMatrix X2 = Column("x", [1, 0, 0, 1, 0, 1, 1, 1, 0, 0]);

    private static readonly SurvivalData Test3 = SurvivalData
        .FromTimes([1, 1, 2, 2, 2, 2, 3, 4, 5], [true, false, true, true, true, false, false, true, false])
        .WithWeights([1, 2, 3, 4, 3, 2, 1, 2, 1], WeightKind.Case);

    private static readonly CovariateMatrix X3 = Column("x", [2, 0, 1, 1, 0, 1, 0, 1, 0]);

    [Fact]
    public void Test1_Breslow_HasItsClosedForm()
    {
        CoxFit fit = Fit(Test1, X1, CoxTies.Breslow);
        double beta = Math.Log((3 + Math.Sqrt(33)) / 2);
        double r = Math.Exp(beta);
        Close(fit.Coefficients[0].Estimate.Value, beta);
        Close(fit.NullLogLikelihood, -Math.Log(6) - (2 * Math.Log(4)));
        Close(fit.LogLikelihood, (2 * beta) - Math.Log((3 * r) + 3) - (2 * Math.Log(r + 3)));
        double information = (r / ((r + 1) * (r + 1))) + (6 * r / ((r + 3) * (r + 3)));
        Close(fit.Covariance(0, 0), 1 / information);
        Close(information, 0.634168, 1e-6);
        // Score at 0: 2 - 1/2 - 2/4 = 1; information at 0: 1/4 + 6/16.
        Close(fit.ScoreTest.Statistic.Value, 1 / (0.25 + (6.0 / 16)));
        double[] residuals = fit.MartingaleResiduals();
        double first = 1 / ((3 * r) + 3);
        double second = 2 / (r + 3);
        Close(residuals[0], 1 - (r * first));
        Close(residuals[2], 1 - (r * (first + second)));
        Close(residuals[4], -(first + second));
        Close(residuals[5], 1 - (first + second + 1));
    }

    [Fact]
    public void Test1_Breslow_HasTheVarianceOfThePredictedHazard()
    {
        CoxFit fit = Fit(Test1, X1, CoxTies.Breslow);
        double r = fit.Coefficients[0].HazardRatio.Value;
        double variance = fit.Covariance(0, 0);
        double s1 = (3 * r) + 3;
        double s2 = r + 3;
        double q1 = r / (r + 1) / s1;
        double q2 = q1 + (2 * r / (s2 * s2));
        CoxCurve curve = fit.Predict([0]);
        Close(curve.StandardErrors[0], Math.Sqrt((1 / (s1 * s1)) + (q1 * q1 * variance)));
        Close(curve.StandardErrors[1], Math.Sqrt((1 / (s1 * s1)) + (2 / (s2 * s2)) + (q2 * q2 * variance)));
        Close(curve.CumulativeHazard[2], (1 / s1) + (2 / s2) + 1);
    }

    [Fact]
    public void Test1_Efron_IsTheRootOfItsScore()
    {
        CoxFit fit = Fit(Test1, X1, CoxTies.Efron);
        double r = fit.Coefficients[0].HazardRatio.Value;
        Math.Abs(2 - (r / (r + 1)) - (r / (r + 3)) - (r / (r + 5))).ShouldBeLessThan(1e-12);
        Close(Math.Log(r), 1.676857, 1e-6);
        Close(fit.LogLikelihood, (2 * Math.Log(r)) - Math.Log((3 * r) + 3) - Math.Log(r + 3) - Math.Log((r + 5) / 2));
        double information = (r / Math.Pow(r + 1, 2)) + (3 * r / Math.Pow(r + 3, 2)) + (5 * r / Math.Pow(r + 5, 2));
        Close(fit.Covariance(0, 0), 1 / information);
        Close(information, 0.612632, 1e-6);
    }

    [Fact]
    public void Test1_ExactPartial_RisesToItsLimit()
    {
        CoxFit fit = Fit(Test1, X1, CoxTies.ExactPartial);
        fit.Status.ShouldBe(CoxStatus.MonotoneLikelihood);
        fit.Coefficients[0].Estimate.Status.ShouldBe(EstimateStatus.Infinite);
        fit.Coefficients[0].HazardRatio.Status.ShouldBe(EstimateStatus.Infinite);
        fit.WaldTest.Statistic.IsEstimated.ShouldBeFalse();
        fit.LogLikelihood.ShouldBe(-2 * Math.Log(3), 1e-7);
        // 2 b - 2 log(3 e^b + 3) is half its chi-squared below the limit where (1 + e^-b)^2 = e^(z^2 / 2).
        double z = 1.959963984540054;
        double lower = 1 / (Math.Exp(z * z / 4) - 1);
        Interval limits = CoxRegression.Fit(Test1, X1, new CoxOptions { Ties = CoxTies.ExactPartial, Limits = CoxLimits.ProfileLikelihood }).Coefficients[0].HazardRatioLimits;
        limits.Upper.Status.ShouldBe(EstimateStatus.Infinite);
        limits.Lower.Value.ShouldBe(lower, 1e-6);
    }

    [Fact]
    public void ExactMarginal_IsTheSumOverTheTwoOrders()
    {
        // At time 2 two die, of risks r and 1, before two of risks r and 1, in either order.
        SurvivalData data = SurvivalData.FromTimes([1, 2, 2, 3, 4], [true, true, true, false, false]);
        CoxFit fit = Fit(data, Column("x", [0, 1, 0, 1, 0]), CoxTies.ExactMarginal);
        double LogLikelihood(double b)
        {
            double r = Math.Exp(b);
            return b - Math.Log((2 * r) + 3) - Math.Log((2 * r) + 2) + Math.Log((1 / (r + 2)) + (1 / ((2 * r) + 1)));
        }

        double beta = fit.Coefficients[0].Estimate.Value;
        Close(fit.LogLikelihood, LogLikelihood(beta));
        Close(fit.NullLogLikelihood, LogLikelihood(0));
        Math.Abs((LogLikelihood(beta + 1e-5) - LogLikelihood(beta - 1e-5)) / 2e-5).ShouldBeLessThan(1e-9);
        double h = 1e-3;
        double second = (-LogLikelihood(beta + (2 * h)) + (16 * LogLikelihood(beta + h)) - (30 * LogLikelihood(beta)) + (16 * LogLikelihood(beta - h)) - LogLikelihood(beta - (2 * h))) / (12 * h * h);
        Close(fit.Covariance(0, 0), -1 / second, 1e-8);
    }

    [Fact]
    public void Test1_ExactMarginal_RisesToItsLimit()
    {
        // r / (3 r + 3) times r / (r + 3) (1 / 3 + 1 / (r + 2)) rises to 1 / 9.
        CoxFit fit = Fit(Test1, X1, CoxTies.ExactMarginal);
        fit.Coefficients[0].Estimate.Status.ShouldBe(EstimateStatus.Infinite);
        fit.LogLikelihood.ShouldBe(-2 * Math.Log(3), 1e-6);
    }

    [Fact]
    public void Test2_CountingProcess_MatchesTheLikelihoodWrittenOut()
    {
        CoxFit breslow = Fit(Test2, X2, CoxTies.Breslow);
        double beta = breslow.Coefficients[0].Estimate.Value;
        double r = Math.Exp(beta);
        Close(beta, -0.08452608, 1e-7);
        Close(breslow.LogLikelihood, (4 * beta) - Math.Log(r + 1) - Math.Log(r + 2) - (3 * Math.Log((3 * r) + 2)) - (2 * Math.Log((3 * r) + 1)));
        Close(breslow.NullLogLikelihood, -9.392662, 1e-6);
        Close(breslow.LogLikelihood, -9.387015, 1e-6);
        CoxFit efron = Fit(Test2, X2, CoxTies.Efron);
        beta = efron.Coefficients[0].Estimate.Value;
        r = Math.Exp(beta);
        Close(beta, -0.02110521, 1e-6);
        Close(efron.LogLikelihood, (4 * beta) - Math.Log(r + 1) - Math.Log(r + 2) - (2 * Math.Log((3 * r) + 2)) - (2 * Math.Log((3 * r) + 1)) - Math.Log((2 * r) + 2));
        double score = 4 - (r / (r + 1)) - (r / (r + 2)) - (6 * r / ((3 * r) + 2)) - (6 * r / ((3 * r) + 1)) - (r / (r + 1));
        Math.Abs(score).ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Test3_Weighted_MatchesTheLikelihoodWrittenOut()
    {
        CoxFit breslow = Fit(Test3, X3, CoxTies.Breslow);
        double beta = breslow.Coefficients[0].Estimate.Value;
        double r = Math.Exp(beta);
        Close(beta, 0.8595574, 1e-7);
        double first = (r * r) + (11 * r) + 7;
        Close(breslow.LogLikelihood, (11 * beta) - Math.Log(first) - (10 * Math.Log((11 * r) + 5)) - (2 * Math.Log((2 * r) + 1)));
        CoxFit efron = Fit(Test3, X3, CoxTies.Efron);
        beta = efron.Coefficients[0].Estimate.Value;
        r = Math.Exp(beta);
        Close(beta, 0.8726042, 1e-7);
        double all = (11 * r) + 5;
        double dead = (7 * r) + 3;
        first = (r * r) + (11 * r) + 7;
        Close(efron.LogLikelihood, (11 * beta) - Math.Log(first) - (10.0 / 3 * (Math.Log(all) + Math.Log(all - (dead / 3)) + Math.Log(all - (2 * dead / 3)))) - (2 * Math.Log((2 * r) + 1)));
        efron.IsRobust.ShouldBeTrue();
    }

    [Fact]
    public void SixMercaptopurine_HasThePublishedFits()
    {
        int[] placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
        int[] treated = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
        int[] censored = [3, 5, 7, 8, 11, 12, 13, 16, 17, 18, 19, 20];
        bool[] events = [.. placebo.Select(_ => true), .. treated.Select((_, i) => !censored.Contains(i))];
        SurvivalData data = SurvivalData.FromDays([.. placebo, .. treated], events);
        var x = Column("placebo", [.. placebo.Select(_ => 1.0), .. treated.Select(_ => 0.0)]);
        Close(Fit(data, x, CoxTies.Breslow).Coefficients[0].Estimate.Value, 1.509191, 1e-6);
        Close(Fit(data, x, CoxTies.Breslow).LogLikelihood, -86.379622, 1e-8);
        Close(Fit(data, x, CoxTies.Efron).Coefficients[0].Estimate.Value, 1.572125, 1e-6);
        Close(Fit(data, x, CoxTies.ExactPartial).Coefficients[0].Estimate.Value, 1.628244, 1e-6);
        Close(Fit(data, x, CoxTies.ExactMarginal).Coefficients[0].Estimate.Value, 1.598191, 1e-6);
        Close(Fit(data, x, CoxTies.ExactMarginal).Coefficients[0].StandardError.Value, 0.421647, 1e-5);
    }

    [Fact]
    public void Rats_HaveThePublishedFits()
    {
        int[] first = [143, 164, 188, 188, 190, 192, 206, 209, 213, 216, 220, 227, 230, 234, 246, 265, 304, 216, 244];
        int[] second = [142, 156, 163, 198, 205, 232, 232, 233, 233, 233, 233, 239, 240, 261, 280, 280, 296, 296, 323, 204, 344];
        bool[] events = [.. first.Select((_, i) => i < 17), .. second.Select((_, i) => i < 19)];
        SurvivalData data = SurvivalData.FromDays([.. first, .. second], events);
        var x = Column("second", [.. first.Select(_ => 0.0), .. second.Select(_ => 1.0)]);
        CoxFit breslow = Fit(data, x, CoxTies.Breslow);
        Close(breslow.Coefficients[0].Estimate.Value, -0.595896, 1e-5);
        Close(breslow.Coefficients[0].StandardError.Value, 0.348404, 1e-5);
        Close(Fit(data, x, CoxTies.Efron).Coefficients[0].Estimate.Value, -0.568643, 1e-5);
        Close(Fit(data, x, CoxTies.ExactMarginal).Coefficients[0].Estimate.Value, -0.568643, 1e-5);
        Close(Fit(data, x, CoxTies.ExactPartial).Coefficients[0].Estimate.Value, -0.629487, 1e-5);
    }

    [Fact]
    public void Catheter_HasThePublishedFits()
    {
        // Klein and Moeschberger (2003), section 1.4: months to exit-site infection, surgical and percutaneous placement.
        double[] surgical = [1.5, 3.5, 4.5, 4.5, 5.5, 8.5, 8.5, 9.5, 10.5, 11.5, 15.5, 16.5, 18.5, 23.5, 26.5];
        double[] surgicalCensored = [2.5, 2.5, 3.5, 3.5, 3.5, 4.5, 5.5, 6.5, 6.5, 7.5, 7.5, 7.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5, 12.5, 13.5, 14.5, 14.5, 21.5, 21.5, 22.5, 22.5, 25.5, 27.5];
        double[] percutaneous = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 2.5, 2.5, 3.5, 6.5, 15.5];
        double[] percutaneousCensored =
        [
            0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1.5, 1.5, 1.5, 1.5, 2.5, 2.5, 2.5, 2.5, 2.5, 3.5, 3.5, 3.5, 3.5, 3.5, 4.5, 4.5, 4.5, 5.5, 5.5, 5.5, 5.5, 5.5, 6.5,
            7.5, 7.5, 7.5, 8.5, 8.5, 8.5, 9.5, 9.5, 10.5, 10.5, 10.5, 11.5, 11.5, 12.5, 12.5, 12.5, 12.5, 14.5, 14.5, 16.5, 16.5, 18.5, 19.5, 19.5, 19.5, 20.5, 22.5, 24.5, 25.5,
            26.5, 26.5, 28.5,
        ];
        double[] times = [.. surgical, .. surgicalCensored, .. percutaneous, .. percutaneousCensored];
        int firsts = surgical.Length + surgicalCensored.Length;
        bool[] events = [.. times.Select((_, i) => i < surgical.Length || (i >= firsts && i < firsts + percutaneous.Length))];
        var x = Column("percutaneous", [.. times.Select((_, i) => i < firsts ? 0.0 : 1)]);
        SurvivalData data = SurvivalData.FromTimes(times, events);
        Close(Fit(data, x, CoxTies.Breslow).Coefficients[0].Estimate.Value, -0.618173, 1e-6);
        Close(Fit(data, x, CoxTies.Efron).Coefficients[0].Estimate.Value, -0.612571, 1e-6);
        Close(Fit(data, x, CoxTies.ExactPartial).Coefficients[0].Estimate.Value, -0.629444, 1e-6);
    }

    [Theory]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.ExactPartial)]
    [InlineData(CoxTies.ExactMarginal)]
    public void BreastTrial_HasThePublishedFit(CoxTies ties)
    {
        // Klein and Moeschberger (2003), section 1.5: no two deaths share a time, so that all treatments of ties agree.
        int[] negative = [19, 25, 30, 34, 37, 46, 47, 51, 56, 57, 61, 66, 67, 74, 78, 86, 122, 123, 130, 130, 133, 134, 136, 141, 143, 148, 151, 152, 153, 154, 156, 162, 164, 165, 182, 189];
        int[] positive = [22, 23, 38, 42, 73, 77, 89, 115, 144];
        bool[] events = [.. negative.Select((_, i) => i < 16), .. positive.Select((_, i) => i < 8)];
        var x = Column("positive", [.. negative.Select(_ => 0.0), .. positive.Select(_ => 1.0)]);
        CoxFit fit = Fit(SurvivalData.FromDays([.. negative, .. positive], events), x, ties);
        Close(fit.Coefficients[0].Estimate.Value, 0.9801995, 1e-7);
        Close(fit.ScoreTest.Statistic.Value, 5.4942702, 1e-7);
        Close(fit.LikelihoodRatioTest.Statistic.Value, 4.4462920, 1e-7);
        Close(fit.WaldTest.Statistic.Value, 5.0800844, 1e-7);
    }

    private static CovariateMatrix Column(string name, double[] values) => new CovariateMatrixBuilder().AddNumber(name, values).Build();

    private static CoxFit Fit(SurvivalData data, CovariateMatrix x, CoxTies ties) => CoxRegression.Fit(data, x, new CoxOptions { Ties = ties });

    private static void Close(double actual, double expected, double tolerance = 1e-10) => actual.ShouldBe(expected, tolerance * Math.Max(Math.Abs(expected), 1e-3));
}
