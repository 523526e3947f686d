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

    // Clicks that go up and down by a point or two on the way, and one far above: the falls stay where they are.
    [Fact]
    public void ClicksThatGoUpAndDown_AreSmoothedAndCounted()
    {
        double[] levels = [1, 0.99, 0.91, 0.9, 0.68, 0.685, 0.56, 0.565];
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve(Times, levels), new NumbersAtRisk([0, 4, 10], [10, 8, 5]));
        EventTimes(result).ShouldBe([2.0, 5, 5, 8]);
        result.Diagnostics.Rises.ShouldBe(2);
        CurveReconstruction.Reconstruct(new DigitisedCurve([0, 2, 2, 5, 5, 6, 8, 8, 12], [1, 1, 0.9, 0.9, 0.675, 0.9, 0.675, 0.5625, 0.5625]), new NumbersAtRisk([0, 4, 10], [10, 8, 5])).Diagnostics.Assumptions.ShouldContain(a => a.Contains("lie above an earlier point", StringComparison.Ordinal));
    }

    // Times rounded to whole months and survival to whole percentages: falls at 4.6 and 5.3 share month 5.
    // 20 subjects: deaths at 2, 5, 5, 5, 9: S = .95, .80, .75.
    [Fact]
    public void RoundedPoints_ThatShareATime_AreFallsTogether()
    {
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve([0, 2, 5, 5, 9, 12], [100, 95, 90, 80, 75, 75]), null, new() { Subjects = 20 });
        EventTimes(result).ShouldBe([2.0, 5, 5, 5, 9]);
        result.Times[^1].ShouldBe(12);
        result.Diagnostics.GreatestError.ShouldBeLessThan(1e-9);
    }

    // Nobody dies on a tail that is flat, however many left it.
    [Fact]
    public void FlatTail_IsCensoredAsTheRowSays()
    {
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve([.. Times, 20], [.. Levels, 0.5625]), new NumbersAtRisk([0, 4, 10, 15], [10, 8, 5, 1]));
        EventTimes(result).ShouldBe([2.0, 5, 5, 8]);
        result.Times[^1].ShouldBe(20);
        result.Diagnostics.AtRiskMisfit.ShouldAllBe(m => m == 0);
    }

    // A curve that falls to 0 ends with a death; how many of the five left died then, only the number of events tells.
    [Theory]
    [InlineData(null, 5)]
    [InlineData(9, 9)]
    [InlineData(7, 7)]
    public void CurveThatFallsToZero_EndsWithADeath(int? printed, int events)
    {
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve([.. Times, 20, 20], [.. Levels, 0.5625, 0]), new NumbersAtRisk([0, 4, 10], [10, 8, 5]), new() { TotalEvents = printed });
        result.EventCount.ShouldBe(events);
        result.Times[^1].ShouldBe(20);
        result.Events[^1].ShouldBeTrue();
        result.Diagnostics.GreatestError.ShouldBeLessThan(1e-9);
    }

    // Without a row, subjects and events do; the row may begin late, end early or end in zeros.
    [Theory]
    [InlineData(new double[] { 4, 10 }, new[] { 8, 5 }, 10)]
    [InlineData(new double[] { 0, 4 }, new[] { 10, 8 }, null)]
    [InlineData(new double[] { 0, 4, 10, 14, 20 }, new[] { 10, 8, 5, 0, 0 }, null)]
    public void Row_ThatBeginsLateOrEndsEarly_IsMet(double[] times, int[] counts, int? subjects)
    {
        ReconstructedCurve result = CurveReconstruction.Reconstruct(new DigitisedCurve(Times, Levels), new NumbersAtRisk(times, counts), new() { Subjects = subjects });
        EventTimes(result).ShouldBe([2.0, 5, 5, 8]);
        result.Times.Length.ShouldBe(10);
        result.Diagnostics.AtRiskMisfit.ShouldAllBe(m => m == 0);
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
