namespace Abscopal.Survival.Tests.CompetingRisks;

public sealed class CompetingRisksEdgeTests
{
    // Four subjects: cause 1 at 1 and 2, cause 2 at 3, censored at 4: F1 = 1/4, 1/2.
    private static readonly CompetingRisksData Four = CompetingRisksData.FromDays([1, 2, 3, 4], [1, 1, 2, 0], ["relapse", "death"]);

    [Fact]
    public void MedianOnAPlateau_IsItsMiddleInRAndTheFirstTimeOnRequest()
    {
        CumulativeIncidence.Estimate(Four).Cause(1).Median.Estimate.Value.ShouldBe(3);
        var first = new CumulativeIncidenceOptions { Plateau = PlateauRule.FirstTime };
        CumulativeIncidence.Estimate(Four, first).Cause(1).Median.Estimate.Value.ShouldBe(2);
        CumulativeIncidence.Estimate(Four).Cause(2).Median.Estimate.Status.ShouldBe(EstimateStatus.NotEstimable);
    }

    // F1 reaches 3/10 as 1/10 + 1/10 + 1/10, which in floating point is above 0.3; of ten, three have the event.
    [Fact]
    public void Quantile_ComparesExactly()
    {
        CompetingRisksData ten = CompetingRisksData.FromDays([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 1, 1, 2, 2, 1, 0, 0, 0, 0]);
        CumulativeIncidence.Estimate(ten).Cause(1).Quantile(0.3).Estimate.Value.ShouldBe(4.5);
    }

    [Fact]
    public void PastLastCensoring_IsNotEstimable()
    {
        CumulativeIncidence.Estimate(Four).Cause(1).At(5).Incidence.Status.ShouldBe(EstimateStatus.NotEstimable);
        CumulativeIncidence.Estimate(Four).Cause(1).At(0.5).Incidence.Value.ShouldBe(0);
    }

    [Fact]
    public void CauseWithoutLabel_IsNamed() =>
        Should.Throw<SurvivalDataException>(() => CompetingRisksData.FromDays([1, 2], [1, 3], ["a", "b"]))
            .Message.ShouldBe("row 2: cause 3 has no label; expected 0 (censored) to 2");

    [Fact]
    public void ConstantCovariate_IsNamed() =>
        Should.Throw<SurvivalDataException>(() => FineGray.Fit(Four, new CovariateMatrixBuilder().AddNumber("dose", [2, 2, 2, 2]).Build()))
            .Message.ShouldBe("covariate 'dose' is constant; its coefficient is not determined");

    [Fact]
    public void CollinearCovariate_IsNamed() =>
        Should.Throw<SurvivalDataException>(() => FineGray.Fit(Four, new CovariateMatrixBuilder().AddNumber("dose", [1, 2, 4, 3]).AddNumber("twice", [2, 4, 8, 6]).Build()))
            .Message.ShouldStartWith("covariate 'twice' is a linear combination");

    [Fact]
    public void NoEventOfTheCause_IsNamed() =>
        Should.Throw<SurvivalDataException>(() => FineGray.Fit(CompetingRisksData.FromDays([1, 2], [1, 0], ["a", "b"]), new CovariateMatrixBuilder().AddNumber("x", [0, 1]).Build(), new FineGrayOptions { Cause = 2 }))
            .Message.ShouldBe("there is no event of cause 'b'; a regression needs at least one");

    [Fact]
    public void SeparatedCovariate_IsInfiniteAndSaysSo()
    {
        CompetingRisksData data = CompetingRisksData.FromDays([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 2, 0, 2, 0, 0]);
        FineGrayFit fit = FineGray.Fit(data, new CovariateMatrixBuilder().AddNumber("x", [1, 1, 1, 0, 0, 0, 0, 0]).Build());
        fit.Converged.ShouldBeFalse();
        fit.Coefficients[0].Estimate.Status.ShouldBe(EstimateStatus.Infinite);
        fit.Coefficients[0].StandardError.Status.ShouldBe(EstimateStatus.NotEstimable);
    }
}
