using Abscopal.Clinical.Recist;
using Abscopal.Clinical.TimeToEvent;

namespace Abscopal.Clinical.Tests.TimeToEvent;

public sealed class ResponseTimesTests
{
    [Theory]
    [InlineData("SD@42 PR@84 PR@126 PD@168", null, 85, 85, "PD")] // 84 -> 168
    [InlineData("PR@42 CR@84 CR@126", null, 43, 85, "NO-EVENT")] // the PR begins the response, 42 -> 126
    [InlineData("PR@42 PR@84", 120, 43, 79, "DEATH")]
    [InlineData("SD@42 SD@84", null, null, null, null)]
    [InlineData("PR@42 SD@84", null, null, null, null)] // not confirmed
    public void Timeline(string visits, int? death, int? toResponse, int? duration, string? reason)
    {
        SubjectTimeline subject = ProgressionFreeSurvivalTests.Subject(visits, death, null, null);
        BestResponse best = BestResponse.Choose(subject.Assessments, subject.Start.Date, new BestResponseOptions());
        (ResponseTimes.ToResponse(subject, best)?.Days).ShouldBe(toResponse);
        EventTime? lasting = ResponseTimes.Duration(subject, best, ProgressionFreeSurvival.Derive(subject, CensoringRules.Ema));
        (lasting?.Days).ShouldBe(duration);
        (lasting is null ? null : ReasonCode.Of(lasting.Reason)).ShouldBe(reason);
    }
}
