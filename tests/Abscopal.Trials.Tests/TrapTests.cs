using Abscopal.Campaigns;
using Abscopal.Numerics.Distributions;
using Abscopal.Trials.Assurance;
using Abscopal.Trials.EarlyPhase;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.OneArm;
using Abscopal.Trials.SampleSize;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;
using Abscopal.Trials.Tests.Simulation;

namespace Abscopal.Trials.Tests;

/// <summary>
/// The traps that designers of trials and authors of their programs are known to fall into, a test for each, numbered as
/// in docs/designs.md.
/// </summary>
public sealed class TrapTests
{
    private static readonly PiecewiseRate Control = PiecewiseRate.FromMedian(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PiecewiseRate Delayed => Control.Times([0, 4], [1, 0.6]);

    // S1: peers simulate .8324, formulas by average hazard ratios say .8407-.8442.
    [Fact]
    public void Trap01a_PowerByTheAverageHazardRatio_IsNotThatOfTheLogRankTest()
    {
        double formula = GroupSequentialDesign.From(new() { InformationFractions = [0.7, 1] })
            .Exits(-Math.Log(AverageHazardRatio.At(S1Plan(), ExpectedEvents.TimeOf(S1Plan(), 300)).HazardRatio) * Math.Sqrt(75)).Upper.Sum();
        TrialSimulation simulated = TrialSimulation.Run(Designs.S1(40_000), new CampaignRunOptions { Threads = 2 }, Token);
        (formula - simulated.Scenarios[0].Power).ShouldBeGreaterThan(4 * simulated.Scenarios[0].PowerStandardError);
    }

    // The fraction of S1's first look is .7 by events, .6959 by information under the alternative.
    [Fact]
    public void Trap01b_FractionsByEventsAndByInformation_Differ()
    {
        AverageHazardRatio first = AverageHazardRatio.At(S1Plan(), ExpectedEvents.TimeOf(S1Plan(), 210));
        AverageHazardRatio last = AverageHazardRatio.At(S1Plan(), ExpectedEvents.TimeOf(S1Plan(), 300));
        (first.Events / last.Events).ShouldBe(0.7, 1e-6);
        (first.NullInformation / last.NullInformation).ShouldBe(0.7, 1e-6);
        (first.Information / last.Information).ShouldBe(0.6959, 2e-3);
        (first.Information / last.Information).ShouldBeLessThan(0.699);
    }

    // A p-value by random quadrature changes with the seed; ours is the same bits every time, also near singularity. The
    // correlations are those of a Brownian motion at near times, whose chance is known by the recursion over looks too.
    [Fact]
    public void Trap02_MaxComboPValue_IsDeterministic_NearSingularity()
    {
        double[] times = [Math.Pow(0.95, 6), Math.Pow(0.95, 4), Math.Pow(0.95, 2), 1];
        double[,] correlation = new double[4, 4];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++) correlation[i, j] = Math.Sqrt(times[Math.Min(i, j)] / times[Math.Max(i, j)]);
        }

