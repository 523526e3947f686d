using System.Globalization;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Curves;
using Abscopal.Evidence.Tests.Curves;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Comparison;

public class PrintedCurveSamplerTests(ITestOutputHelper output)
{
    public static TheoryData<string> DataSets => [.. DigitisedArm.All.Select(a => a.DataSet).Distinct(StringComparer.Ordinal)];

    // From what a paper prints of true patients (row at risk, events, median, two rates) to the hazard ratio of the patients.
    [Theory]
    [MemberData(nameof(DataSets))]
    public void Ratio_FromPrintedRows_HoldsTheTruth(string dataSet)
    {
        DigitisedArm[] arms = [.. DigitisedArm.All.Where(a => string.Equals(a.DataSet, dataSet, StringComparison.Ordinal))];
        ArmSample[][] draws = [.. arms.Select(a => Draws(a, 20))];
        ArmComparisonResult result = ArmComparison.Compare(draws[1], draws[0], new ComparisonOptions { Landmarks = [], Cuts = [] });
        double gap = result.LogHazardRatio.Value.Value - Math.Log(arms[0].HazardRatio);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {dataSet} | {arms[0].HazardRatio:0.000} | {result.HazardRatio.Value:0.000} | {result.LogHazardRatio.ReconstructionShare.Value:0.00} |"));
        Math.Abs(gap).ShouldBeLessThanOrEqualTo(arms.Sum(a => a.Events) < 20 ? 0.15 : 0.08);
    }

    [Fact]
    public void Draw_MeetsTheRowAtRiskExactly_AndTheSameSeedGivesTheSameBits()
    {
        DigitisedArm arm = DigitisedArm.All.Single(a => string.Equals(a.Id, "colon_os_rx_Obs", StringComparison.Ordinal));
        (PublishedStudy study, PublishedArm printed) = Print(arm);
        ArmSample draw = PrintedCurveSampler.Draw(study, printed, printed.Endpoints[0], 7, 3);
        PublishedAtRisk row = printed.Endpoints[0].AtRisk!;
        for (int k = 0; k < row.Counts.Length; k++) draw.Times.Count(t => t >= (double)row.Times[k]).ShouldBe(row.Counts[k]);
        PrintedCurveSampler.Draw(study, printed, printed.Endpoints[0], 7, 3).Times.ShouldBe(draw.Times);
        PrintedCurveSampler.Draw(study, printed, printed.Endpoints[0], 7, 4).Times.ShouldNotBe(draw.Times);
        PrintedCurveSampler.Misfit(printed.Endpoints[0], [draw]).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void Arm_WithoutARow_IsRefused()
    {
        var endpoint = new PublishedEndpoint { Id = "OS", Source = "x" };
        var arm = new PublishedArm { Id = "a", Label = "a", N = 10, Endpoints = [endpoint] };
        var study = new PublishedStudy { Id = "s", Title = "s", Sources = [], TimeUnit = PrintedUnit.Months, Arms = [arm] };
        PrintedCurveSampler.CanDraw(study, arm, endpoint).ShouldBeFalse();
        Should.Throw<EvidenceInputException>(() => PrintedCurveSampler.Draw(study, arm, endpoint, 1, 1)).Message.ShouldContain("a row at risk");
    }

    private static ArmSample[] Draws(DigitisedArm arm, int count)
    {
        (PublishedStudy study, PublishedArm printed) = Print(arm);
        return [.. Enumerable.Range(1, count).Select(k => PrintedCurveSampler.Draw(study, printed, printed.Endpoints[0], 1, k))];
    }

    // The units of the sets differ; here each is called a month.
    private static (PublishedStudy Study, PublishedArm Arm) Print(DigitisedArm arm)
    {
        (double[] times, bool[] events) = arm.Truth();
        KaplanMeierCurve curve = KaplanMeier.Estimate(SurvivalData.FromTimes(times, events));
        NumbersAtRisk row = arm.AtRisk();
        decimal[] columns = [.. row.Times.Select(t => (decimal)t)];
        PublishedLandmark[] landmarks =
        [
            .. new[] { columns.Length / 3, 2 * columns.Length / 3 }
                .Where(k => curve.At((double)columns[k]).Survival.IsEstimated)
                .Select(k => new PublishedLandmark { Time = columns[k], Survival = Printed.Parse((100 * curve.At((double)columns[k]).Survival.Value).ToString("0.0", CultureInfo.InvariantCulture) + "%"), Source = "x" }),
        ];
        var endpoint = new PublishedEndpoint
        {
            Id = "OS",
            Events = arm.Events,
            Landmarks = [.. landmarks],
            Quantiles = arm.Median is { } median ? [new PublishedQuantile { Probability = 0.5m, Estimate = Printed.Parse(median.ToString("0.0", CultureInfo.InvariantCulture), PrintedUnit.Months), Source = "x" }] : [],
            AtRisk = new PublishedAtRisk { Times = [.. columns], Counts = [.. row.Counts], Source = "x" },
            Source = "x",
        };
        var printed = new PublishedArm { Id = arm.Id, Label = arm.Id, N = arm.Subjects, Endpoints = [endpoint] };
        return (new PublishedStudy { Id = arm.DataSet, Title = arm.DataSet, Sources = [], TimeUnit = PrintedUnit.Months, Arms = [printed] }, printed);
    }
}
