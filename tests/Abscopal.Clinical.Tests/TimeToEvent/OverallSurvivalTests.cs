using Abscopal.Clinical.TimeToEvent;

namespace Abscopal.Clinical.Tests.TimeToEvent;

/// <summary>Cut-off on day 400.</summary>
public sealed class OverallSurvivalTests
{
    [Theory]
    [InlineData(200, 200, null, "200 DEATH")]
    [InlineData(null, 390, null, "390 NO-EVENT")]
    [InlineData(null, 430, null, "400 NO-EVENT")]
    [InlineData(420, 395, null, "395 NO-EVENT")]
    [InlineData(null, 100, 110, "100 LOST")]
    [InlineData(null, null, null, "0 NO-EVENT")]
    public void Timeline(int? death, int? alive, int? lost, string expected)
    {
        EventTime time = OverallSurvival.Derive(ProgressionFreeSurvivalTests.Subject("", death, null, lost) with { LastAlive = alive is { } a ? Day.Row(a) : null });
        $"{time.End.DayNumber - Day.At(0).DayNumber} {ReasonCode.Of(time.Reason)}".ShouldBe(expected);
    }
}
