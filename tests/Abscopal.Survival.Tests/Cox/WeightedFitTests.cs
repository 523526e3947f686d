using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.CoxTests;

/// <summary>Weights, offsets, clusters and curves against numbers of R's survival 3.5-3 on its lung and heart data.</summary>
public sealed class WeightedFitTests
{
    private const double Tolerance = 1e-8;

    [Theory]
    [InlineData(CoxTies.Efron, -0.4978761483006628, 0.01678346306114946, 0.01873737544916157, 0.02756670512255698, 9.619774211484553e-05, -1227.493423082453, -1217.484708901712)]
    [InlineData(CoxTies.Breslow, -0.4972439169720028, 0.01673501498581245, 0.01873843958077209, 0.02749012506373028, 9.590639848944734e-05, -1227.786787774815, -1217.809827741862)]
    public void CaseWeightsAndOffset_EqualR(CoxTies ties, double sex, double age, double naive, double robustSex, double robustAge, double atZero, double atMaximum)
    {
        CoxFit fit = Weighted(ties);
        fit.IsRobust.ShouldBeTrue();
        Close(fit.Coefficients[0].Estimate.Value, sex);
        Close(fit.Coefficients[1].Estimate.Value, age);
        Close(fit.ModelCovariance(0, 0), naive);
        Close(fit.Covariance(0, 0), robustSex);
        Close(fit.Covariance(1, 1), robustAge);
        Close(fit.NullLogLikelihood, atZero);
        Close(fit.LogLikelihood, atMaximum);
        ConcordanceResult concordance = fit.Concordance();
        Close(concordance.Estimate.Value, 0.6036187319980872);
        Close(concordance.StandardError.Value, 0.025819589691209);
    }

    [Theory]
    [InlineData(CoxTies.Efron, 3.7718351842067852, 0.8741132084278039, 4.5329165434914076)]
    [InlineData(CoxTies.Breslow, 3.7609910897418786, 0.8735095735895652, 4.5204238299561510)]
    public void Proportionality_OfWeightedRows_EqualsR(CoxTies ties, double sex, double age, double all)
    {
        ProportionalityTest test = Weighted(ties).TestProportionality();
        test.Coefficients[0].Statistic.Value.ShouldBe(sex, 1e-7);
        test.Coefficients[1].Statistic.Value.ShouldBe(age, 1e-7);
        test.Global.Statistic.Value.ShouldBe(all, 1e-7);
    }

    [Theory]
    [InlineData(CoxTies.Efron, 0.02469074499469735, 7.723156081927972e-05)]
    [InlineData(CoxTies.Breslow, 0.02458940920228515, 7.697962252491406e-05)]
    public void RobustVariance_OfSubjectsWithTwoRows_EqualsR(CoxTies ties, double sex, double age)
    {
        (SurvivalData data, CovariateMatrix covariates) = Lung();
        SurvivalData paired = data.WithSubjects([.. Enumerable.Range(0, data.Count).Select(i => i / 2)]);
        CoxFit fit = CoxRegression.Fit(paired, covariates, new CoxOptions { Ties = ties, Variance = CoxVariance.Robust });
        Close(fit.Covariance(0, 0), sex);
        Close(fit.Covariance(1, 1), age);
    }

    [Fact]
    public void RobustVarianceAndConcordance_OfACountingProcess_EqualR()
    {
        CsvColumns csv = CsvColumns.Read("heart");
        SurvivalData data = SurvivalData.FromTimes(csv.Numbers("stop"), Array.ConvertAll(csv.Numbers("event"), e => e == 1))
            .WithEntry(csv.Numbers("start")).WithSubjects(csv.Text("id"));
        CoxFit fit = CoxRegression.Fit(data, new CovariateMatrixBuilder().AddNumber("age", csv.Numbers("age")).AddNumber("surgery", csv.Numbers("surgery")).Build(), new CoxOptions { Variance = CoxVariance.Robust });
        Close(fit.Covariance(0, 0), 0.0002015154373259076);
        Close(fit.Covariance(1, 1), 0.1105353273982611);
        Close(fit.Concordance().Estimate.Value, 0.5998008408940031);
        Close(fit.Concordance().StandardError.Value, 0.03554351421778473);
    }

