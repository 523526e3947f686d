namespace Abscopal.Survival.Tests.CoxTests;

public sealed class SchoenfeldTrendTests
{
    // By hand: deaths of x = 1, 0, 1, 0 in this order. With theta = exp(beta) the score 2/(1 + theta) - theta/(theta + 2) is 0
    // at theta = (1 + sqrt 17)/2, and the information is 2 theta/(1 + theta)^2 + 2 theta/(theta + 2)^2.
    private static readonly double Theta = (1 + Math.Sqrt(17)) / 2;
    private static readonly double Information = (2 * Theta / ((1 + Theta) * (1 + Theta))) + (2 * Theta / ((Theta + 2) * (Theta + 2)));

    [Fact]
    public void Residuals_OfFourDeathsAreThoseByHand()
    {
        SchoenfeldTrend residuals = FourDeaths();
        residuals.Times.ToArray().ShouldBe([1, 2, 3, 4]);
        residuals.Scale.ToArray().ShouldBe([0, 0.25, 0.5, 0.75], 1e-12);
        residuals[0, 0].ShouldBe(Math.Log(Theta) + (4 / (1 + Theta) / Information), 1e-8);
        residuals[1, 0].ShouldBe(Math.Log(Theta) - (4 * Theta / (Theta + 2) / Information), 1e-8);
        residuals[2, 0].ShouldBe(residuals[0, 0], 1e-8);
        residuals[3, 0].ShouldBe(Math.Log(Theta), 1e-8);
    }

    // The nearest two thirds of four are three; the third has weight 0, so the line goes through the other two.
    [Fact]
    public void Smooth_BetweenTwoEventsIsTheLineThroughThem()
    {
        SchoenfeldTrend residuals = FourDeaths();
        residuals.Smooth(0, 0.125).ShouldBe((residuals[0, 0] + residuals[1, 0]) / 2, 1e-6);
        residuals.Smooth(0, 0).ShouldBe(residuals[0, 0], 1e-6);
    }

    // Maintained and nonmaintained remission of Miller, 'Survival Analysis' (1981), with ties; values of cox.zph of R's survival 3.
    [Fact]
    public void Residuals_OfTiedRemissionsAreThoseOfR()
    {
        SchoenfeldTrend residuals = Fit(
            [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45],
            [true, true, false, true, true, false, true, true, false, true, false, true, true, true, true, true, false, true, true, true, true, true, true],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        residuals.Times.ToArray().ShouldBe([5, 5, 8, 8, 9, 12, 13, 18, 23, 23, 27, 30, 31, 33, 34, 43, 45, 48]);
        residuals.Scale[8].ShouldBe(0.3540372670807, 1e-12);
        residuals.Scale[17].ShouldBe(0.8343685300207, 1e-12);
        residuals[0, 0].ShouldBe(2.222979575790, 1e-7);
        residuals[2, 0].ShouldBe(2.411512774967, 1e-7);
        residuals[4, 0].ShouldBe(-2.127119949060, 1e-7);
        Math.Min(residuals[8, 0], residuals[9, 0]).ShouldBe(-2.293467402228, 1e-7);
        Math.Max(residuals[8, 0], residuals[9, 0]).ShouldBe(2.423913235498, 1e-7);
        residuals[17, 0].ShouldBe(0.915532575015, 1e-7);
    }

    private static SchoenfeldTrend FourDeaths() => Fit([1, 2, 3, 4], [true, true, true, true], [1, 0, 1, 0]);

    private static SchoenfeldTrend Fit(double[] times, bool[] events, double[] x) =>
        CoxRegression.Fit(SurvivalData.FromTimes(times, events), new CovariateMatrixBuilder().AddNumber("x", x).Build()).SchoenfeldTrend();
}
