using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.Parametric;

public sealed class ParametricOracleTests
{
    private const double Tolerance = 1e-8;
    private static readonly JsonElement Oracle = OracleSet.ReadJson("parametric");

    private static readonly (string Name, ParametricDistribution Distribution)[] Families =
    [
        ("exponential", ParametricDistribution.Exponential), ("weibull", ParametricDistribution.Weibull),
        ("lognormal", ParametricDistribution.LogNormal), ("loglogistic", ParametricDistribution.LogLogistic),
    ];

    public static TheoryData<string> Sets => [.. OracleSet.Names];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Fit_EqualsR(string name)
    {
        JsonElement set = Oracle.GetProperty("survreg").GetProperty(name);
        bool[] events = Array.ConvertAll(Numbers(set.GetProperty("event")), e => e == 1);
        SurvivalData data = SurvivalData.FromTimes(Numbers(set.GetProperty("time")), events);
        JsonElement x = set.GetProperty("x");
        ParametricCovariate[] covariates = [.. set.GetProperty("names").EnumerateArray()
            .Select((n, j) => new ParametricCovariate(n.GetString()!, [.. x.EnumerateArray().Select(r => r[j].GetDouble())]))];
        foreach ((string family, ParametricDistribution distribution) in Families)
        {
            ParametricFit fit = ParametricModel.Fit(data, new ParametricOptions { Distribution = distribution, Covariates = covariates });
            Compare(set.GetProperty("fits").GetProperty(family), fit);
        }
    }

    [Fact]
    public void Fit_IntervalCensored_EqualsR()
    {
        JsonElement set = Oracle.GetProperty("interval");
        double[] upper = Array.ConvertAll(Numbers(set.GetProperty("upper")), u => u < 0 ? double.PositiveInfinity : u);
        IntervalCensoredData data = IntervalCensoredData.FromIntervals(Numbers(set.GetProperty("lower")), upper);
        ParametricCovariate[] covariates = [new("sex", Numbers(set.GetProperty("x")))];
        foreach ((string family, ParametricDistribution distribution) in Families)
            Compare(set.GetProperty("fits").GetProperty(family), ParametricModel.Fit(data, new ParametricOptions { Distribution = distribution, Covariates = covariates }));
    }

    [Theory]
    [InlineData("gompertz", ParametricDistribution.Gompertz, SplineScale.Hazard)]
    [InlineData("generalised_gamma", ParametricDistribution.GeneralisedGamma, SplineScale.Hazard)]
    [InlineData("spline_hazard", ParametricDistribution.RoystonParmar, SplineScale.Hazard)]
    [InlineData("spline_odds", ParametricDistribution.RoystonParmar, SplineScale.Odds)]
    [InlineData("spline_normal", ParametricDistribution.RoystonParmar, SplineScale.Normal)]
    public void Fit_Lung_ReachesTheMaximumThatRFinds(string name, ParametricDistribution distribution, SplineScale scale)
    {
        ParametricFit fit = ParametricModel.Fit(OracleSet.Read("lung_sex").All, new ParametricOptions { Distribution = distribution, Scale = scale, InternalKnots = 2 });
        CompareOwn(Oracle.GetProperty("own").GetProperty(name), fit);
    }

    [Fact]
    public void Fit_ColonCure_ReachesTheMaximumThatRFinds() => CompareOwn(
        Oracle.GetProperty("own").GetProperty("cure_colon"),
        ParametricModel.Fit(OracleSet.Read("colon_recurrence_rx").All, new ParametricOptions { Distribution = ParametricDistribution.WeibullCure }));

    // The Poisson regression of events on the pieces, with the logarithm of the time in each as offset, has the same likelihood.
    [Fact]
    public void PiecewiseExponential_EqualsThePoissonRegressionOfR()
    {
        JsonElement expected = OracleSet.ReadJson("references").GetProperty("piecewise");
        CsvColumns lung = CsvColumns.Read("lung");
        ParametricFit fit = ParametricModel.Fit(
            SurvivalData.FromTimes(lung.Numbers("time"), Array.ConvertAll(lung.Numbers("status"), s => s == 2)),
            new ParametricOptions { Distribution = ParametricDistribution.PiecewiseExponential, CutPoints = [100, 250, 500], Covariates = [new("sex", lung.Numbers("sex"))] });
        for (int i = 0; i < fit.Coefficients.Length; i++)
        {
            Expect.Number(expected.GetProperty("coef")[i], fit.Coefficients[i], 1e-9, fit.CoefficientNames[i]);
            Expect.Estimate(expected.GetProperty("se")[i], fit.StandardError(i), 1e-8, fit.CoefficientNames[i]);
        }

        Expect.Number(expected.GetProperty("loglik"), fit.LogLikelihood, 1e-12, "likelihood");
    }

    [Fact]
    public void GeneralisedGamma_EveryQ_EqualsR()
    {
        var family = new GeneralisedGammaFamily([]);
        var point = new PointDerivatives(3);
        foreach (JsonElement row in Oracle.GetProperty("own").GetProperty("gg_values").EnumerateArray())
        {
            double[] theta = [1, -0.2, row.GetProperty("q").GetDouble()];
            for (int i = 0; i < 4; i++)
            {
                double t = row.GetProperty("t")[i].GetDouble();
                family.LogSurvival(t, [], theta, point);
                Expect.Number(row.GetProperty("s")[i], point.Value, 1e-9, $"log S at {t}, Q {theta[2]}");
                family.LogDensity(t, [], theta, point);
                Expect.Number(row.GetProperty("f")[i], point.Value, 1e-9, $"log f at {t}, Q {theta[2]}");
            }
        }
    }

    private static void CompareOwn(JsonElement expected, ParametricFit fit)
    {
        fit.Status.ShouldBe(ParametricStatus.Converged);
        Expect.Number(expected.GetProperty("loglik"), fit.LogLikelihood, 1e-9, "log-likelihood");
        // R's search without derivatives leaves the coefficients at the square root of the precision of the value.
        for (int i = 0; i < fit.Coefficients.Length; i++) Expect.Number(expected.GetProperty("coef")[i], fit.Coefficients[i], 2e-4, fit.CoefficientNames[i]);
    }

    private static void Compare(JsonElement expected, ParametricFit fit)
    {
        fit.Status.ShouldBe(ParametricStatus.Converged);
        JsonElement coefficients = expected.GetProperty("coef");
        for (int i = 0; i < coefficients.GetArrayLength(); i++)
        {
            fit.CoefficientNames[i].ShouldBe(expected.GetProperty("names")[i].GetString());
            Expect.Number(coefficients[i], fit.Coefficients[i], Tolerance, fit.CoefficientNames[i]);
        }

        Expect.Number(expected.GetProperty("scale"), fit.Scale.Value, Tolerance, "scale");
        Expect.Number(expected.GetProperty("loglik"), fit.LogLikelihood, 1e-11, "log-likelihood");
        Expect.Number(expected.GetProperty("aic"), fit.Aic, 1e-11, "AIC");
        JsonElement vcov = expected.GetProperty("vcov");
        for (int i = 0; i < fit.Coefficients.Length; i++)
        {
            for (int j = 0; j < fit.Coefficients.Length; j++)
            {
                double size = fit.StandardError(i).Value * fit.StandardError(j).Value;
                Math.Abs(fit.Covariance(i, j).Value - vcov[i][j].GetDouble()).ShouldBeLessThan(Tolerance * size);
            }
        }
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];
}
