using System.Globalization;
using Abscopal.Clinical.Recist;

namespace Abscopal.Clinical.Tests.Recist;

/// <summary>Table 3 of Eisenhauer et al. 2009, and timelines a reader can check by hand. Stable means 42 days, confirmation 28.</summary>
public sealed class BestResponseTests
{
    [Theory]
    // Table 3: first and next time point; both late enough for stable disease.
    [InlineData("CR@56 CR@98", "CR", "CONFIRMED")]
    [InlineData("CR@56 PR@98", "SD", "STABLE")]
    [InlineData("CR@56 SD@98", "SD", "STABLE")]
    [InlineData("CR@56 PD@98", "SD", "STABLE")]
    [InlineData("CR@56 NE@98", "SD", "STABLE")]
    [InlineData("PR@56 CR@98", "PR", "CONFIRMED")]
    [InlineData("PR@56 PR@98", "PR", "CONFIRMED")]
    [InlineData("PR@56 SD@98", "SD", "STABLE")]
    [InlineData("PR@56 PD@98", "SD", "STABLE")]
    [InlineData("PR@56 NE@98", "SD", "STABLE")]
    [InlineData("NE@56 NE@98", "NE", "NOT-EVALUABLE")]
    // The same with the first too early for stable disease.
    [InlineData("CR@30 PR@41", "PD", "RELAPSED")]
    [InlineData("CR@30 SD@41", "PD", "RELAPSED")]
    [InlineData("CR@30 PD@70", "PD", "PROGRESSED")]
    [InlineData("CR@30 NE@70", "NE", "TOO-EARLY")]
    [InlineData("PR@30 PD@70", "PD", "PROGRESSED")]
    [InlineData("PR@30 NE@70", "NE", "TOO-EARLY")]
    // Confirmation has to come 28 days later; a visit between may be not evaluable.
    [InlineData("PR@56 PR@83", "SD", "STABLE")]
    [InlineData("PR@56 PR@84", "PR", "CONFIRMED")]
    [InlineData("PR@56 PR@70 PR@84", "PR", "CONFIRMED")]
    [InlineData("PR@56 NE@98 PR@140", "PR", "CONFIRMED")]
    [InlineData("PR@56 NE@98 NE@120 PR@140", "SD", "STABLE")]
    [InlineData("PR@56 SD@98 PR@140", "SD", "STABLE")]
    // Nothing after the first progression counts.
    [InlineData("PR@56 PD@98 PR@140", "SD", "STABLE")]
    [InlineData("PD@56 CR@98 CR@140", "PD", "PROGRESSED")]
    [InlineData("SD@42", "SD", "STABLE")]
    [InlineData("SD@41", "NE", "TOO-EARLY")]
    [InlineData("NON-CR/NON-PD@56 PD@98", "NON-CR/NON-PD", "STABLE")]
    [InlineData("", "NE", "NO-VISIT")]
    public void Confirmed(string visits, string expected, string reason)
    {
        BestResponse best = BestResponse.Choose(Visits(visits), Day.At(0), new BestResponseOptions());
        ResponseCode.Of(best.Response).ShouldBe(expected);
        best.Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("SD@56 PR@98 PD@140", "PR", 1)]
    [InlineData("PR@56 CR@98", "CR", 1)]
    [InlineData("PR@30", "PR", 0)]
    public void Unconfirmed(string visits, string expected, int visit)
    {
        BestResponse best = BestResponse.Choose(Visits(visits), Day.At(0), new BestResponseOptions { IsConfirmed = false });
        ResponseCode.Of(best.Response).ShouldBe(expected);
        best.Visit.ShouldBe(visit);
    }

    [Fact]
    public void Options_let_a_stable_visit_between_and_read_a_complete_response_as_partial()
    {
        BestResponse.Choose(Visits("PR@56 SD@98 PR@140"), Day.At(0), new BestResponseOptions { StableBetween = 1 }).Response.ShouldBe(Response.Partial);
        BestResponse.Choose(Visits("CR@56 PR@98"), Day.At(0), new BestResponseOptions { CompleteThenPartialIsPartial = true }).Response.ShouldBe(Response.Partial);
    }

    internal static DatedResponse[] Visits(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((v, i) =>
        {
            string[] parts = v.Split('@');
            return new DatedResponse(Day.At(int.Parse(parts[1], CultureInfo.InvariantCulture)), ResponseCode.Parse(parts[0])!.Value, new SourceRow("RS", "RSDTC", i + 1));
        }),
    ];
}
