using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Survival.Tests.CompetingRisks;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Validation.Cases;

/// <summary>Cumulative incidences, Gray's test and Fine-Gray regression.</summary>
internal static class CompetingRisksCases
{
    public static IEnumerable<Comparison> All()
    {
        JsonElement all = OracleSet.ReadJson("incidence");
        foreach (JsonProperty set in all.GetProperty("curves").EnumerateObject()) yield return Curves(set.Name, set.Value);
        foreach (JsonProperty set in all.GetProperty("gray").EnumerateObject()) yield return Gray(set.Name, set.Value);
        foreach ((string key, string set, int cause) in new[] { ("mgus2_sex", "mgus2", 1), ("mgus2_sex_age", "mgus2", 1), ("mgus2_death", "mgus2", 2), ("pbc", "pbc", 1), ("colon", "colon", 1), ("bmt", "bmt", 1) })
            yield return Regression(key, set, cause, all.GetProperty("fine_gray").GetProperty(key));
    }

    private static Comparison Curves(string name, JsonElement expected)
    {
        var row = new Comparison($"{name}: incidences and their errors", "R survfit");
        CumulativeIncidenceCurves actual = CumulativeIncidence.Estimate(CompetingRisksSets.Read(name));
        for (int k = 0; k < expected.GetProperty("time").GetArrayLength(); k++)
        {
            double time = expected.GetProperty("time")[k].GetDouble();
            for (int c = 1; c <= 2; c++)
            {
                IncidenceRate rate = actual.Cause(c).At(time);
                row.Add(expected.GetProperty("pstate")[k][c], rate.Incidence).Add(expected.GetProperty("std_err")[k][c], rate.StandardError);
            }
        }

        return row;
    }

    private static Comparison Gray(string name, JsonElement tests)
    {
        var row = new Comparison($"{name}: Gray's test, each cause and weight", "cmprsk cuminc");
        CompetingRisksData data = CompetingRisksSets.Read(name);
        foreach (JsonElement expected in tests.EnumerateArray())
        {
            for (int c = 1; c <= 2; c++)
                row.Add(expected.GetProperty("stat")[c - 1], GrayTest.Test(data, new GrayTestOptions { Cause = c, Rho = expected.GetProperty("rho").GetDouble() }).ChiSquare);
        }

        return row;
    }

    private static Comparison Regression(string key, string set, int cause, JsonElement expected)
    {
        string[] terms = [.. expected.GetProperty("terms").EnumerateArray().Select(t => t.GetString()!)];
        FineGrayFit actual = FineGray.Fit(CompetingRisksSets.Read(set), CompetingRisksSets.Covariates(set, terms), new FineGrayOptions { Cause = cause });
        var row = new Comparison($"{key}: Fine-Gray log-likelihood, covariances, coefficients", "cmprsk crr", Comparison.OfMaxima);
        row.Add(expected.GetProperty("loglik"), actual.LogLikelihood);
        for (int j = 0; j < terms.Length; j++)
            for (int k = 0; k < terms.Length; k++) row.Add(expected.GetProperty("var")[j][k], actual.Covariance(j, k));
        for (int j = 0; j < terms.Length; j++) row.Add(expected.GetProperty("coef")[j], actual.Coefficients[j].Estimate);
        return row;
    }
}
