namespace Abscopal.Survival.Tests.CoxTests;

/// <summary>Weights and units at the ends of the range of a double.</summary>
public sealed class CoxExtremesTests
{
    private static readonly SurvivalData Data = SurvivalData.FromDays([1, 2, 3, 4, 5, 6], [true, true, false, true, true, true]);
    private static readonly double[] X = [1, 0, 1, 0, 2, 1];

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-100)]
    [InlineData(1e100)]
    public void EqualWeights_OfAnySize_AreOnes(double weight)
    {
        CoxFit ones = Fit(Weighted(1), X);
        CoxFit other = Fit(Weighted(weight), X);
        other.Status.ShouldBe(CoxStatus.Converged);
        other.Coefficients[0].Estimate.Value.ShouldBe(ones.Coefficients[0].Estimate.Value, 1e-9);
        other.Coefficients[0].StandardError.Value.ShouldBe(ones.Coefficients[0].StandardError.Value, 1e-9);
    }

    [Theory]
    [InlineData(1e-100)]
    [InlineData(1e-12)]
    [InlineData(1e12)]
    [InlineData(1e100)]
    public void Units_OfAnySize_ScaleTheCoefficient(double unit)
    {
        double expected = Fit(Data, X).Coefficients[0].Estimate.Value;
        CoxFit fit = Fit(Data, Array.ConvertAll(X, v => v * unit));
        fit.Status.ShouldBe(CoxStatus.Converged);
        (fit.Coefficients[0].Estimate.Value * unit).ShouldBe(expected, 1e-9);
    }

    private static SurvivalData Weighted(double weight) => Data.WithWeights([.. X.Select(_ => weight)], WeightKind.Case);

    private static CoxFit Fit(SurvivalData data, double[] x) => CoxRegression.Fit(data, new CovariateMatrixBuilder().AddNumber("x", x).Build());
}
