using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.EstimatesTests;

public sealed class RestrictedMeanTests
{
    // The vignette of R's survRM2: pbc, years, 312 randomised, tau 10, D-penicillamine against placebo.
    [Fact]
    public void PbcTo10Years_EqualsSurvRM2()
    {
        CsvColumns csv = CsvColumns.Read("pbc").Where(i => i < 312);
        SurvivalData data = SurvivalData
            .FromTimes(Array.ConvertAll(csv.Numbers("time"), t => t / 365.25), Array.ConvertAll(csv.Text("status"), s => string.Equals(s, "2", StringComparison.Ordinal)))
            .WithGroups(Array.ConvertAll(csv.Numbers("trt"), t => t == 1 ? 1 : 0), ["placebo", "D-penicillamine"]);
        RestrictedMeanContrast contrast = RestrictedMean.Compare(data, new RestrictedMeanOptions { Horizon = 10 })[0];
        Close(contrast.Group.Mean, 7.146);
        Close(contrast.Group.StandardError, 0.283);
        Close(contrast.Reference.Mean, 7.283);
        Close(contrast.Reference.StandardError, 0.295);
        Close(contrast.Difference.Value, -0.137);
        Close(contrast.Difference.Limits.Lower, -0.939);
        Close(contrast.Difference.Limits.Upper, 0.665);
        Close(contrast.Ratio.Value, 0.981);
        Close(contrast.Ratio.Limits.Lower, 0.878);
        Close(contrast.Ratio.Limits.Upper, 1.096);
    }

    [Fact]
    public void LungBySex_EqualsR()
    {
        RestrictedMeanResult[] means = RestrictedMean.EstimateByGroup(Oracle.Estimates.BySex(Oracle.Estimates.Lung), new RestrictedMeanOptions { Horizon = 500 });
        for (int g = 0; g < 2; g++)
        {
            Expect.Number(Oracle.Estimates.Expected.GetProperty("rmean")[g], means[g].Mean.Value, 1e-12, "mean");
            Expect.Number(Oracle.Estimates.Expected.GetProperty("rmean_se")[g], means[g].StandardError.Value, 1e-12, "standard error");
        }
    }

    [Fact]
    public void LungTo365_EqualsR()
    {
        CsvColumns csv = CsvColumns.Read("lung");
        SurvivalData data = SurvivalData.FromTimes(csv.Numbers("time"), Array.ConvertAll(csv.Text("status"), s => string.Equals(s, "2", StringComparison.Ordinal)));
        RestrictedMeanResult mean = RestrictedMean.Estimate(data, new RestrictedMeanOptions { Horizon = 365 });
        mean.Mean.Value.ShouldBe(263.221867, 1e-6);
        mean.StandardError.Value.ShouldBe(7.798859, 5e-7);
        mean.TimeLost.Value.ShouldBe(365 - 263.221867, 1e-6);
    }

    // With everyone followed to the event, unit weights and no ties the jackknife of a mean is its variance / n.
    [Fact]
    public void RobustVarianceWithoutCensoring_IsThatOfTheMean()
    {
        double[] times = [1, 3, 4, 9];
        SurvivalData data = SurvivalData.FromTimes(times, [true, true, true, true]);
        RestrictedMeanResult mean = RestrictedMean.Estimate(data, new RestrictedMeanOptions { Variance = VarianceKind.Robust });
        mean.Mean.Value.ShouldBe(4.25, 1e-14);
        mean.StandardError.Value.ShouldBe(Math.Sqrt(times.Sum(t => (t - 4.25) * (t - 4.25))) / 4, 1e-14);
    }

    [Fact]
    public void HorizonPastTheCurve_IsNotEstimableUnlessTheCurveIsZero()
    {
        SurvivalData censored = SurvivalData.FromTimes([1, 2], [true, false]);
        RestrictedMean.Estimate(censored, new RestrictedMeanOptions { Horizon = 3 }).Mean.Status.ShouldBe(EstimateStatus.NotEstimable);
        SurvivalData dead = SurvivalData.FromTimes([1, 2], [true, true]);
        RestrictedMean.Estimate(dead, new RestrictedMeanOptions { Horizon = 3 }).Mean.Value.ShouldBe(1.5, 1e-15);
    }

    [Fact]
    public void LandmarkDifference_IsThatOfTheRatesWithTheirErrors()
    {
        KaplanMeierCurve[] curves = KaplanMeier.EstimateByGroup(Freireich.Both);
        LandmarkContrast contrast = LandmarkContrast.Compare(curves[1], curves[0], 10);
        // Placebo 8/21 without censoring; 6-MP .752941 with Greenwood's error .0963.
        double reference = 8.0 / 21;
        contrast.Difference.Value.Value.ShouldBe(0.75294117647 - reference, 1e-10);
        double error = Math.Sqrt((reference * (1 - reference) / 21) + Math.Pow(contrast.Group.StandardError.Value, 2));
        contrast.Difference.StandardError.Value.ShouldBe(error, 1e-12);
        contrast.Difference.Limits.Upper.Value.ShouldBe(0.75294117647 - reference + (1.959963984540054 * error), 1e-10);
    }

    private static void Close(Estimate actual, double printed) => actual.Value.ShouldBe(printed, 5.01e-4);
}
