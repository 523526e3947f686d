using Abscopal.Workbench.Cox;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Tests.Cox;

public sealed class ScaledSchoenfeldTests
{
    // By hand: deaths of x = 1, 0, 1, 0 in this order. With theta = exp(beta) the score 2/(1 + theta) - theta/(theta + 2) is 0
    // at theta = (1 + sqrt 17)/2, and the information is 2 theta/(1 + theta)^2 + 2 theta/(theta + 2)^2.
    private static readonly double Theta = (1 + Math.Sqrt(17)) / 2;
    private static readonly double Information = (2 * Theta / ((1 + Theta) * (1 + Theta))) + (2 * Theta / ((Theta + 2) * (Theta + 2)));

    [Fact]
    public void Residuals_OfFourDeathsAreThoseByHand()
    {
        ScaledSchoenfeld residuals = FourDeaths();
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
        ScaledSchoenfeld residuals = FourDeaths();
        residuals.Smooth(0, 0.125).ShouldBe((residuals[0, 0] + residuals[1, 0]) / 2, 1e-6);
        residuals.Smooth(0, 0).ShouldBe(residuals[0, 0], 1e-6);
    }

    private static ScaledSchoenfeld FourDeaths()
    {
        using var folder = new TemporaryFolder();
        CoxResult result = CoxJob.Run(new CoxRequest
        {
            Path = folder.Write("data.csv", "t,e,x\n1,1,1\n2,1,0\n3,1,1\n4,1,0\n"),
            Columns = new SurvivalColumns("t", "e", null) { Further = ["x"] },
        });
        return new ScaledSchoenfeld(result.Fit, result.Rows.Data);
    }
}
