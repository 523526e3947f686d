using Abscopal.Evidence.Curves;
using Abscopal.Input;

namespace Abscopal.Evidence.Tests.Curves;

public class CurveReconstructionTests
{
    // Ten subjects: deaths at 2, 5, 5, 8; one censored between 2 and 5. After it 8 are at risk: S = .9, .675, .5625.
    private static readonly double[] Times = [0, 2, 2, 5, 5, 8, 8, 12];
    private static readonly double[] Levels = [1, 1, 0.9, 0.9, 0.675, 0.675, 0.5625, 0.5625];

    [Fact]
    public void SmallArm_WithRowsAtRisk_IsExact()
    {
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve(Times, Levels), new NumbersAtRisk([0, 4, 10], [10, 8, 5]));
        EventTimes(result).ShouldBe([2.0, 5, 5, 8]);
        result.Diagnostics.GreatestError.ShouldBeLessThan(1e-9);
        result.Diagnostics.AtRiskMisfit.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void FlatTail_HasNoDeaths()
    {
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve(Times, Levels), new NumbersAtRisk([0, 4], [10, 8]));
        EventTimes(result).ShouldBe([2.0, 5, 5, 8]);
        result.Times[^1].ShouldBe(12);
        result.Events[^1].ShouldBeFalse();
    }

    [Fact]
    public void Arm_WithEventsOnly_HasThem()
    {
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve(Times, Levels), null, new() { Subjects = 10, TotalEvents = 4 });
        EventTimes(result).ShouldBe([2.0, 5, 5, 8]);
        result.Diagnostics.EventMisfit.ShouldBe(0);
    }

    [Fact]
    public void Arm_WithNeither_IsCensoredAtTheEnd()
    {
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve([0, 2, 2, 5, 5, 12], [1, 1, 0.9, 0.9, 0.7, 0.7]), null, new() { Subjects = 10 });
        EventTimes(result).ShouldBe([2.0, 5, 5]);
        result.Times.Skip(3).ShouldAllBe(t => t == 12);
        result.Diagnostics.Assumptions.ShouldContain(a => a.Contains("nobody is censored", StringComparison.Ordinal));
    }

    [Fact]
    public void Percentages_AndPointsOutOfOrder_GiveTheSame()
    {
        int[] order = [7, 0, 4, 2, 6, 1, 5, 3];
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve(order.Select(i => Times[i]), order.Select(i => 100 * Levels[i])), new NumbersAtRisk([0, 4, 10], [10, 8, 5]));
        EventTimes(result).ShouldBe([2.0, 5, 5, 8]);
        result.Diagnostics.Assumptions.ShouldContain(a => a.Contains("percentages", StringComparison.Ordinal));
    }

    [Fact]
    public void RisingPoint_IsCountedAndSmoothed()
    {
        double[] levels = [.. Levels];
        levels[5] = 0.69;
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve(Times, levels), new NumbersAtRisk([0, 4, 10], [10, 8, 5]));
        result.Diagnostics.Rises.ShouldBe(1);
        EventTimes(result).ShouldBe([2.0, 5, 5, 8]);
    }

    [Fact]
    public void PrintedMedian_MovesTheFallThroughOneHalf()
    {
        double[] times = [0, 2, 2, 5.03, 5.03, 9];
        double[] levels = [1, 1, 0.9, 0.9, 0.4, 0.4];
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve(times, levels), new NumbersAtRisk([0], [10]), new() { Median = PrintedRange.Of(4.9, 1) });
        result.Diagnostics.MedianResidual.ShouldBe(0);
        EventTimes(result)[1].ShouldBe(4.95, 1e-9);
    }

    [Fact]
    public void PrintedHazardRatio_IsMetOrItsResidualIsTold()
    {
        DigitisedArm[] arms = [.. DigitisedArm.All.Where(a => string.Equals(a.DataSet, "lung_os_sex", StringComparison.Ordinal))];
        HazardRatioMatch match = CurvePair.Meet(arms[1].Clicked(), arms[1].AtRisk(), new(), arms[0].Clicked(), arms[0].AtRisk(), new(), PrintedRange.Of(0.584, 3));
        match.Met.ShouldBeTrue();
        match.HazardRatio.ShouldBe(0.584, 0.0005);
        HazardRatioMatch impossible = CurvePair.Meet(arms[1].Clicked(), arms[1].AtRisk(), new(), arms[0].Clicked(), arms[0].AtRisk(), new(), PrintedRange.Of(0.4, 2));
        impossible.Met.ShouldBeFalse();
        impossible.Residual.ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void WrongInput_IsNamed()
    {
        Refused(new DigitisedCurve([0, 1, 2], [100, 104, 80]), null).ShouldContain("survival 104 is above 100");
        Refused(new DigitisedCurve([-3, 1, 10], [1, 0.9, 0.8]), null).ShouldContain("left of the axis");
        Refused(new DigitisedCurve([0, 1, 2], [1, 0.9, -0.2]), null).ShouldContain("below 0");
        Refused(new DigitisedCurve([0, 1, 2], [1, 0.9, 0.8]), new NumbersAtRisk([0, 1], [10, 11])).ShouldContain("rises to 11 at 1");
        Refused(new DigitisedCurve([0, 1, 2], [1, 0.9, 0.8]), null).ShouldContain("the number of subjects is not known");
    }

    private static double[] EventTimes(ReconstructedCurve curve) => [.. curve.Times.Where((_, i) => curve.Events[i])];

    private static string Refused(DigitisedCurve curve, NumbersAtRisk? atRisk) =>
        Should.Throw<InvalidInputException>(() => CurveReconstruction.Reconstruct(curve, atRisk)).Message;
}
