using System.Globalization;
using Abscopal.Clinical.Dates;

namespace Abscopal.Clinical.Tests.Dates;

public sealed class DateImputationTests
{
    [Theory]
    [InlineData("2022-03-14", DateImputationRule.First, null, null, "2022-03-14", "")]
    [InlineData("2022-03", DateImputationRule.First, null, null, "2022-03-01", "D")]
    [InlineData("2022-03", DateImputationRule.Middle, null, null, "2022-03-15", "D")]
    [InlineData("2022-03", DateImputationRule.Last, null, null, "2022-03-31", "D")]
    [InlineData("2022", DateImputationRule.First, null, null, "2022-01-01", "M")]
    [InlineData("2022", DateImputationRule.Middle, null, null, "2022-07-01", "M")]
    [InlineData("2022", DateImputationRule.Last, null, null, "2022-12-31", "M")]
    [InlineData("2022-03", DateImputationRule.First, "2022-03-10", null, "2022-03-10", "D")]
    [InlineData("2022-03", DateImputationRule.First, "2022-05-10", null, "2022-03-01", "D")]
    [InlineData("2022-03", DateImputationRule.Last, null, "2022-03-20", "2022-03-20", "D")]
    [InlineData("2022-03", DateImputationRule.Last, null, "2022-01-20", "2022-03-31", "D")]
    [InlineData("2022-03-14", DateImputationRule.First, "2022-05-10", null, "2022-03-14", "")]
    public void Completes_by_the_rule_within_bounds(string text, DateImputationRule rule, string? least, string? most, string expected, string flag)
    {
        PartialDate.TryParse(text, out PartialDate date).ShouldBeTrue();
        ImputedDate imputed = DateImputation.Complete(date, rule, Parse(least), Parse(most));
        imputed.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(expected);
        imputed.Flag.ShouldBe(flag);
    }

    private static DateOnly? Parse(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
