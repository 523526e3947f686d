using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.CoxTests;

public sealed class CoxFurtherOracleTests
{
    private const double Tolerance = 1e-8;
    private static readonly JsonElement Expected = OracleSet.ReadJson("cox_more");

    public static TheoryData<string, string> Fits
    {
        get
        {
            var fits = new TheoryData<string, string>();
            foreach (string ties in (string[])["efron", "breslow"])
            {
                foreach (JsonProperty model in Expected.GetProperty(ties).EnumerateObject()) fits.Add(ties, model.Name);
            }

            return fits;
        }
    }

    public static TheoryData<string> ExactFits => [.. Expected.GetProperty("exact").EnumerateObject().Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Fits))]
    public void Fit_EqualsR(string ties, string name)
    {
        JsonElement expected = Expected.GetProperty(ties).GetProperty(name);
        CoxFit fit = Fit(ties, name);
        int p = fit.Coefficients.Length;
        for (int j = 0; j < p; j++)
        {
            Coefficient(expected.GetProperty("coef")[j].GetDouble(), fit.Coefficients[j]);
            for (int k = 0; k < p; k++)
            {
                double size = Math.Sqrt(fit.ModelCovariance(j, j) * fit.ModelCovariance(k, k));
                fit.ModelCovariance(j, k).ShouldBe(expected.GetProperty("vcov")[j][k].GetDouble(), Tolerance * size, "model covariance");
                if (!fit.IsRobust) continue;
                size = Math.Sqrt(fit.Covariance(j, j) * fit.Covariance(k, k));
                fit.Covariance(j, k).ShouldBe(expected.GetProperty("robust")[j][k].GetDouble(), Tolerance * size, "robust covariance");
            }
        }

        fit.IsRobust.ShouldBe(name is "lung_weighted" or "bladder_clustered");
        Expect.Number(expected.GetProperty("loglik")[0], fit.NullLogLikelihood, Tolerance, "null log-likelihood");
        Expect.Number(expected.GetProperty("loglik")[1], fit.LogLikelihood, Tolerance, "log-likelihood");
        Expect.Estimate(expected.GetProperty("score"), fit.ScoreTest.Statistic, Tolerance, "score test");
        Expect.Estimate(expected.GetProperty("wald"), fit.WaldTest.Statistic, Tolerance, "Wald test");
        ConcordanceResult concordance = fit.Concordance();
        Expect.Estimate(expected.GetProperty("concordance"), concordance.Estimate, Tolerance, "concordance");
        Expect.Estimate(expected.GetProperty("concordance_se"), concordance.StandardError, Tolerance, "its standard error");
        ProportionalityTest proportionality = fit.TestProportionality();
        for (int j = 0; j < p; j++) Expect.Estimate(expected.GetProperty("zph_km")[j], proportionality.Coefficients[j].Statistic, Tolerance, "proportionality");
        Expect.Estimate(expected.GetProperty("zph_km")[p], proportionality.Global.Statistic, Tolerance, "proportionality");
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Residuals_EqualR(string ties, string name)
    {
        JsonElement expected = Expected.GetProperty(ties).GetProperty(name);
        CoxFit fit = Fit(ties, name);
        // Written out, a row that stands for k comes k times; its residual is that of each copy.
        int[] rows = string.Equals(name, "lung_replicated", StringComparison.Ordinal) ? [.. Enumerable.Range(0, 12).SelectMany(i => Enumerable.Repeat(i, 1 + ((i + 1) % 3)))] : [.. Enumerable.Range(0, 12)];
        double[] martingale = fit.MartingaleResiduals();
        for (int i = 0; i < 12; i++) martingale[rows[i]].ShouldBe(expected.GetProperty("martingale")[i].GetDouble(), 1e-8);
        double[,] score = fit.ScoreResiduals();
        double[,] change = fit.DfbetaResiduals();
        // R weighs a replicated row's influence as one of its copies.
        bool replicated = string.Equals(name, "lung_replicated", StringComparison.Ordinal);
        SchoenfeldResiduals schoenfeld = fit.SchoenfeldResiduals();
        Check(expected.GetProperty("score_residual"), (i, j) => score[rows[i], j], 1e-7, "score residual");
        Check(expected.GetProperty("dfbeta"), (i, j) => change[rows[i], j] / (replicated ? 1 + ((rows[i] + 1) % 3) : 1), 1e-9, "dfbeta");
        if (replicated) return;
        double[,] standardised = fit.DfbetasResiduals();
        SchoenfeldResiduals scaled = fit.ScaledSchoenfeldResiduals();
        Check(expected.GetProperty("dfbetas"), (i, j) => standardised[i, j], 1e-8, "dfbetas");
        Check(expected.GetProperty("schoenfeld"), (i, j) => schoenfeld[i, j], 1e-7, "Schoenfeld residual");
        Check(expected.GetProperty("scaled"), (i, j) => scaled[i, j], 1e-7, "scaled Schoenfeld residual");
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Curves_EqualR(string ties, string name)
    {
        JsonElement expected = Expected.GetProperty(ties).GetProperty(name);
        if (!expected.TryGetProperty("log", out _)) return;
        CoxFit fit = Fit(ties, name);
        foreach (JsonElement curve in expected.GetProperty("log").EnumerateArray())
        {
            double[] profile = [.. curve.GetProperty("profile").EnumerateArray().Take(fit.Coefficients.Length).Select(v => v.GetDouble())];
            CoxCurve actual = fit.Predict(profile);
            for (int i = 0; i < curve.GetProperty("time").GetArrayLength(); i++)
            {
                // R's curves have a point at each censoring too.
                int at = actual.Times.IndexOf(curve.GetProperty("time")[i].GetDouble());
                if (at < 0) continue;
                Expect.Number(curve.GetProperty("surv")[i], actual.Survival[at], Tolerance, "survival");
                Expect.Number(curve.GetProperty("cumhaz")[i], actual.CumulativeHazard[at], Tolerance, "cumulative hazard");
                Expect.Number(curve.GetProperty("se")[i], actual.StandardErrors[at], Tolerance, "standard error");
                Expect.Estimate(curve.GetProperty("lower")[i], actual.SurvivalLimits[at].Lower, Tolerance, "lower limit");
                Expect.Estimate(curve.GetProperty("upper")[i], actual.SurvivalLimits[at].Upper, Tolerance, "upper limit");
            }
        }
    }

    [Theory]
    [MemberData(nameof(ExactFits))]
    public void ExactPartial_EqualsR(string name)
    {
        JsonElement expected = Expected.GetProperty("exact").GetProperty(name);
        CoxSource model = name switch
        {
            "veteran_strata" => Model("veteran", null, "time", "status", "trt + karno + strata(celltype)"),
            "heart" => Model("heart", "start", "stop", "event", "age + year + surgery + transplant"),
            _ => Model("lung", null, "time", "status", "age + ph.karno"),
        };
        CoxFit fit = CoxRegression.Fit(model.Data, model.Covariates, new CoxOptions { Ties = CoxTies.ExactPartial });
        for (int j = 0; j < fit.Coefficients.Length; j++)
        {
            Coefficient(expected.GetProperty("coef")[j].GetDouble(), fit.Coefficients[j]);
            for (int k = 0; k < fit.Coefficients.Length; k++) Expect.Number(expected.GetProperty("vcov")[j][k], fit.Covariance(j, k), Tolerance, "covariance");
        }

        Expect.Number(expected.GetProperty("loglik")[0], fit.NullLogLikelihood, Tolerance, "null log-likelihood");
        Expect.Number(expected.GetProperty("loglik")[1], fit.LogLikelihood, Tolerance, "log-likelihood");
        Expect.Estimate(expected.GetProperty("score"), fit.ScoreTest.Statistic, Tolerance, "score test");
    }

    [Theory]
    [InlineData("efron", CoxTies.Efron)]
    [InlineData("breslow", CoxTies.Breslow)]
    public void Firth_IsTheMaximumOfItsDefinition(string key, CoxTies ties)
    {
        JsonElement expected = Expected.GetProperty("firth").GetProperty(key);
        CsvColumns csv = CsvColumns.Read("aml");
        var data = SurvivalData.FromTimes(csv.Numbers("time"), Array.ConvertAll(csv.Numbers("status"), s => s == 1));
        CovariateMatrix g = new CovariateMatrixBuilder().AddFactor("x", csv.Text("x")).Build();
        CoxFit fit = CoxRegression.Fit(data, g, new CoxOptions { Ties = ties, Firth = true });
        // The reference is a root of numerical differences.
        fit.Coefficients[0].Estimate.Value.ShouldBe(expected.GetProperty("coef").GetDouble(), 1e-8);
        Expect.Number(expected.GetProperty("loglik")[0], fit.NullLogLikelihood, 1e-10, "penalised null log-likelihood");
        Expect.Number(expected.GetProperty("loglik")[1], fit.LogLikelihood, 1e-10, "penalised log-likelihood");
    }

    [Fact]
    public void ProfileLimits_EqualTheRootsOfTheProfile()
    {
        CoxSource model = Model("lung", null, "time", "status", "age + sex", "ph.karno");
        Interval limits = CoxRegression.Fit(model.Data, model.Covariates, new CoxOptions { Limits = CoxLimits.ProfileLikelihood }).Coefficients[0].HazardRatioLimits;
        Expect.Estimate(Expected.GetProperty("profile").GetProperty("lower"), limits.Lower, 1e-9, "lower profile limit");
        Expect.Estimate(Expected.GetProperty("profile").GetProperty("upper"), limits.Upper, 1e-9, "upper profile limit");
    }

    private static void Coefficient(double expected, CoxCoefficient actual) =>
        actual.Estimate.Value.ShouldBe(expected, 1e-9 * Math.Max(Math.Abs(expected), actual.StandardError.Value), actual.Name);

    private static void Check(JsonElement expected, Func<int, int, double> actual, double tolerance, string what)
    {
        for (int i = 0; i < expected.GetArrayLength(); i++)
        {
            for (int j = 0; j < expected[i].GetArrayLength(); j++)
            {
                double value = expected[i][j].GetDouble();
                actual(i, j).ShouldBe(value, tolerance * Math.Max(1, Math.Abs(value)), $"{what} {i} {j}");
            }
        }
    }

    private static CoxFit Fit(string ties, string name)
    {
        var options = new CoxOptions { Ties = string.Equals(ties, "efron", StringComparison.Ordinal) ? CoxTies.Efron : CoxTies.Breslow };
        CoxSource model = name switch
        {
            "heart" => Model("heart", "start", "stop", "event", "age + year + surgery + transplant"),
            "bladder_clustered" => Bladder(),
            "lung_strata" => Model("lung", null, "time", "status", "age + ph.karno + strata(sex)"),
            "lung_offset" => Model("lung", null, "time", "status", "sex + ph.karno"),
            _ => Model("lung", null, "time", "status", "age + ph.karno"),
        };
        if (string.Equals(name, "bladder_clustered", StringComparison.Ordinal)) options = options with { Variance = CoxVariance.Robust };
        SurvivalData data = model.Data;
        int n = data.Count;
        if (string.Equals(name, "lung_weighted", StringComparison.Ordinal)) data = data.WithWeights([.. Enumerable.Range(1, n).Select(i => 0.5 + (i % 4 / 2.0))], WeightKind.Case);
        if (string.Equals(name, "lung_replicated", StringComparison.Ordinal)) data = data.WithWeights([.. Enumerable.Range(1, n).Select(i => 1.0 + (i % 3))], WeightKind.Replication);
        if (string.Equals(name, "lung_offset", StringComparison.Ordinal))
        {
            CsvColumns csv = WithValue(CsvColumns.Read("lung"), "ph.karno");
            options = options with { Offset = Array.ConvertAll(csv.Numbers("age"), a => a / 50) };
        }

        return CoxRegression.Fit(data, model.Covariates, options);
    }

    private static CoxSource Model(string set, string? entry, string time, string status, string terms, string? needed = null)
    {
        CsvColumns csv = CsvColumns.Read(set);
        if (needed is not null) csv = WithValue(csv, needed);
        double happened = string.Equals(set, "lung", StringComparison.Ordinal) ? 2 : 1;
        return CoxSource.Read(csv, entry, time, Array.ConvertAll(csv.Numbers(status), s => s == happened), terms);
    }

    private static CsvColumns WithValue(CsvColumns csv, string column) => csv.Where(i => csv.Text(column)[i].Length > 0);

    private static CoxSource Bladder()
    {
        CsvColumns all = CsvColumns.Read("bladder1");
        double[] start = all.Numbers("start");
        double[] stop = all.Numbers("stop");
        CsvColumns csv = all.Where(i => start[i] < stop[i]);
        string[] treatment = csv.Text("treatment");
        SurvivalData data = SurvivalData.FromTimes(csv.Numbers("stop"), Array.ConvertAll(csv.Numbers("status"), s => s == 1))
            .WithEntry(csv.Numbers("start")).WithSubjects(csv.Text("id"));
        CovariateMatrix covariates = new CovariateMatrixBuilder().AddFactor("treatment", treatment, ["placebo", "thiotepa", "pyridoxine"])
            .AddNumber("number", csv.Numbers("number")).AddNumber("size", csv.Numbers("size")).Build();
        return new CoxSource(data, covariates);
    }
}
