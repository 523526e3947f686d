using System.Text.Json;
using Abscopal.Survival;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Validation.Cases;

/// <summary>Data sets of textbooks, to every digit of R.</summary>
internal static class TestBankCases
{
    public static IEnumerable<Comparison> All()
    {
        foreach (string set in new[] { "larynx", "tongue", "hodg", "catheter", "btrial", "rats" })
            yield return new Comparison($"{set}: log-rank", "R survdiff").Add(TestBank.Expected(set).GetProperty("logrank"), LogRank.Test(TestBank.Read(set)).ChiSquare);
        LandmarkRate rate = KaplanMeier.Estimate(TestBank.Read("channing_women"), new KaplanMeierOptions { StartTime = 68 * 12 }).At(80 * 12);
        yield return new Comparison("Channing House, women: S(80 years) given 68, with its error", "R survfit")
            .Add(TestBank.Expected("channing_women").GetProperty("se"), rate.StandardError)
            .Add(TestBank.Expected("channing_women").GetProperty("survival"), rate.Survival);
        string[] stages = Array.ConvertAll(TestBank.Column("larynx", "group"), s => s.ToString(System.Globalization.CultureInfo.InvariantCulture));
        CovariateMatrix x = new CovariateMatrixBuilder().AddFactor("stage", stages).AddNumber("age", TestBank.Column("larynx", "age")).Build();
        foreach ((string name, CoxTies ties) in new[] { ("breslow", CoxTies.Breslow), ("efron", CoxTies.Efron) })
            yield return Cox($"larynx by stage and age: Cox, {name}", TestBank.Expected("larynx").GetProperty(name), CoxRegression.Fit(TestBank.Read("larynx"), x, new CoxOptions { Ties = ties }));
        CovariateMatrix graft = new CovariateMatrixBuilder().AddNumber("graft", TestBank.Column("hodg", "group")).Build();
        yield return Cox("hodg: Cox within diseases, breslow", TestBank.Expected("hodg").GetProperty("breslow"), CoxRegression.Fit(TestBank.Read("hodg"), graft, new CoxOptions { Ties = CoxTies.Breslow }));
    }

    private static Comparison Cox(string name, JsonElement expected, CoxFit fit)
    {
        var row = new Comparison(name, "R coxph", Comparison.OfMaxima);
        for (int j = 0; j < fit.Coefficients.Length; j++)
        {
            double error = expected.GetProperty("se")[j].GetDouble();
            row.Add(error, fit.Coefficients[j].StandardError.Value).Add(expected.GetProperty("coef")[j].GetDouble(), fit.Coefficients[j].Estimate.Value, error);
        }

        return row.Add(expected.GetProperty("score"), fit.ScoreTest.Statistic).Add(expected.GetProperty("loglik")[0], fit.NullLogLikelihood).Add(expected.GetProperty("loglik")[1], fit.LogLikelihood);
    }
}
