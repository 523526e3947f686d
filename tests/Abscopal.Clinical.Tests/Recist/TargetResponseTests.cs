using Abscopal.Clinical.Recist;

namespace Abscopal.Clinical.Tests.Recist;

/// <summary>Eisenhauer et al. 2009, section 4.3.1: thresholds on both sides of each bound.</summary>
public sealed class TargetResponseTests
{
    [Theory]
    [InlineData(100, 70, 100, Response.Partial)]
    [InlineData(100, 70.1, 100, Response.Stable)]
    [InlineData(100, 60, 50, Response.Progressive)]
    [InlineData(100, 59.9, 50, Response.Partial)]
    [InlineData(100, 120, 100, Response.Progressive)]
    [InlineData(100, 119.9, 100, Response.Stable)]
    [InlineData(20, 24, 20, Response.Stable)] // 20% but only 4 mm
    [InlineData(20, 25, 20, Response.Progressive)]
    [InlineData(100, 0, 50, Response.Complete)]
    [InlineData(100, 4.9, 0, Response.Partial)] // back from nothing by less than 5 mm
    [InlineData(100, 5, 0, Response.Progressive)]
    public void One_lesion_is_judged_by_its_sum(double baseline, double size, double nadir, Response expected)
    {
        LesionMeasurement[] first = [new("T1", IsNode: false, (decimal)baseline)];
        LesionMeasurement[] visit = [new("T1", IsNode: false, (decimal)size)];
        TargetResponse.Assess(first, visit, (decimal)nadir).Response.ShouldBe(expected);
    }

    [Fact]
    public void A_node_below_10_mm_has_gone_though_its_size_is_in_the_sum()
    {
        LesionMeasurement[] first = [new("T1", false, 30), new("T2", IsNode: true, 20)];
        TargetAssessment gone = TargetResponse.Assess(first, [new("T1", false, 0), new("T2", true, 9.9m)], 50);
        gone.Response.ShouldBe(Response.Complete);
        gone.Sum.ShouldBe(9.9m);
        TargetResponse.Assess(first, [new("T1", false, 0), new("T2", true, 10)], 50).Response.ShouldBe(Response.Partial);
    }

    [Fact]
    public void A_missing_lesion_makes_the_visit_not_evaluable_unless_the_others_progressed()
    {
        LesionMeasurement[] first = [new("T1", false, 30), new("T2", false, 20)];
        TargetResponse.Assess(first, [new("T1", false, 10), new("T2", false, null)], 50).Response.ShouldBe(Response.NotEvaluable);
        TargetResponse.Assess(first, [new("T1", false, 61)], 50).Response.ShouldBe(Response.Progressive);
        TargetResponse.Assess(first, [], 50).ShouldBe(new TargetAssessment(null, 50, 50, 2, Response.NotEvaluable));
    }

    [Fact]
    public void The_nadir_is_the_smallest_complete_sum_so_far()
    {
        // sums 100 -> 60 (PR) -> incomplete -> 70 (PR, +17% and 10 mm over 60) -> 72 (+20%: PD)
        LesionMeasurement[] first = [new("T1", false, 60), new("T2", false, 40)];
        TargetAssessment[] series = TargetResponse.Series(first,
        [
            [new("T1", false, 40), new("T2", false, 20)],
            [new("T1", false, 10)],
            [new("T1", false, 40), new("T2", false, 30)],
            [new("T1", false, 42), new("T2", false, 30)],
        ]);
        series.Select(s => s.Response).ShouldBe([Response.Partial, Response.NotEvaluable, Response.Partial, Response.Progressive]);
        series.Select(s => s.Nadir).ShouldBe([100, 60, 60, 60]);
        series[3].PercentFromBaseline.ShouldBe(-28);
        series[3].PercentFromNadir.ShouldBe(20);
    }
}
