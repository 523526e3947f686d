using Abscopal.Clinical.AdverseEvents;
using Abscopal.Clinical.Dates;

namespace Abscopal.Clinical.Tests.AdverseEvents;

/// <summary>First dose 2022-03-10, last dose 2022-06-10, 30 days after it count.</summary>
public sealed class TreatmentEmergenceTests
{
    [Theory]
    [InlineData("2022-03-09", null, false)]
    [InlineData("2022-03-10", null, true)]
    [InlineData("2022-07-10", null, true)]
    [InlineData("2022-07-11", null, false)]
    [InlineData("2022-03", null, true)]
    [InlineData("2022-03", "2022-03-08", false)]
    [InlineData("2022-02", null, false)]
    [InlineData("2022", null, true)]
    [InlineData("2022", "2022-02", false)]
    [InlineData(null, null, true)]
    [InlineData(null, "2022-03-01", false)]
    public void A_start_counts_from_the_first_dose_to_30_days_after_the_last(string? start, string? end, bool expected)
    {
        ImputedDate? began = TreatmentEmergence.Start(Parse(start), new DateOnly(2022, 3, 10));
        TreatmentEmergence.IsEmergent(began, Parse(end), new DateOnly(2022, 3, 10), new DateOnly(2022, 6, 10), 30).ShouldBe(expected);
    }

    [Fact]
    public void Without_a_dose_nothing_is_emergent() => TreatmentEmergence.IsEmergent(null, null, null, null, 30).ShouldBeFalse();

    [Theory]
    [InlineData("Y", true)]
    [InlineData("POSSIBLE", true)]
    [InlineData("probable", true)]
    [InlineData("REMOTE", false)]
    [InlineData("Not Related", false)]
    [InlineData("NONE", false)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void A_missing_relation_counts_as_related(string? answer, bool expected) => Relatedness.IsRelated(answer).ShouldBe(expected);

    private static PartialDate? Parse(string? text) => PartialDate.TryParse(text, out PartialDate date) ? date : null;
}
