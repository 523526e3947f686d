using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Validation.Cases;

/// <summary>Parametric regressions of every reference set.</summary>
internal static class ParametricCases
{
    private static readonly (string Name, ParametricDistribution Distribution)[] Families =
    [
        ("exponential", ParametricDistribution.Exponential), ("weibull", ParametricDistribution.Weibull),
        ("lognormal", ParametricDistribution.LogNormal), ("loglogistic", ParametricDistribution.LogLogistic),
    ];

    public static IEnumerable<Comparison> All()
    {
        foreach (JsonProperty set in OracleSet.ReadJson("parametric").GetProperty("survreg").EnumerateObject())
        {
            SurvivalData data = SurvivalData.FromTimes(Numbers(set.Value.GetProperty("time")), Array.ConvertAll(Numbers(set.Value.GetProperty("event")), e => e == 1));
            JsonElement x = set.Value.GetProperty("x");
            ParametricCovariate[] covariates = [.. set.Value.GetProperty("names").EnumerateArray()
                .Select((n, j) => new ParametricCovariate(n.GetString()!, [.. x.EnumerateArray().Select(r => r[j].GetDouble())]))];
            foreach ((string family, ParametricDistribution distribution) in Families)
            {
                ParametricFit fit = ParametricModel.Fit(data, new ParametricOptions { Distribution = distribution, Covariates = covariates });
                yield return new Comparison($"{set.Name}, {family}: log-likelihood", "R survreg", Comparison.OfMaxima).Add(set.Value.GetProperty("fits").GetProperty(family).GetProperty("loglik"), fit.LogLikelihood);
            }
        }
    }

    /// <summary>Families that survreg lacks, and interval-censored times.</summary>
    public static IEnumerable<Comparison> Searched()
    {
        JsonElement all = OracleSet.ReadJson("parametric");
        CsvColumns lung = CsvColumns.Read("lung");
        SurvivalData data = SurvivalData.FromTimes(lung.Numbers("time"), Array.ConvertAll(lung.Numbers("status"), s => s == 2));
        foreach ((string name, ParametricDistribution distribution, SplineScale scale) in new[]
        {
            ("gompertz", ParametricDistribution.Gompertz, SplineScale.Hazard), ("generalised_gamma", ParametricDistribution.GeneralisedGamma, SplineScale.Hazard),
            ("spline_hazard", ParametricDistribution.RoystonParmar, SplineScale.Hazard), ("spline_odds", ParametricDistribution.RoystonParmar, SplineScale.Odds), ("spline_normal", ParametricDistribution.RoystonParmar, SplineScale.Normal),
        })
        {
            ParametricFit fit = ParametricModel.Fit(data, new ParametricOptions { Distribution = distribution, Scale = scale, InternalKnots = 2 });
            yield return new Comparison($"lung, {name}: log-likelihood", "its likelihood in R, optim and nlm", Comparison.OfMaxima).Add(all.GetProperty("own").GetProperty(name).GetProperty("loglik"), fit.LogLikelihood);
        }

        JsonElement set = all.GetProperty("interval");
        IntervalCensoredData scans = IntervalCensoredData.FromIntervals(Numbers(set.GetProperty("lower")), Array.ConvertAll(Numbers(set.GetProperty("upper")), u => u < 0 ? double.PositiveInfinity : u));
        IntervalCoxFit cox = IntervalCox.Fit(scans, new IntervalCoxOptions { Covariates = [new("sex", Numbers(set.GetProperty("x")))] });
        JsonElement expected = set.GetProperty("cox");
        yield return new Comparison("lung on scans every 56 days: Cox, coefficient and log-likelihood", "R glm, complementary log-log", Comparison.OfMaxima)
            .Add(expected.GetProperty("coef").GetDouble(), cox.Coefficients[0], expected.GetProperty("se").GetDouble()).Add(expected.GetProperty("loglik"), cox.LogLikelihood);
        yield return new Comparison("lung on scans every 56 days: Cox, standard error", "R glm, complementary log-log", 1e-6).Add(expected.GetProperty("se"), cox.StandardErrors[0]);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];
}
