using System.Collections.Concurrent;
using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.CoxTests;

public sealed class CoxOracleTests
{
    private const double Tolerance = 1e-8;
    private const double CoxLevel = 0.95;

    private static readonly ConcurrentDictionary<(string, string, string, double), (JsonElement, CoxModel, CoxFit)> Fits = new();

    public static TheoryData<string, string, string> Models
    {
        get
        {
            var models = new TheoryData<string, string, string>();
            foreach (string set in OracleSet.Names)
            {
                foreach (JsonProperty model in OracleSet.ReadJson(set).GetProperty("cox").EnumerateObject())
                {
                    foreach (JsonProperty ties in model.Value.EnumerateObject()) models.Add(set, model.Name, ties.Name);
                }
            }

            foreach (string ties in new[] { "efron", "breslow" })
            {
                models.Add("left_truncation", "myeloma", ties);
                models.Add("left_truncation", "heart", ties);
            }

            return models;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Fit_EqualsR(string set, string name, string ties)
    {
        (JsonElement expected, CoxModel model, CoxFit fit) = Fit(set, name, ties, CoxLevel);
        fit.Status.ShouldBe(CoxStatus.Converged);
        model.Data.Count.ShouldBe(expected.GetProperty("n").GetInt32());
        fit.Events.ShouldBe(expected.GetProperty("nevent").GetInt32());
        for (int j = 0; j < fit.Coefficients.Length; j++)
        {
            CoxCoefficient c = fit.Coefficients[j];
            double coefficient = expected.GetProperty("coef")[j].GetDouble();
            c.Estimate.Value.ShouldBe(coefficient, 1e-9 * Math.Max(Math.Abs(coefficient), expected.GetProperty("se")[j].GetDouble()), "coef " + c.Name);
            Expect.Estimate(expected.GetProperty("se")[j], c.StandardError, Tolerance, "se");
            Expect.Estimate(expected.GetProperty("hr")[j], c.HazardRatio, Tolerance, "hr");
            Expect.Estimate(expected.GetProperty("hr_ci_0.95").GetProperty("lower")[j], c.HazardRatioLimits.Lower, Tolerance, "lower");
            Expect.Estimate(expected.GetProperty("hr_ci_0.95").GetProperty("upper")[j], c.HazardRatioLimits.Upper, Tolerance, "upper");
            if (expected.GetProperty("p")[j].GetDouble() > 0) Expect.Estimate(expected.GetProperty("p")[j], c.PValue, 1e-6, "p");
            for (int k = 0; k < fit.Coefficients.Length; k++)
            {
                // An element near 0 is held against the variances.
                double allowed = Tolerance * Math.Sqrt(fit.Covariance(j, j) * fit.Covariance(k, k));
                fit.Covariance(j, k).ShouldBe(expected.GetProperty("vcov")[j][k].GetDouble(), allowed, "vcov");
            }
        }

        Expect.Number(expected.GetProperty("loglik0"), fit.NullLogLikelihood, Tolerance, "loglik0");
        Expect.Number(expected.GetProperty("loglik"), fit.LogLikelihood, Tolerance, "loglik");
        Expect.Estimate(expected.GetProperty("lrt"), fit.LikelihoodRatioTest.Statistic, Tolerance, "lrt");
        Expect.Estimate(expected.GetProperty("wald"), fit.WaldTest.Statistic, Tolerance, "wald");
        Expect.Estimate(expected.GetProperty("score"), fit.ScoreTest.Statistic, Tolerance, "score");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Limits_At80Percent_EqualR(string set, string name, string ties)
    {
        (JsonElement expected, _, CoxFit fit) = Fit(set, name, ties, 0.80);
        for (int j = 0; j < fit.Coefficients.Length; j++)
        {
            Expect.Estimate(expected.GetProperty("hr_ci_0.8").GetProperty("lower")[j], fit.Coefficients[j].HazardRatioLimits.Lower, Tolerance, "lower");
            Expect.Estimate(expected.GetProperty("hr_ci_0.8").GetProperty("upper")[j], fit.Coefficients[j].HazardRatioLimits.Upper, Tolerance, "upper");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Diagnostics_EqualR(string set, string name, string ties)
    {
        (JsonElement expected, _, CoxFit fit) = Fit(set, name, ties, CoxLevel);
        if (expected.TryGetProperty("concordance", out JsonElement concordance))
        {
            ConcordanceResult actual = fit.Concordance();
            Expect.Estimate(concordance, actual.Estimate, Tolerance, "concordance");
            Expect.Estimate(expected.GetProperty("concordance_se"), actual.StandardError, Tolerance, "se of concordance");
        }

        if (expected.TryGetProperty("robust_se", out JsonElement robust))
        {
            for (int j = 0; j < fit.Coefficients.Length; j++) Expect.Number(robust[j], Math.Sqrt(fit.RobustCovariance(j, j)), Tolerance, "robust se");
        }

        if (expected.TryGetProperty("basehaz_uncentered_first20", out JsonElement hazard))
        {
            CoxCurve curve = fit.BaselineHazard();
            for (int i = 0; i < hazard.GetProperty("time").GetArrayLength(); i++)
            {
                if (i > 0 && hazard.GetProperty("time")[i].GetDouble() < hazard.GetProperty("time")[i - 1].GetDouble()) break;
                double value = hazard.GetProperty("hazard")[i].GetDouble();
                curve.CumulativeHazardAt(hazard.GetProperty("time")[i].GetDouble()).ShouldBe(value, Tolerance * value, "baseline hazard");
            }
        }

        if (!expected.TryGetProperty("martingale_first10", out JsonElement martingale)) return;
        double[] residuals = fit.MartingaleResiduals();
        double[] deviance = fit.DevianceResiduals();
        for (int i = 0; i < martingale.GetArrayLength(); i++)
        {
            Expect.Number(martingale[i], residuals[i], Tolerance, "martingale");
            Expect.Number(expected.GetProperty("deviance_first10")[i], deviance[i], Tolerance, "deviance");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Proportionality_EqualsR(string set, string name, string ties)
    {
        (JsonElement expected, _, CoxFit fit) = Fit(set, name, ties, CoxLevel);
        (string Name, ProportionalityScale Scale)[] scales = [("km", ProportionalityScale.KaplanMeier), ("rank", ProportionalityScale.Rank), ("identity", ProportionalityScale.Identity), ("log", ProportionalityScale.Log)];
        foreach ((string scaleName, ProportionalityScale scale) in scales)
        {
            if (!expected.TryGetProperty("zph_" + scaleName, out JsonElement zph)) continue;
            ProportionalityTest actual = fit.TestProportionality(scale);
            for (int j = 0; j < actual.Coefficients.Length; j++) Expect.Estimate(zph.GetProperty("chisq")[j], actual.Coefficients[j].Statistic, 1e-7, scaleName);
            if (actual.Coefficients.Length == 1) continue;
            Expect.Estimate(zph.GetProperty("chisq")[actual.Coefficients.Length], actual.Global.Statistic, 1e-7, scaleName + " global");
            actual.Global.DegreesOfFreedom.ShouldBe(zph.GetProperty("df")[actual.Coefficients.Length].GetInt32());
        }
    }

    private static (JsonElement Expected, CoxModel Model, CoxFit Fit) Fit(string set, string name, string ties, double level) =>
        Fits.GetOrAdd((set, name, ties, level), static key => FitOnce(key.Item1, key.Item2, key.Item3, key.Item4));

    private static (JsonElement Expected, CoxModel Model, CoxFit Fit) FitOnce(string set, string name, string ties, double level)
    {
        JsonElement json = OracleSet.ReadJson(set);
        JsonElement expected;
        CoxModel model;
        if (string.Equals(set, "left_truncation", StringComparison.Ordinal))
        {
            bool heart = string.Equals(name, "heart", StringComparison.Ordinal);
            expected = json.GetProperty(name).GetProperty(heart ? "cox" : "cox_year").GetProperty(ties);
            model = heart ? CoxModel.Heart(expected) : CoxModel.Myeloma(expected);
        }
        else
        {
            expected = json.GetProperty("cox").GetProperty(name).GetProperty(ties);
            model = CoxModel.Read(set, expected);
        }

        CoxTies method = ties switch { "efron" => CoxTies.Efron, "breslow" => CoxTies.Breslow, _ => CoxTies.ExactPartial };
        return (expected, model, CoxRegression.Fit(model.Data, model.Covariates, new CoxOptions { Ties = method, Level = level }));
    }
}
