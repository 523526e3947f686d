using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.IntervalCensored;

public sealed class TurnbullTests
{
    [Fact]
    public void Estimate_LungOnScans_EqualsR()
    {
        JsonElement set = OracleSet.ReadJson("parametric").GetProperty("interval");
        double[] lower = [.. set.GetProperty("lower").EnumerateArray().Select(v => v.GetDouble())];
        double[] upper = [.. set.GetProperty("upper").EnumerateArray().Select(v => v.GetDouble()).Select(u => u < 0 ? double.PositiveInfinity : u)];
        TurnbullCurve curve = Turnbull.Estimate(IntervalCensoredData.FromIntervals(lower, upper));
        curve.Converged.ShouldBeTrue();
        JsonElement times = set.GetProperty("turnbull").GetProperty("time");
        for (int i = 0; i < times.GetArrayLength(); i++)
        {
            // R puts each mass in the middle of its interval; its EM stops at about 1e-5.
            double expected = set.GetProperty("turnbull").GetProperty("surv")[i].GetDouble();
            double atUpperEnd = curve.Intervals.Where(k => k.Upper > times[i].GetDouble() + 28).Sum(k => k.Mass);
            atUpperEnd.ShouldBe(expected, 1e-4);
        }
    }

    [Fact]
    public void Estimate_ThreeOverlappingIntervals_EqualsHandAlgebra()
    {
        // Innermost (1,2] and (3,4]; the log-likelihood log p + log(1-p) + log 1 is greatest at one half.
        TurnbullCurve curve = Turnbull.Estimate(IntervalCensoredData.FromIntervals([0, 3, 1], [2, 5, 4]));
        curve.Intervals.ShouldBe([new TurnbullInterval(1, 2, curve.Intervals[0].Mass), new TurnbullInterval(3, 4, curve.Intervals[1].Mass)]);
        curve.Intervals[0].Mass.ShouldBe(0.5, 1e-10);
        curve.LogLikelihood.ShouldBe(2 * Math.Log(0.5), 1e-12);
        curve.Survival(1.5).Lower.Value.ShouldBe(0.5, 1e-10);
        curve.Survival(1.5).Upper.Value.ShouldBe(1, 1e-10);
    }

    [Fact]
    public void Estimate_ExactAndRightCensored_IsKaplanMeier()
    {
        double[] times = [1, 2, 3, 4, 4, 5, 7, 9];
        bool[] events = [true, false, true, true, false, true, true, false];
        TurnbullCurve curve = Turnbull.Estimate(IntervalCensoredData.FromIntervals(times, [.. times.Select((t, i) => events[i] ? t : double.PositiveInfinity)]));
        KaplanMeierCurve expected = KaplanMeier.Estimate(SurvivalData.FromTimes(times, events));
        foreach (double t in times) curve.Survival(t).Upper.Value.ShouldBe(expected.At(t).Survival.Value, 1e-9);
    }

    [Fact]
    public void Assess_ScansEveryTwoMonths_BracketsTheMedian()
    {
        double[] times = [1, 2.5, 3, 3.5, 5, 7, 7.5, 9, 11];
        IntervalCensoredData data = IntervalCensoredData.OnSchedule(times, [true, true, true, true, true, true, true, true, true], 2);
        ScanScheduleResult result = ScanScheduleSensitivity.Assess(data);
        result.AtDetection.Estimate.Value.ShouldBe(6);
        result.AtMidpoint.Estimate.Value.ShouldBe(5);
        result.AfterLastNegative.Estimate.Value.ShouldBe(4);
        result.TurnbullMedian.Lower.Value.ShouldBe(4);
        result.TurnbullMedian.Upper.Value.ShouldBe(6);
    }
}
