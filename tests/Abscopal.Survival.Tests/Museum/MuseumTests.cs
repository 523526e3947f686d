using System.Reflection;

namespace Abscopal.Survival.Tests.Museum;

public sealed class MuseumTests
{
    [Fact]
    public void HalfOf24_HasItsMedianHoweverItIsAskedFor()
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(Exhibit.Read("half-of-24").Data);
        curve.Median.Estimate.ShouldBe(Estimate.Of(18));
        curve.Quantile(0.25).Estimate.ShouldBe(Estimate.Of(6.5));
    }

    [Fact]
    public void PlateauAtTheEnd_IsMidwayForRAndNotEstimableForSas()
    {
        SurvivalData data = Exhibit.Read("plateau-at-the-end").Data;
        KaplanMeier.Estimate(data).Median.Estimate.ShouldBe(Estimate.Of(102.5));
        KaplanMeier.Estimate(data, new KaplanMeierOptions { Profile = ConventionProfile.Sas }).Median.Estimate.ShouldBe(Estimate.NotEstimable);
    }

    [Fact]
    public void FollowUpWithTies_TakesTheEventsOutFirst()
    {
        Exhibit exhibit = Exhibit.Read("follow-up-with-ties");
        KaplanMeier.EstimateFollowUp(exhibit.Data).At(6).Survival.Value.ShouldBe(17.0 / 18, 1e-15);
        SurvivalData swapped = SurvivalData.FromTimes(exhibit.Times, Array.ConvertAll(exhibit.Events, e => !e));
        KaplanMeier.Estimate(swapped).At(6).Survival.Value.ShouldBe(20.0 / 21, 1e-15);
    }

    [Fact]
    public void LimitThatRises_IsWhatTheConventionSays()
    {
        SurvivalData data = Exhibit.Read("limit-that-rises").Data;
        KaplanMeier.Estimate(data).Median.Upper.ShouldBe(Estimate.Of(48));
        KaplanMeier.Estimate(data, new KaplanMeierOptions { Crossing = LimitCrossing.First }).Median.Upper.ShouldBe(Estimate.Of(45));
    }

    [Theory]
    [InlineData(ConfidenceIntervalType.LogLog, 86, 230)]
    [InlineData(ConfidenceIntervalType.Plain, 107, 276)]
    [InlineData(ConfidenceIntervalType.Log, 107, 332)]
    public void LimitAtTheNextEvent_IsNotTheLastAcceptedTime(ConfidenceIntervalType type, double lower, double upper)
    {
        SurvivalQuantile quartile = KaplanMeier.Estimate(Exhibit.Read("limit-at-the-next-event").Data, new KaplanMeierOptions { IntervalType = type }).Quantile(0.25);
        quartile.ShouldBe(new SurvivalQuantile(0.25, Estimate.Of(122), Estimate.Of(lower), Estimate.Of(upper)));
    }

    [Theory]
    [InlineData(ConfidenceIntervalType.LogLog, 12, 30, 58, 185)]
    [InlineData(ConfidenceIntervalType.Log, 12, 63, 66, 190)]
    public void ErrorOfWhichScale_GivesThePublishedLimits(ConfidenceIntervalType type, double menLower, double menUpper, double womenLower, double womenUpper)
    {
        Exhibit exhibit = Exhibit.Read("error-of-which-scale");
        SurvivalData data = exhibit.Data.WithGroups(Array.ConvertAll(exhibit.Groups, g => g is "1" ? 0 : 1), ["men", "women"]);
        KaplanMeierCurve[] curves = KaplanMeier.EstimateByGroup(data, new KaplanMeierOptions { IntervalType = type });
        curves[0].Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(22), Estimate.Of(menLower), Estimate.Of(menUpper)));
        curves[1].Median.ShouldBe(new SurvivalQuantile(0.5, Estimate.Of(130), Estimate.Of(womenLower), Estimate.Of(womenUpper)));
    }

    // By hand: 5/6 * 3/5 with the two events of 0.3 on one time; 5/6 * 4/5 * 2/3 with the times taken literally.
    [Fact]
    public void ThreeTenths_IsOneTimeUnlessToldOtherwise()
    {
        Exhibit exhibit = Exhibit.Read("three-tenths");
        KaplanMeier.Estimate(exhibit.Data).At(0.35).Survival.Value.ShouldBe(1.0 / 2, 1e-15);
        KaplanMeier.Estimate(SurvivalData.FromTimes(exhibit.Times, exhibit.Events, NearTieRule.Exact)).At(0.35).Survival.Value.ShouldBe(4.0 / 9, 1e-15);
    }

    [Fact]
    public void NobodyLeft_IsZeroWithoutLimits()
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(Exhibit.Read("nobody-left").Data, new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.LogLog });
        curve.At(4).Survival.ShouldBe(Estimate.Of(0));
        curve.At(40).Survival.ShouldBe(Estimate.Of(0));
        curve.At(4).Limits.Upper.ShouldBe(Estimate.NotEstimable);
        curve.Median.Estimate.ShouldBe(Estimate.Of(2.5));
        RestrictedMean.Estimate(Exhibit.Read("nobody-left").Data).Mean.Value.ShouldBe(2.5, 1e-15);
    }

    [Fact]
    public void DeathBeforeCensoring_CountsTheCensoredAtRisk() =>
        KaplanMeier.Estimate(Exhibit.Read("death-before-censoring").Data).At(10).Survival.Value.ShouldBe(3.0 / 4);

    public static TheoryData<string> Exhibits => [.. Directory.EnumerateFiles(Exhibit.Folder, "*.csv").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Exhibits))]
    public void Exhibit_HasItsStoryAndItsTest(string name)
    {
        File.ReadLines(Path.Combine(Exhibit.Folder, name + ".csv")).First().ShouldStartWith("# ");
        string subject = name.Replace("-", string.Empty, StringComparison.Ordinal) + "_";
        typeof(MuseumTests).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .ShouldContain(m => m.Name.StartsWith(subject, StringComparison.OrdinalIgnoreCase));
    }
}
