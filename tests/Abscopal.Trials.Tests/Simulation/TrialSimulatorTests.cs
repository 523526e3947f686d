using Abscopal.Campaigns;
using Abscopal.Trials.Simulation;

namespace Abscopal.Trials.Tests.Simulation;

public sealed class TrialSimulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_AgreesWithThePlainLoop_TrialByTrial(int scenario) => ShouldAgree(Designs.S1(60), scenario, 60);

    [Fact]
    public void Run_WithDropoutCureAndMixedLooks_AgreesWithThePlainLoop() => ShouldAgree(Designs.Mixed(300), 0, 300);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(29)]
    public void Run_FewSubjects_AgreesWithThePlainLoop(int events) => ShouldAgree(
        Designs.Mixed(100) with { Subjects = 29, Looks = [new SimulatedLook(new LookTrigger { Events = events }, 1.5)] }, 0, 100);

    [Fact]
    public void Run_InAnyOrder_GivesTheSame()
    {
        TrialSimulationOptions options = Designs.Mixed(50);
        var forward = new TrialSimulator(options, 0);
        var backward = new TrialSimulator(options, 0);
        TrialOutcome[] first = [.. Enumerable.Range(0, 50).Select(t => forward.Run((uint)t))];
        for (int t = 49; t >= 0; t--) backward.Run((uint)t).ShouldBe(first[t]);
    }

    [Fact]
    public void Run_EventCut_CountsTheTargetEventItself()
    {
        var options = Designs.S1(200) with { Looks = [new SimulatedLook(new LookTrigger { Events = 10 }, null)] };
        var simulator = new TrialSimulator(options, 0);
        for (uint t = 0; t < 200; t++)
        {
            TrialOutcome outcome = simulator.Run(t);
            outcome.Events.ShouldBe(10);
            outcome.Subjects.ShouldBeLessThan(400);
        }
    }

    [Fact]
    public void Run_TargetNeverReached_IsSaid()
    {
        TrialSimulationOptions options = Designs.Mixed(40) with { Looks = [new SimulatedLook(new LookTrigger { Events = 151 }, 2)] };
        TrialSimulation result = TrialSimulation.Run(options, cancellation: Token);
        result.Scenarios[0].UnreachedTargets.ShouldBe(1);
        result.Scenarios[0].ExpectedDuration.ShouldBeGreaterThan(0);
    }

    // rpact 200,000 trials, a hand loop 100,000 and lrstat 20,000: power .8324 (SE .00065); rpact: level .0249 (SE .00035);
    // proportional hazards .72: rpact simulated .8040 (SE .0009).
    [Fact]
    public void Power_IsThatOfThePeers()
    {
        TrialSimulation result = TrialSimulation.Run(Designs.S1(100_000), new CampaignRunOptions { Threads = 2 }, Token);
        ShouldBeWithin(result.Scenarios[0], 0.8324, 0.00065);
        ShouldBeWithin(result.Scenarios[1], 0.0249, 0.00035);
        ShouldBeWithin(result.Scenarios[2], 0.8040, 0.0009);
        result.Scenarios[0].Looks[0].Reject.ShouldBe(0.3246, 3 * 0.0018);
        result.Scenarios[0].Looks[1].Time!.Value.ShouldBe(34.25, 0.15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Results_HaveTheGoldenBits_OnAnyThreads(int threads)
    {
        var store = new MemoryCampaignStore(TrialSimulationKind.Specify(Designs.S1(1000, 128)));
        CampaignRunner.Run(new TrialSimulationKind(), store, new CampaignRunOptions { Threads = threads }, Token);
        GoldenHash(store).ShouldBe("12cf2dc065a403e8");
    }

    [Fact]
    public void Results_OfTheMixedDesign_HaveTheGoldenBits()
    {
        var store = new MemoryCampaignStore(TrialSimulationKind.Specify(Designs.Mixed(1000)));
        CampaignRunner.Run(new TrialSimulationKind(), store, new CampaignRunOptions(), Token);
        GoldenHash(store).ShouldBe("4d8cf438dd1b5586");
    }

    [Fact]
    public void CommonStreams_GiveTheSameControlSubjects()
    {
        TrialSimulationOptions options = Designs.S1(1);
        TrialScenario same = options.Scenarios[1] with { Stream = 0 };
        var first = new TrialSimulator(options with { Scenarios = [options.Scenarios[1]] }, 0);
        var second = new TrialSimulator(options with { Scenarios = [options.Scenarios[0], same] }, 1);
        first.Run(5).ShouldBe(second.Run(5));
    }

    [Fact]
    public void Run_AllocatesNothing()
    {
        var simulator = new TrialSimulator(Designs.S1(1), 0);
        for (uint t = 0; t < 50; t++) simulator.Run(t);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (uint t = 0; t < 200; t++) simulator.Run(t);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200);
    }

    public static TheoryData<TrialSimulationOptions, string> Wrong() => new()
    {
        { Designs.S1(10) with { Subjects = 299 }, "looks[1].trigger.events" },
        { Designs.S1(10) with { Accrual = PiecewiseRate.None }, "accrual" },
        { Designs.S1(10) with { Accrual = new PiecewiseRate([0, 1], [10, 0]) }, "accrual" },
        { Designs.S1(0), "trials" },
        { Designs.S1(10) with { Looks = [] }, "looks" },
        { Designs.S1(10) with { Looks = [new SimulatedLook(new LookTrigger(), 2)] }, "looks[0].trigger" },
        { Designs.S1(10) with { Scenarios = [] }, "scenarios" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Specify_WrongOptions_SaysWhich(TrialSimulationOptions options, string key) =>
        Should.Throw<DesignException>(() => TrialSimulationKind.Specify(options)).Key.ShouldBe(key);

    [Fact]
    public void Times_RatioOfZero_Throws() =>
        Should.Throw<DesignException>(() => PiecewiseRate.FromMedian(10).Times([0, 4], [1, 0])).Key.ShouldBe("hazardRatio[1]");

    private static void ShouldAgree(TrialSimulationOptions options, int scenario, uint trials)
    {
        var simulator = new TrialSimulator(options, scenario);
        for (uint t = 0; t < trials; t++)
        {
            TrialOutcome fast = simulator.Run(t);
            TrialOutcome plain = PlainTrial.Run(options, scenario, t);
            fast.Z.ShouldBe(plain.Z, 1e-9);
            (fast with { Z = 0 }).ShouldBe(plain with { Z = 0 });
        }
    }

    private static void ShouldBeWithin(ScenarioCharacteristics scenario, double expected, double standardError) =>
        scenario.Power.ShouldBe(expected, 3 * Math.Sqrt((standardError * standardError) + (scenario.PowerStandardError * scenario.PowerStandardError)));

    private static string GoldenHash(MemoryCampaignStore store)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        for (int block = 0; block < store.Specification.Blocks; block++) hash.AppendData(store.Read(block).Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
