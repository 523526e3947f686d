using Abscopal.Trials.EarlyPhase;

namespace Abscopal.Trials.Tests.EarlyPhase;

/// <summary>Designs against clinfun's ph2simon and Simon's tables.</summary>
public sealed class SimonTests
{
    [Theory]
    [InlineData(0.05, 0.25, 0.05, 0.2, "0/9 2/17", 11.96, "0/12 2/16", 13.84)]
    [InlineData(0.1, 0.3, 0.05, 0.2, "1/10 5/29", 15.01, "1/15 5/25", 19.51)]
    [InlineData(0.2, 0.4, 0.05, 0.2, "3/13 12/43", 20.58, "4/18 10/33", 22.25)]
    [InlineData(0.2, 0.4, 0.05, 0.1, "4/19 15/54", 30.43, "5/24 13/45", 31.23)]
    [InlineData(0.3, 0.5, 0.05, 0.2, "5/15 18/46", 23.63, "6/19 16/39", 25.69)]
    public void Search_FindsThePublishedDesigns(double p0, double p1, double alpha, double beta, string optimal, double en, string minimax, double enMinimax)
    {
        SimonSearch search = SimonSearch.Of(new SimonOptions(p0, p1, alpha, beta));
        Text(search.Optimal).ShouldBe(optimal);
        search.Optimal.ExpectedSubjects.ShouldBe(en, 0.005);
        Text(search.Minimax).ShouldBe(minimax);
        search.Minimax.ExpectedSubjects.ShouldBe(enMinimax, 0.005);
        search.Admissible[0].ShouldBe(search.Minimax);
        search.Admissible[^1].ShouldBe(search.Optimal);
    }

    [Fact]
    public void Minimax_WithLateFirstStage() => Text(SimonSearch.Of(new SimonOptions(0.4, 0.6)).Minimax).ShouldBe("17/34 20/39");

    [Theory]
    [InlineData(0, 9, 2, 17, 0.05, 0.25, 0.6302)]
    [InlineData(0, 12, 2, 16, 0.05, 0.25, 0.5404)]
    [InlineData(1, 10, 5, 29, 0.1, 0.3, 0.7361)]
    [InlineData(3, 13, 12, 43, 0.2, 0.4, 0.7473)]
    [InlineData(1, 15, 5, 25, 0.1, 0.3, 0.5490)]
    [InlineData(4, 18, 10, 33, 0.2, 0.4, 0.7164)]
    public void EarlyStop_IsThePublishedOne(int r1, int n1, int r, int n, double p0, double p1, double expected) =>
        SimonDesign.Of(r1, n1, r, n, p0, p1).EarlyStop.ShouldBe(expected, 5e-5);

    [Fact]
    public void Errors_AreExact()
    {
        SimonDesign design = SimonDesign.Of(1, 10, 5, 29, 0.1, 0.3);
        design.Alpha.ShouldBe(0.04708631, 5e-9);
        design.Power.ShouldBe(0.80506291, 5e-9);
    }

    [Fact]
    public void ConditionalError_AveragesToAlpha()
    {
        SimonDesign design = SimonDesign.Of(1, 10, 5, 29, 0.1, 0.3);
        double sum = 0;
        for (int x = 0; x <= 10; x++) sum += new BinomialTable(10, 0.1).Mass(x) * design.ConditionalError(x, 0.1);
        sum.ShouldBe(design.Alpha, 1e-14);
        design.ConditionalError(1, 0.1).ShouldBe(0);
    }

    [Fact]
    public void RejectFrom_AsPlanned_IsTheBound_AndOverRunNeverNeedsFewer()
    {
        SimonDesign design = SimonDesign.Of(1, 10, 5, 29, 0.1, 0.3);
        for (int x = 2; x <= 5; x++)
        {
            design.RejectFrom(x, 19, 0.1).ShouldBe(6);
            design.RejectFrom(x, 24, 0.1)!.Value.ShouldBeGreaterThanOrEqualTo(6);
        }

        design.RejectFrom(1, 19, 0.1).ShouldBeNull();
    }

    [Fact]
    public void Search_ImpossibleRates_Throws() =>
        Should.Throw<DesignException>(() => SimonSearch.Of(new SimonOptions(0.3, 0.3))).Key.ShouldBe("targetRate");

    private static string Text(SimonDesign design) => $"{design.FirstBound}/{design.FirstSubjects} {design.Bound}/{design.Subjects}";
}
