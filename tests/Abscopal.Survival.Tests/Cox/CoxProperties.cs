using CsCheck;

namespace Abscopal.Survival.Tests.CoxTests;

public sealed class CoxProperties
{
    private static readonly Gen<Row> Rows = Gen.Select(Gen.Int[1, 12], Gen.Bool, Gen.Int[0, 1], Gen.Double[-1, 1], (t, e, g, x) => new Row(t, e, g, x));
    private static readonly Gen<Row[]> Samples = Rows.Array[25, 50].Where(HasBothGroupsDying);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.ExactPartial)]
    [InlineData(CoxTies.ExactMarginal)]
    public void Replication_EqualsTheRowsWrittenOut(CoxTies ties) => Samples.Sample(rows =>
    {
        double[] copies = [.. rows.Select((_, i) => (double)(i % 3))];
        Row[] written = [.. rows.SelectMany((r, i) => Enumerable.Repeat(r, i % 3))];
        if (!HasBothGroupsDying(written)) return;
        CoxFit weighted = CoxRegression.Fit(Data(rows).WithWeights(copies, WeightKind.Replication), Covariates(rows), new CoxOptions { Ties = ties });
        CoxFit plain = CoxRegression.Fit(Data(written), Covariates(written), new CoxOptions { Ties = ties });
        ShouldBeEqual(weighted, plain, 1e-7);
        if (plain.Status != CoxStatus.Converged) return;
        weighted.RobustCovariance(0, 1).ShouldBe(plain.RobustCovariance(0, 1), 1e-8);
        weighted.Concordance().StandardError.Value.ShouldBe(plain.Concordance().StandardError.Value, 1e-10);
    }, iter: 60);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.ExactPartial)]
    [InlineData(CoxTies.ExactMarginal)]
    public void OrderOfRows_DoesNotMatter(CoxTies ties) => Samples.Sample(rows =>
    {
        Row[] reversed = [.. rows.Reverse()];
        var options = new CoxOptions { Ties = ties };
        ShouldBeEqual(CoxRegression.Fit(Data(rows), Covariates(rows), options), CoxRegression.Fit(Data(reversed), Covariates(reversed), options), 1e-8);
    }, iter: 60);

    [Fact]
    public void Rescaling_ACovariate_RescalesItsCoefficient() => Samples.Sample(rows =>
    {
        Row[] scaled = [.. rows.Select(r => r with { X = (r.X * 1000) + 7 })];
        CoxFit fit = CoxRegression.Fit(Data(rows), Covariates(rows));
        if (fit.Status != CoxStatus.Converged) return;
        CoxFit other = CoxRegression.Fit(Data(scaled), Covariates(scaled));
        other.Coefficients[1].Estimate.Value.ShouldBe(fit.Coefficients[1].Estimate.Value / 1000, 1e-10);
        other.LogLikelihood.ShouldBe(fit.LogLikelihood, 1e-9);
    }, iter: 60);

    [Fact]
    public void LogRank_EqualsTheScoreTestOfTheExactPartialLikelihood() => Samples.Sample(rows =>
    {
        CoxFit fit = CoxRegression.Fit(Data(rows), new CovariateMatrixBuilder().AddNumber("group", [.. rows.Select(r => (double)r.Group)]).Build(), new CoxOptions { Ties = CoxTies.ExactPartial });
        LogRankResult test = LogRank.Test(Data(rows).WithGroups([.. rows.Select(r => r.Group)], ["a", "b"]));
        fit.ScoreTest.Statistic.Value.ShouldBe(test.ChiSquare.Value, 1e-8);
    }, iter: 100);

    [Fact]
    public void Efron_EqualsTheExactMarginal_WhereNothingIsTied() => Samples.Sample(rows =>
    {
        Row[] untied = [.. rows.Select((r, i) => r with { Time = (r.Time * 100) + i })];
        CoxFit efron = CoxRegression.Fit(Data(untied), Covariates(untied));
        foreach (CoxTies ties in new[] { CoxTies.Breslow, CoxTies.ExactPartial, CoxTies.ExactMarginal })
            ShouldBeEqual(CoxRegression.Fit(Data(untied), Covariates(untied), new CoxOptions { Ties = ties }), efron, 1e-8);
    }, iter: 40);

    // Equal risks: the probability that d of them come first in any order is d! times that of one order, and Efron's product.
    [Fact]
    public void Efron_IsTheExactMarginal_WhereTiedEventsShareTheirCovariates() => Samples.Sample(rows =>
    {
        Row[] shared = [.. rows.Select(r => r.Event ? r with { Group = r.Time % 2, X = Math.Sin(r.Time) } : r)];
        if (!HasBothGroupsDying(shared)) return;
        CoxDesign design = CoxDesignBuilder.Create(Data(shared), Covariates(shared), offset: null);
        var efron = new RiskSetLikelihood(design, efron: true);
        var exact = new ExactMarginalLikelihood(design);
        efron.Evaluate([0.3, -0.6]);
        exact.Evaluate([0.3, -0.6]);
        double orders = 0;
        foreach (int d in design.Deaths)
        {
            for (int i = 2; i <= d; i++) orders += Math.Log(i);
        }

        exact.LogLikelihood.ShouldBe(efron.LogLikelihood + orders, 1e-9);
        exact.Score[0].ShouldBe(efron.Score[0], 1e-9);
        exact.Score[1].ShouldBe(efron.Score[1], 1e-9);
        exact.Information[0, 1].ShouldBe(efron.Information[0, 1], 1e-9);
    }, iter: 100);

    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.ExactPartial)]
    [InlineData(CoxTies.ExactMarginal)]
    public void ScoreAndInformation_AreTheDerivatives(CoxTies ties) => Samples.Sample(rows =>
    {
        double[] entry = [.. rows.Select((r, i) => i % 4 == 0 ? Math.Max(0, r.Time - 3) : 0.0)];
        SurvivalData data = Data(rows).WithEntry(entry).WithStrata([.. rows.Select((_, i) => i % 2)], ["s", "t"]);
        var likelihood = PartialLikelihood.Create(CoxDesignBuilder.Create(data, Covariates(rows), offset: null), new CoxOptions { Ties = ties });
        const double Step = 1e-5;
        likelihood.Evaluate([0.4 + Step, -0.2]);
        double up = likelihood.LogLikelihood;
        double scoreUp = likelihood.Score[1];
        likelihood.Evaluate([0.4 - Step, -0.2]);
        double down = likelihood.LogLikelihood;
        double scoreDown = likelihood.Score[1];
        likelihood.Evaluate([0.4, -0.2]);
        likelihood.Score[0].ShouldBe((up - down) / (2 * Step), 1e-5);
        likelihood.Information[0, 1].ShouldBe((scoreDown - scoreUp) / (2 * Step), 1e-5);
    }, iter: 60);

    // Small samples often have no finite maximum: every fit either found one or says which coefficients are infinite.
    [Theory]
    [InlineData(CoxTies.Efron)]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.ExactPartial)]
    [InlineData(CoxTies.ExactMarginal)]
    public void SmallSamples_HaveAMaximumOrAnInfiniteCoefficient(CoxTies ties) => Rows.Select(r => r with { X = Math.Round(4 * r.X) / 4 }).Array[5, 14].Sample(rows =>
    {
        CoxFit fit;
        try
        {
            fit = CoxRegression.Fit(Data(rows), Covariates(rows), new CoxOptions { Ties = ties });
        }
        catch (SurvivalDataException)
        {
            return;
        }

        fit.Status.ShouldNotBe(CoxStatus.NotConverged);
        bool infinite = fit.Coefficients.Any(c => c.Estimate.Status == EstimateStatus.Infinite);
        infinite.ShouldBe(fit.Status == CoxStatus.MonotoneLikelihood);
        fit.LogLikelihood.ShouldBeGreaterThanOrEqualTo(fit.NullLogLikelihood - 1e-9);
    }, iter: 400);

    private static bool HasBothGroupsDying(Row[] rows) =>
        rows.Count(r => r.Event && r.Group == 0 && r.Time < 9) > 3 && rows.Count(r => r.Event && r.Group == 1 && r.Time < 9) > 3;

    private static SurvivalData Data(Row[] rows) => SurvivalData.FromTimes([.. rows.Select(r => (double)r.Time)], [.. rows.Select(r => r.Event)]);

    private static CovariateMatrix Covariates(Row[] rows) =>
        new CovariateMatrixBuilder().AddNumber("group", [.. rows.Select(r => (double)r.Group)]).AddNumber("x", [.. rows.Select(r => r.X)]).Build();

    private static void ShouldBeEqual(CoxFit actual, CoxFit expected, double tolerance)
    {
        actual.Status.ShouldBe(expected.Status);
        actual.LogLikelihood.ShouldBe(expected.LogLikelihood, tolerance);
        if (expected.Status != CoxStatus.Converged) return;
        for (int j = 0; j < 2; j++)
        {
            actual.Coefficients[j].Estimate.Value.ShouldBe(expected.Coefficients[j].Estimate.Value, tolerance);
            actual.Coefficients[j].StandardError.Value.ShouldBe(expected.Coefficients[j].StandardError.Value, tolerance);
        }
    }

    private sealed record Row(int Time, bool Event, int Group, double X);
}
