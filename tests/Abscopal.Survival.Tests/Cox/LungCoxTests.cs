using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.CoxTests;

/// <summary>The lung data by age, sex and ECOG: values of R survival 3.5-3.</summary>
public sealed class LungCoxTests
{
    [Fact]
    public void AgeSexEcog()
    {
        CsvColumns all = CsvColumns.Read("lung");
        CsvColumns lung = all.Where(i => !double.IsNaN(all.Numbers("ph.ecog")[i]));
        var data = SurvivalData.FromTimes(lung.Numbers("time"), Array.ConvertAll(lung.Numbers("status"), s => s == 2));
        CovariateMatrix covariates = new CovariateMatrixBuilder().AddNumber("age", lung.Numbers("age")).AddNumber("sex", lung.Numbers("sex")).AddNumber("ph.ecog", lung.Numbers("ph.ecog")).Build();
        CoxFit fit = CoxRegression.Fit(data, covariates, new CoxOptions { Ties = CoxTies.Efron });
        fit.Coefficients[0].Estimate.Value.ShouldBe(0.011067, 5e-7);
        fit.Coefficients[1].Estimate.Value.ShouldBe(-0.552612, 5e-7);
        fit.Coefficients[2].Estimate.Value.ShouldBe(0.463728, 5e-7);
        fit.TestProportionality().Global.Statistic.Value.ShouldBe(4.463658, 5e-7);
    }
}