        double[] none = [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity];
        double[] bound = [2.1, 2.1, 2.1, 2.1];
        double first = MultivariateNormal.Rectangle(correlation, none, bound);
        BitConverter.DoubleToInt64Bits(MultivariateNormal.Rectangle(correlation, none, bound)).ShouldBe(BitConverter.DoubleToInt64Bits(first));
        (1 - first).ShouldBe(SequentialExits.Of(times, bound, none, 0).Upper.Sum(), 2e-7);
    }

    // A hazard ratio of 16 for a tenth of a year, then .76: no benefit at any time of the curves, yet late weights see one.
    [Fact]
    public void Trap03_EarlyHarm_IsABenefitToLateWeights_AndNotToTheLogRankTest()
    {
        TrialSimulationOptions plain = Designs.S1(3000) with
        {
            Subjects = 600,
            Looks = [new SimulatedLook(new LookTrigger { Events = 450 }, 1.959964)],
            Scenarios = [new() { Name = "harm", Control = PiecewiseRate.FromMedian(24), Experimental = PiecewiseRate.FromMedian(24).Times([0, 1.2], [16, 0.76]) }],
        };
        double logRank = TrialSimulation.Run(plain, new CampaignRunOptions { Threads = 2 }, Token).Scenarios[0].Power;
        double late = TrialSimulation.Run(Designs.AsModel(plain, new TestStatistic(StatisticKind.FlemingHarrington, 0, 1)), new CampaignRunOptions { Threads = 2 }, Token).Scenarios[0].Power;
        double modest = TrialSimulation.Run(Designs.AsModel(plain, new TestStatistic(StatisticKind.ModestlyWeighted, 6)), new CampaignRunOptions { Threads = 2 }, Token).Scenarios[0].Power;
        logRank.ShouldBeLessThan(0.025);
        modest.ShouldBeLessThan(0.025);
        late.ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void Trap04a_EventCut_CountsTheEventItIsMadeAt()
    {
        var simulator = new TrialSimulator(Designs.S1(1) with { Looks = [new SimulatedLook(new LookTrigger { Events = 10 }, null)] }, 0);
        for (uint t = 0; t < 100; t++) simulator.Run(t).Events.ShouldBe(10);
    }

    [Fact]
    public void Trap04b_EventCut_LeavesOutWhoIsNotYetIn()
    {
        var simulator = new TrialSimulator(Designs.S1(1) with { Looks = [new SimulatedLook(new LookTrigger { Events = 30 }, null)] }, 0);
        TrialOutcome outcome = simulator.Run(0);
        outcome.Subjects.ShouldBe((int)Math.Ceiling((outcome.Time * 400 / 18.0) - 0.5));
        outcome.Subjects.ShouldBeLessThan(400);
    }

    [Fact]
    public void Trap04c_EventTargetNeverReached_EndsWithTheLastEvent_AndIsTold()
    {
        PiecewiseRate cured = new([0, 6], [0.1, 0]);
        TrialSimulationOptions options = Designs.S1(50) with { Looks = [new SimulatedLook(new LookTrigger { Events = 390 }, 2)], Scenarios = [new() { Name = "cured", Control = cured, Experimental = cured }] };
        TrialSimulation result = TrialSimulation.Run(options, cancellation: Token);
        result.Scenarios[0].UnreachedTargets.ShouldBe(1);
        result.Scenarios[0].ExpectedEvents.ShouldBe(400 * (1 - Math.Exp(-0.6)), 6);
        result.Scenarios[0].ExpectedDuration.ShouldBeLessThan(24.001);
    }

    // On calendar time no one would benefit before month 4 of the trial, and everyone after; on the subject's own time only
    // those four months in do, so that the fraction of events before separation does not change with accrual.
    [Fact]
    public void Trap05a_ADelayedEffect_IsOnTimeSinceRandomisation()
    {
        TwoArmPlan slow = S1Plan() with { Accrual = new PiecewiseRate([0, 60], [400 / 60.0, 0]) };
        double early = ExpectedEvents.Of(slow with { Control = new PiecewiseRate([0, 4], [Control.Rates[0], 0]), Experimental = new PiecewiseRate([0, 4], [Control.Rates[0], 0]) }, 200);
        early.ShouldBe(400 * (1 - Math.Exp(-4 * Math.Log(2) / 10)), 1e-6);
    }

    [Fact]
    public void Trap05b_AnEventDrivenLook_ComesEarlier_WithLessSeparation()
    {
        TwoArmPlan none = S1Plan() with { Experimental = Control };
        ExpectedEvents.TimeOf(none, 210).ShouldBeLessThan(ExpectedEvents.TimeOf(S1Plan(), 210));
        double early = AverageHazardRatio.At(S1Plan(), ExpectedEvents.TimeOf(S1Plan(), 100)).HazardRatio;
        double late = AverageHazardRatio.At(S1Plan(), ExpectedEvents.TimeOf(S1Plan(), 300)).HazardRatio;
        early.ShouldBeGreaterThan(late + 0.05);
    }

    // Simulated elsewhere for 30 subjects at nominal 10%: E .088, (O + E) / 2 .100, O .114.
    [Fact]
    public void Trap06a_OneSampleLogRank_HasAnotherLevelByItsVariance()
    {
        OneArmDesign design = OneArmDesign.From(new() { Control = HistoricalControl.Exponential(5), HazardRatio = 5 / 7.5, Accrual = 18, FollowUp = 12 });
        design.ExactRejection(30, 1, OneSampleVariance.Expected).ShouldBe(0.088, 0.005);
        design.ExactRejection(30, 1, OneSampleVariance.Mean).ShouldBe(0.100, 0.005);
        design.ExactRejection(30, 1, OneSampleVariance.Observed).ShouldBe(0.114, 0.005);
    }

    // The control is no constant: when its median is 5.6 and not 5, a tenth better, the nominal level is far exceeded.
    [Fact]
    public void Trap06b_AFixedReferenceCurve_InflatesTheLevel()
    {
        OneArmDesign design = OneArmDesign.From(new() { Control = HistoricalControl.Exponential(5), HazardRatio = 5 / 7.5, Accrual = 18, FollowUp = 12 });
        design.ExactRejection(30, 5 / 5.6, OneSampleVariance.Mean).ShouldBeGreaterThan(0.2);
    }

    // A signal counts because it passed a bar: leaving that out, or the spread between trials, flatters the next trial.
    [Fact]
    public void Trap07_SuccessOfASelectedSignal_IsLowerThanItLooks()
    {
        NormalAssurance plain = NormalAssurance.ThreeWays(0.604, 0.389, 0.49, 0.0513, 0.2, 0, 85.25, 2.031, -0.405);
        plain.Truncated.ShouldBeLessThan(plain.Uncorrected - 0.1);
        plain.Shrunk.ShouldBeLessThan(plain.Uncorrected - 0.1);
        NormalAssurance heterogeneous = NormalAssurance.ThreeWays(0.604, 0.389, 0.49, 0.0513, 0.2, 0.3, 85.25, 2.031, -0.405);
        heterogeneous.Uncorrected.ShouldBeLessThan(plain.Uncorrected);
    }

    [Fact]
    public void Trap08a_Simon_StopsAtR1_NotBelowIt() =>
        SimonDesign.Of(1, 10, 5, 29, 0.1, 0.3).EarlyStop.ShouldBe(Math.Pow(0.9, 10) + (10 * 0.1 * Math.Pow(0.9, 9)), 1e-14);

    // Several designs have 25 subjects; the minimax one expects the fewest of them.
    [Fact]
    public void Trap08b_SimonMinimax_BreaksTiesByExpectedSubjects()
    {
        SimonDesign minimax = SimonSearch.Of(new SimonOptions(0.1, 0.3)).Minimax;
        (minimax.FirstBound, minimax.FirstSubjects, minimax.Bound, minimax.Subjects).ShouldBe((1, 15, 5, 25));
        SimonDesign tied = SimonDesign.Of(1, 16, 5, 25, 0.1, 0.3);
        tied.Alpha.ShouldBeLessThanOrEqualTo(0.05);
        tied.Power.ShouldBeGreaterThanOrEqualTo(0.8);
        tied.ExpectedSubjects.ShouldBeGreaterThan(minimax.ExpectedSubjects);
    }

    [Fact]
    public void Trap08c_SimonOverRun_SpendsAtMostTheConditionalError()
    {
        SimonDesign design = SimonDesign.Of(1, 10, 5, 29, 0.1, 0.3);
        for (int second = 15; second <= 25; second++)
        {
            double spent = 0;
            for (int x = 2; x <= 10; x++)
            {
                int from = design.RejectFrom(x, second, 0.1)!.Value;
                spent += new BinomialTable(10, 0.1).Mass(x) * (1 - new BinomialTable(second, 0.1).AtMost(from - x - 1));
            }

            spent.ShouldBeLessThanOrEqualTo(design.Alpha + 1e-12);
        }
    }

    // At target 30%: escalate at or below lambda times n, rounded down; de-escalate at or above it, rounded up.
    [Fact]
    public void Trap08d_Boin_RoundsItsBoundariesOutward()
    {
        var design = new BoinDesign(0.3);
        design.EscalateAtMost.ShouldBe(0.236491, 5e-7);
        design.DeescalateAtLeast.ShouldBe(0.358519, 5e-7);
        for (int n = 1; n <= 30; n++)
        {
            design.Decide((int)Math.Floor(design.EscalateAtMost * n), n).ShouldBe(DoseDecision.Escalate);
            design.Decide((int)Math.Floor(design.EscalateAtMost * n) + 1, n).ShouldNotBe(DoseDecision.Escalate);
            ((int)design.Decide((int)Math.Ceiling(design.DeescalateAtLeast * n), n)).ShouldBeOneOf((int)DoseDecision.Deescalate, (int)DoseDecision.Eliminate);
        }
    }

    // Defaults .6 and 1.4 of the target: log(.88/.79...) of the formula with phi1 = .18, phi2 = .42.
    [Fact]
    public void Trap08e_Boin_DefaultsAreSixAndFourteenTenthsOfTheTarget() =>
        new BoinDesign(0.3).EscalateAtMost.ShouldBe(Math.Log((1 - 0.18) / (1 - 0.3)) / Math.Log(0.3 * (1 - 0.18) / (0.18 * (1 - 0.3))), 1e-14);

    [Fact]
    public void Trap08f_Boin_EliminatesFromThreeSubjectsOn()
    {
        new BoinDesign(0.3).Decide(2, 2).ShouldBe(DoseDecision.Deescalate);
        new BoinDesign(0.3).Decide(3, 3).ShouldBe(DoseDecision.Eliminate);
    }

    [Fact]
    public void Trap08g_Boin_SelectsAfterPoolingAdjacentViolators() => DoseFindingSimulation.Select([1, 0, 4], [6, 6, 6], 0.3).ShouldBe(1);

    [Fact]
    public void Trap08h_Crm_PlugInAndPosteriorMean_ChooseOtherDoses()
    {
        double[] skeleton = [0.05, 0.15, 0.25, 0.4, 0.6];
        int[] doses = [2, 2, 3, 3, 4, 4];
        bool[] toxic = [false, false, false, false, true, true];
        new ContinualReassessment(skeleton, 0.25).Estimate(doses, toxic).Dose.ShouldBe(2);
        new ContinualReassessment(skeleton, 0.25, PlugIn: true).Estimate(doses, toxic).Dose.ShouldBe(3);
    }

    [Fact]
    public void Trap09a_NonBindingFutility_NeverLowersAnEfficacyBound()
    {
        var plain = new GroupSequentialOptions { InformationFractions = [0.4, 0.7, 1] };
        var futile = GroupSequentialDesign.From(plain with { Futility = new FutilityRule(SpendingFunction.HwangShihDeCani(-2), Binding: false) });
        var free = GroupSequentialDesign.From(plain);
        for (int k = 0; k < 3; k++) futile.Looks[k].Upper.ShouldBe(free.Looks[k].Upper);
    }

    // Planned 210 and 300; with 285 the spending function itself would leave alpha unspent.
    [Fact]
    public void Trap09b_TheFinalLook_SpendsWhatIsLeft()
    {
        var options = new GroupSequentialOptions { InformationFractions = [0.7, 1] };
        double final = BoundaryUpdate.Efficacy(options, [210, 285], 300, isFinal: true)[1];
        final.ShouldBe(1.993316, 1e-6);
        BoundaryUpdate.Efficacy(options, [210, 285], 300, isFinal: false)[1].ShouldBeGreaterThan(final + 0.02);
        SequentialExits exits = SequentialExits.Of([210 / 285.0, 1], [2.43799499, final], [double.NegativeInfinity, double.NegativeInfinity], 0);
        exits.Upper.Sum().ShouldBe(0.025, 1e-8);
    }

    [Fact]
    public void Trap10_TrialsDoNotDependOnOrderThreadsOrWhoRanBefore()
    {
        TrialSimulationOptions options = Designs.Mixed(900) with { TrialsPerBlock = 100 };
        var one = new MemoryCampaignStore(TrialSimulationKind.Specify(options));
        var three = new MemoryCampaignStore(TrialSimulationKind.Specify(options));
        CampaignRunner.Run(new TrialSimulationKind(), one, new CampaignRunOptions(), Token);
        for (int k = 3; k >= 1; k--) CampaignRunner.Run(new TrialSimulationKind(), three, new CampaignRunOptions { Threads = 3, Shard = new Shard(k, 3) }, Token);
        for (int block = 0; block < one.Specification.Blocks; block++) three.Read(block).Span.SequenceEqual(one.Read(block).Span).ShouldBeTrue();
        new TrialSimulator(options, 0).Run(17).ShouldBe(After(new TrialSimulator(options, 0), 500).Run(17));
    }

    private static TrialSimulator After(TrialSimulator simulator, uint trials)
    {
        for (uint t = 0; t < trials; t++) simulator.Run(t);
        return simulator;
    }

    private static TwoArmPlan S1Plan() => new() { Accrual = new PiecewiseRate([0, 18], [400 / 18.0, 0]), Control = Control, Experimental = Delayed };
}
