using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Survival.Tests.CoxTests;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Validation.Cases;

/// <summary>Cox regressions of every reference set: one covariate, several, stratified; each treatment of ties; left truncation.</summary>
internal static class CoxCases
{
    private static readonly (string Name, ProportionalityScale Scale)[] Scales =
    [
        ("km", ProportionalityScale.KaplanMeier), ("rank", ProportionalityScale.Rank), ("identity", ProportionalityScale.Identity), ("log", ProportionalityScale.Log),
    ];

    public static IEnumerable<Comparison> All()
    {
        foreach (string set in OracleSet.Names)
        {
            foreach (JsonProperty model in OracleSet.ReadJson(set).GetProperty("cox").EnumerateObject())
            {
                foreach (JsonProperty ties in model.Value.EnumerateObject())
                    foreach (Comparison row in Rows($"{set}, {model.Name}, {ties.Name}", ties.Name, ties.Value, CoxModel.Read(set, ties.Value))) yield return row;
            }
        }

        JsonElement truncated = OracleSet.ReadJson("left_truncation");
        foreach (string ties in new[] { "efron", "breslow" })
        {
            JsonElement myeloma = truncated.GetProperty("myeloma").GetProperty("cox_year").GetProperty(ties);
            foreach (Comparison row in Rows($"myeloma, late entry, {ties}", ties, myeloma, CoxModel.Myeloma(myeloma))) yield return row;
            JsonElement heart = truncated.GetProperty("heart").GetProperty("cox").GetProperty(ties);
            foreach (Comparison row in Rows($"heart, time-varying, {ties}", ties, heart, CoxModel.Heart(heart))) yield return row;
        }
    }

    private static IEnumerable<Comparison> Rows(string name, string ties, JsonElement expected, CoxModel model)
    {
        CoxTies method = ties switch { "efron" => CoxTies.Efron, "breslow" => CoxTies.Breslow, _ => CoxTies.ExactPartial };
        CoxFit fit = CoxRegression.Fit(model.Data, model.Covariates, new CoxOptions { Ties = method });
        var row = new Comparison($"{name}: log-likelihoods, tests, errors, coefficients", "R coxph", Comparison.OfMaxima);
        row.Add(expected.GetProperty("loglik0"), fit.NullLogLikelihood).Add(expected.GetProperty("loglik"), fit.LogLikelihood);
        row.Add(expected.GetProperty("lrt"), fit.LikelihoodRatioTest.Statistic).Add(expected.GetProperty("wald"), fit.WaldTest.Statistic).Add(expected.GetProperty("score"), fit.ScoreTest.Statistic);
        for (int j = 0; j < fit.Coefficients.Length; j++)
            row.Add(expected.GetProperty("se")[j], fit.Coefficients[j].StandardError).Add(expected.GetProperty("coef")[j].GetDouble(), fit.Coefficients[j].Estimate.Value, fit.Coefficients[j].StandardError.Value);
        yield return row;
        if (expected.TryGetProperty("zph_km", out _)) yield return Diagnostics(name, expected, fit);
    }

    private static Comparison Diagnostics(string name, JsonElement expected, CoxFit fit)
    {
        var row = new Comparison($"{name}: proportionality on 4 scales, residuals, robust errors, concordance", "R cox.zph, residuals", Comparison.OfMaxima);
        foreach ((string scaleName, ProportionalityScale scale) in Scales)
        {
            JsonElement statistics = expected.GetProperty("zph_" + scaleName).GetProperty("chisq");
            ProportionalityTest actual = fit.TestProportionality(scale);
            for (int j = 0; j < actual.Coefficients.Length; j++) row.Add(statistics[j], actual.Coefficients[j].Statistic);
        }

        double[] martingale = fit.MartingaleResiduals();
        double[] deviance = fit.DevianceResiduals();
        for (int i = 0; i < expected.GetProperty("martingale_first10").GetArrayLength(); i++)
            row.Add(expected.GetProperty("martingale_first10")[i], martingale[i]).Add(expected.GetProperty("deviance_first10")[i], deviance[i]);
        for (int j = 0; j < fit.Coefficients.Length; j++) row.Add(expected.GetProperty("robust_se")[j], Math.Sqrt(fit.RobustCovariance(j, j)));
        return row.Add(expected.GetProperty("concordance"), fit.Concordance().Estimate);
    }
}