    [Theory]
    [InlineData(11, 0.9882079136284142, 0.00611476724450243, 0.976435202209626, 1)]
    [InlineData(201, 0.7600395798740771, 0.04592814131222816, 0.6946117162970957, 0.8316303186686961)]
    [InlineData(883, 0.1345809292896648, 0.3649173366452675, 0.06582112830742166, 0.2751704049173453)]
    public void Predict_WithEfronTies_EqualsR(double time, double survival, double error, double lower, double upper)
    {
        (SurvivalData data, CovariateMatrix covariates) = Lung();
        CoxCurve curve = CoxRegression.Fit(data, covariates).Predict([2, 60]);
        int i = curve.Times.IndexOf(time);
        Close(curve.Survival[i], survival);
        Close(curve.StandardErrors[i], error);
        Close(curve.SurvivalLimits[i].Lower.Value, lower);
        Close(curve.SurvivalLimits[i].Upper.Value, upper);
    }

    [Theory]
    [InlineData(11, 0.9882565239258788, 0.006090130174012127)]
    [InlineData(883, 0.1346650682933168, 0.3649276505008551)]
    public void Predict_WithBreslowTies_EqualsR(double time, double survival, double error)
    {
        (SurvivalData data, CovariateMatrix covariates) = Lung();
        CoxCurve curve = CoxRegression.Fit(data, covariates, new CoxOptions { Ties = CoxTies.Breslow }).Predict([2, 60]);
        Close(curve.Survival[curve.Times.IndexOf(time)], survival);
        Close(curve.StandardErrors[curve.Times.IndexOf(time)], error);
    }

    [Theory]
    [InlineData(11, 0.9885645158377903, 0.004919467974688137)]
    [InlineData(201, 0.7724139034456029, 0.04005398067003734)]
    [InlineData(883, 0.1497213346906116, 0.30587112013907)]
    public void Predict_OfWeightedRows_EqualsR(double time, double survival, double error)
    {
        CoxCurve curve = Weighted(CoxTies.Efron).Predict([2, 60]);
        Close(curve.SurvivalAt(time), survival);
        Close(curve.StandardErrors[curve.Times.IndexOf(time)], error);
    }

    [Fact]
    public void Residuals_OfScoreAndInfluence_EqualR()
    {
        (SurvivalData data, CovariateMatrix covariates) = Lung();
        CoxFit fit = CoxRegression.Fit(data, covariates);
        double[,] score = fit.ScoreResiduals();
        Close(score[0, 0], -0.04622294492355633);
        Close(score[0, 1], -0.04867954610031568);
        Close(score[1, 0], 0.150384402833118);
        Close(fit.DfbetaResiduals()[2, 0], 0.02900413043134923);
        SchoenfeldResiduals schoenfeld = fit.SchoenfeldResiduals();
        Close(schoenfeld[0, 0], 0.7270796145080112);
        Close(schoenfeld[0, 1], 0.935464710266686);
    }

    private static void Close(double actual, double expected) => actual.ShouldBe(expected, Tolerance * Math.Max(Math.Abs(expected), 1e-3));

    private static CoxFit Weighted(CoxTies ties)
    {
        (SurvivalData data, CovariateMatrix covariates) = Lung();
        double[] weights = [.. Enumerable.Range(0, data.Count).Select(i => 1 + (0.5 * (i % 3)))];
        double[] offset = [.. Enumerable.Range(0, data.Count).Select(i => 0.02 * (i % 5))];
        return CoxRegression.Fit(data.WithWeights(weights, WeightKind.Case), covariates, new CoxOptions { Ties = ties, Offset = offset });
    }

    private static (SurvivalData Data, CovariateMatrix Covariates) Lung()
    {
        CsvColumns csv = CsvColumns.Read("lung");
        return (
            SurvivalData.FromTimes(csv.Numbers("time"), Array.ConvertAll(csv.Numbers("status"), s => s == 2)),
            new CovariateMatrixBuilder().AddNumber("sex", csv.Numbers("sex")).AddNumber("age", csv.Numbers("age")).Build());
    }
}
