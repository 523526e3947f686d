using Abscopal.Clinical.Tests.Recist;
using Abscopal.Clinical.TimeToEvent;

namespace Abscopal.Clinical.Tests.TimeToEvent;

/// <summary>
/// One timeline in, one row out, under both sets of rules. Scans are due every 42 days with a window of 7; the cut-off is
/// day 400. Days are counted from the start (day 0), so that AVAL is one more.
/// </summary>
public sealed class ProgressionFreeSurvivalTests
{
    private static readonly CensoringRules Fda = CensoringRules.Fda(AssessmentSchedule.Every(42, 7));

    [Theory]
    //          visits                     death  therapy lost   FDA                     EMA
    [InlineData("SD@42 PR@84 PD@126", null, null, null, "126 PD", "126 PD")]
    [InlineData("SD@42 PR@84 SD@126", null, null, null, "126 NO-EVENT", "126 NO-EVENT")]
    [InlineData("SD@42 NE@84", null, null, null, "42 NO-EVENT", "42 NO-EVENT")]
    [InlineData("SD@42", null, null, 60, "42 LOST", "42 LOST")]
    [InlineData("", null, null, null, "0 NO-POST-BASELINE", "0 NO-POST-BASELINE")]
    [InlineData("NE@42", null, null, null, "0 NO-POST-BASELINE", "0 NO-POST-BASELINE")]
    [InlineData("SD@42 SD@84", 100, null, null, "100 DEATH", "100 DEATH")]
    [InlineData("SD@42 PD@84", 84, null, null, "84 PD", "84 PD")]
    // Death without any assessment: an event while fewer than two visits were missed.
    [InlineData("", 60, null, null, "60 DEATH", "60 DEATH")]
    [InlineData("", 91, null, null, "91 DEATH", "91 DEATH")]
    [InlineData("", 92, null, null, "0 MISSED-VISITS", "92 DEATH")]
    // One missed visit is allowed (due 84), two are not (due 84 and 126; the window of 126 ends on 133).
    [InlineData("SD@42 PD@126", null, null, null, "126 PD", "126 PD")]
    [InlineData("SD@42 PD@133", null, null, null, "133 PD", "133 PD")]
    [InlineData("SD@42 PD@134", null, null, null, "42 MISSED-VISITS", "134 PD")]
    [InlineData("SD@42 PD@168", null, null, null, "42 MISSED-VISITS", "168 PD")]
    [InlineData("SD@42 NE@84 NE@126 PD@168", null, null, null, "42 MISSED-VISITS", "168 PD")]
    [InlineData("SD@42", 200, null, null, "42 MISSED-VISITS", "200 DEATH")]
    // A therapy outside the study.
    [InlineData("SD@42 SD@84 PD@126", null, 100, null, "84 NEW-THERAPY", "126 PD")]
    [InlineData("SD@42 SD@84 PD@126", null, 84, null, "84 NEW-THERAPY", "126 PD")]
    [InlineData("SD@42 SD@84 PD@126", null, 126, null, "126 PD", "126 PD")]
    [InlineData("SD@42 SD@84 PD@126", null, 130, null, "126 PD", "126 PD")]
    [InlineData("SD@42 SD@84", null, 60, null, "42 NEW-THERAPY", "84 NO-EVENT")]
    [InlineData("", 100, 20, null, "0 NEW-THERAPY", "100 DEATH")]
    // Two rules at once: the earliest day.
    [InlineData("SD@42 SD@84 PD@300", null, 200, null, "84 NEW-THERAPY", "300 PD")]
    // What happens after the cut-off is not known.
    [InlineData("SD@42 SD@84 PD@420", null, null, null, "84 NO-EVENT", "84 NO-EVENT")]
    [InlineData("SD@390", 401, null, null, "390 NO-EVENT", "390 NO-EVENT")]
    // A scan dated after death is not believed.
    [InlineData("SD@42 PD@84", 70, null, null, "70 DEATH", "70 DEATH")]
    public void Timeline(string visits, int? death, int? therapy, int? lost, string fda, string ema)
    {
        SubjectTimeline subject = Subject(visits, death, therapy, lost);
        Row(ProgressionFreeSurvival.Derive(subject, Fda)).ShouldBe(fda);
        Row(ProgressionFreeSurvival.Derive(subject, CensoringRules.Ema)).ShouldBe(ema);
    }

    [Fact]
    public void Without_a_baseline_the_first_day_is_the_last_under_one_set_alone()
    {
        SubjectTimeline subject = Subject("SD@42 PD@84", null, null, null) with { HasBaseline = false };
        Row(ProgressionFreeSurvival.Derive(subject, Fda)).ShouldBe("0 NO-BASELINE");
        Row(ProgressionFreeSurvival.Derive(subject, CensoringRules.Ema)).ShouldBe("84 PD");
    }

    [Fact]
    public void The_row_tells_where_it_comes_from_and_counts_the_first_day()
    {
        EventTime time = ProgressionFreeSurvival.Derive(Subject("SD@42 PD@84", null, null, null), Fda);
        time.Days.ShouldBe(85);
        time.Source.ToString().ShouldBe("RS.RSDTC#2");
        ReasonCode.Censor(time.Reason).ShouldBe(0);
        FollowUp.Censor(time).ShouldBe(1);
    }

    [Theory]
    [InlineData(42, 84, 0)]
    [InlineData(42, 92, 1)]
    [InlineData(0, 49, 0)]
    [InlineData(0, 50, 1)]
    [InlineData(42, 400, 8)]
    public void A_visit_is_missed_when_its_whole_window_lies_between(int last, int ended, int missed) =>
        AssessmentSchedule.Every(42, 7).Missed(last, ended).ShouldBe(missed);

    [Fact]
    public void A_schedule_may_widen() =>
        new AssessmentSchedule([new AssessmentPhase(84, 42), new AssessmentPhase(int.MaxValue, 84)], 0).Missed(0, 300).ShouldBe(4); // 42, 84, 168, 252

    internal static SubjectTimeline Subject(string visits, int? death, int? therapy, int? lost) => new()
    {
        Start = Day.Row(0, "DM"),
        CutOff = Day.At(400),
        Assessments = [.. BestResponseTests.Visits(visits)],
        Death = death is { } d ? Day.Row(d) : null,
        NewTherapy = therapy is { } t ? Day.Row(t, "CM") : null,
        Lost = lost is { } l ? Day.Row(l) : null,
    };

    private static string Row(EventTime time) => $"{time.End.DayNumber - Day.At(0).DayNumber} {ReasonCode.Of(time.Reason)}";
}
