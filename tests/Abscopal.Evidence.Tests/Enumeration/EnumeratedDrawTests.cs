using System.Diagnostics;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Sampling;

namespace Abscopal.Evidence.Tests.Enumeration;

public sealed class EnumeratedDrawTests(ITestOutputHelper output)
{
    public static TheoryData<string> ByOrders => [.. EnumeratedArms.ForOrders.Select(a => a.Name)];

    public static TheoryData<string> ByChains => [.. EnumeratedArms.ForChains.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(ByOrders))]
    public void Orders_AreDrawnAsEnumerated(string name)
    {
        EnumeratedArm arm = EnumeratedArms.ForOrders.Single(a => a.Name == name).Make();
        var clock = Stopwatch.StartNew();
        Dictionary<string, double> expected = arm.ByOrders();
        double enumerated = clock.Elapsed.TotalSeconds;
        CohortSet set = CohortSampler.Draw(arm.Study, arm.Study.Arms[0], arm.Options with { Count = 4000, Sweeps = 20, Threads = 2 });
        set.Outcome.ShouldBe(CohortOutcome.Found);
        Check(name, DrawTest.Of(expected, set.Cohorts), enumerated, clock.Elapsed.TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(ByChains))]
    public void Chains_DrawAsEnumerated(string name)
    {
        EnumeratedArm arm = EnumeratedArms.ForChains.Single(a => a.Name == name).Make();
        var clock = Stopwatch.StartNew();
        Dictionary<string, double> expected = arm.ByHazards();
        double enumerated = clock.Elapsed.TotalSeconds;
        StudySample sample = StudySampler.Draw(arm.Study, arm.Options with { Count = 2000, Sweeps = 300, Threads = 2 });
        sample.Outcome.ShouldBe(CohortOutcome.Found);
        sample.NotHeld.ShouldBeEmpty();
        Check(name, DrawTest.Of(expected, sample.Cohorts), enumerated, clock.Elapsed.TotalSeconds);
    }

    private void Check(string name, DrawTest test, double enumerated, double all)
    {
        output.WriteLine($"{name}: {test.Cohorts} cohorts, {test.Draws} draws, {test.Impossible} impossible, p = {test.PValue:0.000} ({enumerated:0.0} s of {all:0.0} s)");
        test.Impossible.ShouldBe(0);
        test.Cohorts.ShouldBeGreaterThan(10);
        test.PValue.ShouldBeGreaterThan(1e-3);
    }
}
