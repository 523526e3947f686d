using System.Globalization;
using Abscopal.Evidence.Curves;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Curves;

// Every arm from its clicks and its row at risk, against the patients behind it.
public class KnownTruthTests(ITestOutputHelper output)
{
    public static TheoryData<string> DataSets => [.. DigitisedArm.All.Select(a => a.DataSet).Distinct(StringComparer.Ordinal)];

    public static TheoryData<string> Arms => [.. DigitisedArm.All.Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(Arms))]
    public void Curve_FromClicks_IsWithinFourTenthsOfAPoint(string id)
    {
        DigitisedArm arm = DigitisedArm.All.Single(a => string.Equals(a.Id, id, StringComparison.Ordinal));
        ReconstructedCurve rebuilt = CurveReconstruction.Reconstruct(arm.Clicked(), arm.AtRisk());
        double error = MeanError(rebuilt, arm);
        double? median = KaplanMeier.Estimate(rebuilt.ToSurvivalData()).Median.Estimate.ValueOrNull;
        (double Exact, double Near)[] landmarks = LandmarkErrors(rebuilt, arm);
        double mean = (RestrictedMeanOf(rebuilt.ToSurvivalData(), arm) / RestrictedMeanOf(Truth(arm), arm)) - 1;
        double? medianGap = (median / arm.Median) - 1;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {id} | {arm.Subjects} | {arm.Events} | {rebuilt.EventCount} | {arm.Median:0.00} | {median:0.00} | {Signed(100 * medianGap, 2)} | {string.Join(" | ", landmarks.Select(l => Signed(l.Exact, 2)))} | {Signed(100 * mean, 3)} | {error:0.000} | {rebuilt.Diagnostics.MeanError:0.000} |"));
        rebuilt.Times.Length.ShouldBe(arm.Subjects);
        rebuilt.Diagnostics.AtRiskMisfit.ShouldAllBe(m => m == 0);
        error.ShouldBeLessThanOrEqualTo(0.4);
        landmarks.ShouldAllBe(l => Math.Abs(l.Near) <= 0.3);
        Math.Abs(mean).ShouldBeLessThanOrEqualTo(0.005);
        rebuilt.EventCount.ShouldBeInRange((int)Math.Floor(0.98 * arm.Events) - 1, (int)Math.Ceiling(1.02 * arm.Events) + 1);
        median.HasValue.ShouldBe(arm.Median.HasValue);
        if (medianGap is { } gap) Math.Abs(gap).ShouldBeLessThanOrEqualTo(0.03);
    }

    [Theory]
    [MemberData(nameof(DataSets))]
    public void HazardRatio_FromClicks_IsWithinTwoPercent(string dataSet)
    {
        DigitisedArm[] arms = [.. DigitisedArm.All.Where(a => string.Equals(a.DataSet, dataSet, StringComparison.Ordinal))];
        ReconstructedCurve[] rebuilt = [.. arms.Select(a => CurveReconstruction.Reconstruct(a.Clicked(), a.AtRisk()))];
        ReconstructedCurve[] withEvents = [.. arms.Select(a => CurveReconstruction.Reconstruct(a.Clicked(), a.AtRisk(), new() { TotalEvents = a.Events }))];
        double ratio = Math.Exp(TwoArmHazardRatio.LogOf(rebuilt[1], rebuilt[0]));
        double ratioWithEvents = Math.Exp(TwoArmHazardRatio.LogOf(withEvents[1], withEvents[0]));
        double gap = (ratio / arms[0].HazardRatio) - 1, gapWithEvents = (ratioWithEvents / arms[0].HazardRatio) - 1;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {dataSet} | {arms[0].HazardRatio:0.0000} | {ratio:0.0000} | {100 * gap:0.00} | {ratioWithEvents:0.0000} | {100 * gapWithEvents:0.00} |"));
        Math.Abs(gap).ShouldBeLessThanOrEqualTo(0.02);
        Math.Abs(gapWithEvents).ShouldBeLessThanOrEqualTo(0.02);
        withEvents.Select(w => w.EventCount).ShouldBe(arms.Select(a => a.Events));
    }

    // The median and three rates, rounded as journals do, beside the clicks and the row.
    [Fact]
    public void Curve_WithPrintedMedianAndRates_IsNearerToTheTruth()
    {
        (double clicks, double facts) = (0, 0);
        foreach (DigitisedArm arm in DigitisedArm.All)
        {
            double without = MeanError(CurveReconstruction.Reconstruct(arm.Clicked(), arm.AtRisk()), arm);
            double with = MeanError(CurveReconstruction.Reconstruct(arm.Clicked(), arm.AtRisk(), Printed(arm)), arm);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {arm.Id} | {without:0.000} | {with:0.000} |"));
            with.ShouldBeLessThanOrEqualTo(0.4);
            (clicks, facts) = (clicks + (without / DigitisedArm.All.Length), facts + (with / DigitisedArm.All.Length));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| mean | {clicks:0.0000} | {facts:0.0000} |"));
        facts.ShouldBeLessThan(clicks);
    }

    // The printed number of events brings the hazard ratio nearer.
    [Fact]
    public void HazardRatio_WithPrintedEvents_IsNearerToTheTruth()
    {
        (double clicks, double events) = (0, 0);
        foreach (IGrouping<string, DigitisedArm> set in DigitisedArm.All.GroupBy(a => a.DataSet, StringComparer.Ordinal))
        {
            double Gap(Func<DigitisedArm, CurveReconstructionOptions> options)
            {
                ReconstructedCurve[] rebuilt = [.. set.Select(a => CurveReconstruction.Reconstruct(a.Clicked(), a.AtRisk(), options(a)))];
                return Math.Abs(TwoArmHazardRatio.LogOf(rebuilt[1], rebuilt[0]) - Math.Log(set.First().HazardRatio));
            }

            (clicks, events) = (clicks + Gap(_ => new()), events + Gap(a => new() { TotalEvents = a.Events }));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| sum of gaps in log ratio | {clicks:0.0000} | {events:0.0000} |"));
        events.ShouldBeLessThan(clicks);
    }

    private static CurveReconstructionOptions Printed(DigitisedArm arm)
    {
        (double[] times, bool[] events) = arm.Truth();
        KaplanMeierCurve truth = KaplanMeier.Estimate(SurvivalData.FromTimes(times, events));
        double last = times.Max();
        return new()
        {
            Median = arm.Median is { } median ? PrintedRange.Of(Math.Round(median, 1), 1) : null,
            Rates = [.. new[] { 0.25, 0.5, 0.75 }.Select(share => new PrintedRate(share * last, PrintedRange.Of(Math.Round(At(truth, share * last), 3), 3)))],
        };
    }

    [Fact]
    public void EfronRatio_OfThePatients_IsTheOneOfR()
    {
        foreach (IGrouping<string, DigitisedArm> set in DigitisedArm.All.GroupBy(a => a.DataSet, StringComparer.Ordinal))
        {
            (double[] Times, bool[] Events)[] arms = [.. set.Select(a => a.Truth())];
            double log = TwoArmHazardRatio.Log([.. arms[0].Times, .. arms[1].Times], [.. arms[0].Events, .. arms[1].Events], arms[0].Times.Length);
            Math.Exp(log).ShouldBe(set.First().HazardRatio, 1e-8);
        }
    }

    // Percentage points at a quarter, a half and three quarters of the follow-up. A click is good to a pixel or two: where a
    // fall is nearer to the landmark, which side of it the fall is on cannot be known, and the nearest level there counts.
    private static (double Exact, double Near)[] LandmarkErrors(ReconstructedCurve rebuilt, DigitisedArm arm)
    {
        KaplanMeierCurve truth = KaplanMeier.Estimate(Truth(arm)), made = KaplanMeier.Estimate(rebuilt.ToSurvivalData());
        double last = arm.Truth().Times.Max(), pixel = arm.LastTime / 900;
        return [.. new[] { 0.25, 0.5, 0.75 }.Select(share =>
        {
            double Error(double shift) => 100 * (At(made, (share * last) + shift) - At(truth, share * last));
            return (Error(0), new[] { 0, -2 * pixel, 2 * pixel }.Select(Error).MinBy(Math.Abs));
        })];
    }

    private static string Signed(double? value, int decimals) =>
        value is { } number ? Math.Round(number, decimals).ToString(decimals == 2 ? "+0.00;-0.00;0.00" : "+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : "";

    // To nine tenths of the follow-up, where every rebuilt arm still has subjects.
    private static double RestrictedMeanOf(SurvivalData data, DigitisedArm arm) =>
        RestrictedMean.Estimate(data, new RestrictedMeanOptions { Horizon = 0.9 * arm.Truth().Times.Max() }).Mean.Value;

    private static SurvivalData Truth(DigitisedArm arm)
    {
        (double[] times, bool[] events) = arm.Truth();
        return SurvivalData.FromTimes(times, events);
    }

    internal static double MeanError(ReconstructedCurve rebuilt, DigitisedArm arm)
    {
        (double[] times, _) = arm.Truth();
        KaplanMeierCurve truth = KaplanMeier.Estimate(Truth(arm)), made = KaplanMeier.Estimate(rebuilt.ToSurvivalData());
        double sum = 0;
        const int Grid = 1000;
        for (int i = 0; i < Grid; i++)
        {
            double time = (i + 0.5) / Grid * times.Max();
            sum += Math.Abs(At(truth, time) - At(made, time));
        }

        return 100 * sum / Grid;
    }

    private static double At(KaplanMeierCurve curve, double time)
    {
        int place = curve.Times.BinarySearch(time);
        if (place < 0) place = ~place - 1;
        return place < 0 ? 1 : curve.Survival[place];
    }
}
