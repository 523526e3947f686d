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

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];
}
