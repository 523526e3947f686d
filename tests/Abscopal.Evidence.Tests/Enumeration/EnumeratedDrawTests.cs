using System.Globalization;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Sampling;

namespace Abscopal.Evidence.Tests.Enumeration;

/// <summary>Every cohort of six to eight subjects that can have printed the figures, against the draws; eng/long-checks draws more of more arms.</summary>
public sealed class EnumeratedDrawTests(ITestOutputHelper output)
{
    public static TheoryData<string> ByOrders => [.. EnumeratedArms.ForOrders.Select(a => a.Name)];

    public static TheoryData<string> ByWalks => [.. EnumeratedArms.ForWalks.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(ByOrders))]
    public void Orders_AreDrawnAsEnumerated(string name)
    {
        EnumeratedArm arm = EnumeratedArms.ForOrders.Single(a => a.Name == name).Make();
        CohortSet set = CohortSampler.Draw(arm.Study, arm.Study.Arms[0], arm.Options with { Count = 4000, Sweeps = 20, Threads = 2 });
        set.Outcome.ShouldBe(CohortOutcome.Found);
        Check(name, DrawTest.Of(arm.ByOrders(), set.Cohorts));
    }

    [Theory]
    [MemberData(nameof(ByWalks))]
    public void Walks_DrawAsEnumerated(string name)
    {
        EnumeratedArm arm = EnumeratedArms.ForWalks.Single(a => a.Name == name).Make();
        StudySample sample = StudySampler.Draw(arm.Study, arm.Options with { Count = 1500, SweepsPerTemperature = 20, Threads = 2 });
        sample.Outcome.ShouldBe(CohortOutcome.Found);
        sample.NotHeld.ShouldBeEmpty();
        Check(name, DrawTest.Of(arm.ByHazards(), sample.Cohorts));
    }

    // Both endpoints and who is who, of four subjects.
    [Fact]
    public void Walks_OfTwoEndpoints_DrawAsEnumerated()
    {
        EnumeratedPair pair = EnumeratedArms.Pairs[0].Make();
        StudySample sample = StudySampler.Draw(pair.Study, pair.Options with { Count = 1200, SweepsPerTemperature = 10, Threads = 2 });
        sample.Outcome.ShouldBe(CohortOutcome.Found);
        Check(EnumeratedArms.Pairs[0].Name, DrawTest.Of(pair.ByHazards(), sample.Cohorts.Select(c => EnumeratedPair.Key(c.Endpoint("PFS")!, c.Endpoint("OS")!))));
    }

    // Printed of two subjects who share each day; no order of subjects who left one after the other prints so.
    [Fact]
    public void Print_OfSubjectsWhoShareADay_IsNoContradiction()
    {
        EnumeratedArm arm = new("1x 2x 3x 3x 3x 3x 6x 6x", a => a with { Median = true });
        arm.ByOrders().ShouldBeEmpty();
        CohortSampler.Draw(arm.Study, arm.Study.Arms[0], arm.Options with { Count = 1 }).Outcome.ShouldBe(CohortOutcome.Undecided);
    }

    private void Check(string name, DrawTest test)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {test.Cohorts} cohorts, {test.Draws} draws, {test.Impossible} impossible, p = {test.PValue:0.000}"));
        test.Impossible.ShouldBe(0);
        test.Cohorts.ShouldBeGreaterThan(8);
        test.PValue.ShouldBeGreaterThan(1e-3);
    }
}
