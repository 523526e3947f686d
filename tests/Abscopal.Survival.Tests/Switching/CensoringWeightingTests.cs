using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.Switching;

public sealed class CensoringWeightingTests
{
    // Expected values: Data/switching/ipcw.R, the same algebra in R with coxph and survSplit.
    [Fact]
    public void Estimate_MadeTrial_EqualsR()
    {
        CensoringWeightingResult result = CensoringWeighting.Estimate(Made());
        result.Switching.Coefficients[0].Estimate.Value.ShouldBe(1.50758609484314, 1e-10);
        result.Switching.Coefficients[1].Estimate.Value.ShouldBe(-0.245588633992247, 1e-10);
        result.Fit.Coefficients[0].Estimate.Value.ShouldBe(-0.500909182043903, 1e-10);
        result.Fit.Coefficients[0].StandardError.Value.ShouldBe(0.440478259010357, 1e-10);
        result.Fit.IsRobust.ShouldBeTrue();
        result.LeastWeight.ShouldBe(0.5974666, 1e-7);
        result.GreatestWeight.ShouldBe(1.28282, 1e-5);
        result.MeanWeight.ShouldBe(0.9464596, 1e-7);
    }

    [Fact]
    public void Estimate_OneOfEachCovariateSwitches_WeighsAllAlike()
    {
        SwitchingHistory data = SwitchingHistory.Create(
            [1, 2, 3, 4, 5, 6],
            new double[6],
            [2, 3, 4, 2, 3, 5],
            [false, true, true, false, true, true],
            [true, false, false, true, false, false],
            [false, false, false, false, true, true],
            new CovariateMatrixBuilder().AddNumber("x", [0, 0, 1, 1, 0, 1]).Build());
        CensoringWeightingResult result = CensoringWeighting.Estimate(data);
        // Two switch at 2, one of each x: by symmetry the coefficient is 0 and every weight 1.
        result.Switching.Coefficients[0].Estimate.Value.ShouldBe(0, 1e-12);
        result.LeastWeight.ShouldBe(1, 1e-12);
        result.GreatestWeight.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Create_ExperimentalSubjectSwitches_IsRefused() =>
        Should.Throw<SurvivalDataException>(() => SwitchingHistory.Create([1], [0], [2], [false], [true], [true], new CovariateMatrixBuilder().AddNumber("x", [0]).Build()))
            .Message.ShouldBe("row 1: a subject of the experimental arm switches; only controls may");

    [Fact]
    public void Create_NobodySwitches_IsRefused() =>
        Should.Throw<SurvivalDataException>(() => SwitchingHistory.Create([1], [0], [2], [true], [false], [true], new CovariateMatrixBuilder().AddNumber("x", [0]).Build()))
            .Message.ShouldBe("nobody switched; an ordinary Cox regression is enough");

    private static SwitchingHistory Made()
    {
        CsvColumns data = CsvColumns.Read("../switching/switching");
        bool[] Flags(string column) => Array.ConvertAll(data.Numbers(column), v => v == 1);
        return SwitchingHistory.Create(
            Array.ConvertAll(data.Numbers("id"), v => (int)v),
            data.Numbers("entry"),
            data.Numbers("exit"),
            Flags("event"),
            Flags("switch"),
            Flags("arm"),
            new CovariateMatrixBuilder().AddNumber("x", data.Numbers("x")).AddNumber("z", data.Numbers("z")).Build());
    }
}
