using System.Globalization;
using Abscopal.Clinical.Dates;
using CsCheck;

namespace Abscopal.Clinical.Tests.Dates;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2022-03-14", "2022-03-14", "2022-03-14", true)]
    [InlineData("2022-03-14T09:30", "2022-03-14", "2022-03-14", true)]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", false)]
    [InlineData("2022", "2022-01-01", "2022-12-31", false)]
    [InlineData("2022---14", "2022-01-01", "2022-12-31", false)]
    [InlineData("2022-05--", "2022-05-01", "2022-05-31", false)]
    public void Bounds_are_the_days_it_can_be(string text, string first, string last, bool complete)
    {
        PartialDate.TryParse(text, out PartialDate date).ShouldBeTrue();
        date.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(first);
        date.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(last);
        date.IsComplete.ShouldBe(complete);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2022-13")]
    [InlineData("2022-02-30")]
    [InlineData("14MAR2022")]
    [InlineData("2022-3-1")]
    [InlineData("0000-01-01")]
    [InlineData("2022-03-14 x")]
    public void What_is_no_date_is_refused(string? text) => PartialDate.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_whole_date_reads_back() => Gen.Int[1, 3_000_000].Sample(day =>
    {
        string text = DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        PartialDate.TryParse(text, out PartialDate date).ShouldBeTrue();
        date.ToString().ShouldBe(text);
    }, iter: 500);
}
