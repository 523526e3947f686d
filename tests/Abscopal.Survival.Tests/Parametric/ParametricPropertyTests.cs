namespace Abscopal.Survival.Tests.Parametric;

public sealed class ParametricPropertyTests
{
    private static readonly double[] Times = [3, 5, 8, 8, 11, 14, 20, 22, 27, 33, 41, 50];
    private static readonly bool[] Events = [true, true, false, true, true, true, false, true, true, false, true, false];
    private static readonly SurvivalData Data = SurvivalData.FromTimes(Times, Events);

    public static TheoryData<ParametricDistribution> Distributions => [.. Enum.GetValues<ParametricDistribution>()
        .Where(d => d is not (ParametricDistribution.ExponentialCure or ParametricDistribution.WeibullCure))];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Fit_TimesTenfold_ScalesEveryEstimate(ParametricDistribution distribution)
    {
        ParametricFit fit = Fit(Data, distribution);
        ParametricFit scaled = Fit(SurvivalData.FromTimes(Array.ConvertAll(Times, t => 10 * t), Events), distribution, 100);
        fit.Status.ShouldBe(ParametricStatus.Converged);
        Close(scaled.LogLikelihood, fit.LogLikelihood - (8 * Math.Log(10)));
        Close(scaled.Survival(150).Value.Value, fit.Survival(15).Value.Value);
        Close(scaled.Survival(150).Limits.Lower.Value, fit.Survival(15).Limits.Lower.Value);
        Close(scaled.Quantile(0.5).Value.Value, 10 * fit.Quantile(0.5).Value.Value);
        Close(scaled.Hazard(150).Value.Value, fit.Hazard(15).Value.Value / 10);
        Close(scaled.RestrictedMean(300).StandardError.Value, 10 * fit.RestrictedMean(30).StandardError.Value);
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Fit_RowsReversed_IsTheSame(ParametricDistribution distribution)
    {
        ParametricFit reversed = Fit(SurvivalData.FromTimes([.. Times.Reverse()], [.. Events.Reverse()]), distribution);
        Close(reversed.LogLikelihood, Fit(Data, distribution).LogLikelihood);
    }

    [Theory]
    [InlineData(SplineScale.Hazard, ParametricDistribution.Weibull)]
    [InlineData(SplineScale.Odds, ParametricDistribution.LogLogistic)]
    [InlineData(SplineScale.Normal, ParametricDistribution.LogNormal)]
    public void Spline_WithoutKnots_IsTheLocationScaleModel(SplineScale scale, ParametricDistribution distribution)
    {
        ParametricFit spline = ParametricModel.Fit(Data, new ParametricOptions { Distribution = ParametricDistribution.RoystonParmar, Scale = scale, InternalKnots = 0 });
        ParametricFit plain = Fit(Data, distribution);
        Close(spline.LogLikelihood, plain.LogLikelihood);
        Close(spline.Coefficients[1], 1 / plain.Scale.Value);
        Close(spline.Quantile(0.3).StandardError.Value, plain.Quantile(0.3).StandardError.Value);
    }

    [Fact]
    public void GeneralisedGamma_AtOneAndZero_IsWeibullAndLogNormal()
    {
        foreach ((double q, SurvivalFamily limit) in new (double, SurvivalFamily)[] { (1, new WeibullFamily([])), (0, new LogNormalFamily([])) })
        {
            foreach (double t in (double[])[0.3, 2, 9, 30])
            {
                var left = new PointDerivatives(3);
                var right = new PointDerivatives(2);
                new GeneralisedGammaFamily([]).LogSurvival(t, [], [1, -0.3, q], left);
                limit.LogSurvival(t, [], [1, -0.3], right);
                Close(left.Value, right.Value);
                Close(left.Hessian[0, 1], right.Hessian[0, 1]);
                new GeneralisedGammaFamily([]).LogDensity(t, [], [1, -0.3, q], left);
                limit.LogDensity(t, [], [1, -0.3], right);
                Close(left.Value, right.Value);
            }
        }
    }

    [Fact]
    public void Cure_NobodyCured_IsWeibull()
    {
        var cure = new PointDerivatives(3);
        var plain = new PointDerivatives(2);
        new CureFamily([], weibull: true).LogSurvival(4, [], [1.2, 0.1, -700], cure);
        new WeibullFamily([]).LogSurvival(4, [], [1.2, 0.1], plain);
        Close(cure.Value, plain.Value);
    }

    [Fact]
    public void Cure_AllEvents_IsNotIdentified()
    {
        ParametricFit fit = ParametricModel.Fit(SurvivalData.FromTimes(Times, new bool[12].Select(_ => true).ToArray()), new ParametricOptions { Distribution = ParametricDistribution.WeibullCure });
        fit.Status.ShouldNotBe(ParametricStatus.Converged);
        fit.StandardError(0).Status.ShouldBe(EstimateStatus.NotEstimable);
        fit.Survival(5).Limits.Lower.IsEstimated.ShouldBeFalse();
    }

    [Fact]
    public void Exponential_OneGroup_EqualsHandAlgebra()
    {
        ParametricFit fit = Fit(Data, ParametricDistribution.Exponential);
        double rate = 8.0 / 242;
        Close(fit.Coefficients[0], -Math.Log(rate));
        Close(fit.Covariance(0, 0).Value, 1.0 / 8);
        Close(fit.RestrictedMean(30).Value.Value, (1 - Math.Exp(-30 * rate)) / rate);
        Close(fit.Survival(30).StandardError.Value, 30 * rate * Math.Exp(-30 * rate) / Math.Sqrt(8));
        fit.Survival(50).Extrapolated.ShouldBeFalse();
        fit.Survival(51).Extrapolated.ShouldBeTrue();
    }

    [Fact]
    public void PiecewiseExponential_EqualsEventsOverExposure()
    {
        ParametricFit fit = Fit(Data, ParametricDistribution.PiecewiseExponential);
        Close(Math.Exp(fit.Coefficients[0]), 3.0 / (3 + 5 + 8 + 8 + (8 * 10)));
        Close(fit.Covariance(0, 0).Value, 1.0 / 3);
        Close(fit.Covariance(1, 1).Value, 0.2);
    }

    [Fact]
    public void LeftTruncation_Exponential_CountsOnlyTheTimeAtRisk()
    {
        double[] entry = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        ParametricFit fit = ParametricModel.Fit(Data, new ParametricOptions { Distribution = ParametricDistribution.Exponential, EntryTimes = entry });
        Close(fit.Coefficients[0], Math.Log((242.0 - 78) / 8));
        Close(Fit(Data.WithEntry(entry), ParametricDistribution.Weibull).LogLikelihood, ParametricModel.Fit(Data, new ParametricOptions { EntryTimes = entry }).LogLikelihood);
    }

    [Fact]
    public void Fit_WithoutEvents_SaysSo() =>
        Should.Throw<SurvivalDataException>(() => ParametricModel.Fit(SurvivalData.FromTimes([1, 2], [false, false]))).Message.ShouldContain("no events");

    [Fact]
    public void Fit_WeightedData_IsRefused() =>
        Should.Throw<SurvivalDataException>(() => ParametricModel.Fit(SurvivalData.FromTimes([1, 2], [true, true]).WithWeights([1, 2], WeightKind.Replication))).Message.ShouldContain("weighted");

    private static ParametricFit Fit(SurvivalData data, ParametricDistribution distribution, double cut = 10) =>
        ParametricModel.Fit(data, new ParametricOptions { Distribution = distribution, CutPoints = [cut] });

    private static void Close(double actual, double expected) => actual.ShouldBe(expected, 1e-8 * Math.Max(1e-3, Math.Abs(expected)));
}
