using Abscopal.Trials.EarlyPhase;

namespace Abscopal.Trials.Tests.EarlyPhase;

public sealed class MonitoringTests
{
    // Lee and Liu 2008: rates 20% and 40%, prior beta(.2, .8), 36 subjects looked at from the tenth on, theta_L .001,
    // theta_T .9: stop at 0/10, 1/17, 2/21, 3/24, 4/27, 5/29, 6/31, 7/33, 8/34, 9/35, 10/36; level .088, power .906.
    [Fact]
    public void PredictiveFutility_IsLeeAndLiu()
    {
        int[] looks = [.. Enumerable.Range(10, 27)];
        var rule = new MonitoringRule(StoppingRule.PredictiveFutility, new BetaMonitoring(0.2, 0.8), 0.2, 0.001, 0.9);
        JointMonitoring plan = JointMonitoring.From(looks, rule, null);
        (int, int)[] changes = [.. looks.Select((n, k) => (plan.Efficacy[k], n)).Where(x => x.Item1 is not null).GroupBy(x => x.Item1!.Value).Select(g => (g.Key, g.Min(x => x.n)))];
        changes.ShouldBe([(0, 10), (1, 17), (2, 21), (3, 24), (4, 27), (5, 29), (6, 31), (7, 33), (8, 34), (9, 35), (10, 36)]);
        MonitoringCharacteristics none = plan.Under(0.2, 0);
        none.Success.ShouldBe(0.088, 5e-4);
        none.ExpectedSubjects.ShouldBe(27.67, 5e-3);
        plan.Under(0.4, 0).Success.ShouldBe(0.906, 5e-4);
    }

    // Two looks by hand: stop from 2 of 2, else from 2 of 4; rate 1/2: 1/4, then (2 of 4 or more with at most 1 of the first 2).
    [Fact]
    public void Excess_TwoLooks_ByHand()
    {
        var plan = new JointMonitoring([2, 4], [null, null], [2, 2]);
        MonitoringCharacteristics half = plan.Under(0, 0.5);
        half.StopForToxicity[0].ShouldBe(0.25, 1e-15);
        half.StopForToxicity[1].ShouldBe((0.5 * 0.75) + (0.25 * 0.25), 1e-15);
        half.ExpectedSubjects.ShouldBe(2 + (0.75 * 2), 1e-15);
    }

    // The joint plan's toxicity arm is that of the single rule, whatever the correlation, when efficacy never stops.
    [Fact]
    public void Under_OneOutcome_IsBetaMonitoring()
    {
        var toxicity = new MonitoringRule(StoppingRule.Excess, new BetaMonitoring(0.5, 0.5), 0.15, 0.9);
        JointMonitoring plan = JointMonitoring.From([5, 10, 20, 30], null, toxicity);
        MonitoringCharacteristics joint = plan.Under(0.4, 0.25, 0.2);
        var single = new BetaMonitoring(0.5, 0.5).Characteristics([5, 10, 20, 30], 0.15, 0.9, 0.25);
        for (int k = 0; k < 4; k++) joint.StopForToxicity[k].ShouldBe(single[k].StopProbability, 1e-12);
        (joint.StopForToxicity.Sum() + joint.StopForFutility.Sum() + joint.Success).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void From_LooksOutOfOrder_Throws() => Should.Throw<DesignException>(() =>
        JointMonitoring.From([10, 10], null, new MonitoringRule(StoppingRule.Excess, new BetaMonitoring(1, 1), 0.2, 0.9))).Key.ShouldBe("looks[1]");

    [Fact]
    public void DecisionTable_IsBoins()
    {
        DoseDecisionRow row = DoseDecisionRow.Table(new BoinDesign(0.3).Decide, 9)[8];
        row.ShouldBe(new DoseDecisionRow(9, 2, 4, 5));
        DoseDecisionRow.Table(new Mtpi2Design(0.3).Decide, 6)[5].ShouldBe(new DoseDecisionRow(6, 1, 3, 4));
    }

    [Fact]
    public void Pathways_StartWithEveryOutcome_AndNeverSkip()
    {
        var model = new ContinualReassessment([0.05, 0.15, 0.25, 0.4, 0.6], 0.25);
        CrmPathway[] all = [.. CrmPathway.All(model, 1, 3, 2)];
        all.Length.ShouldBe(4 + 16);
        all.Where(p => p.Doses.Length == 1).Select(p => p.Next).ShouldAllBe(next => next <= 2);
        all.First(p => p.Toxicities.SequenceEqual([0])).Next.ShouldBe(2);
        all.First(p => p.Toxicities.SequenceEqual([3])).Next.ShouldBe(1);
    }

    [Fact]
    public void ContinualSimulation_FindsTheTargetDose()
    {
        var model = new ContinualReassessment([0.05, 0.15, 0.3, 0.45, 0.6], 0.3);
        DoseFindingSimulation result = ContinualSimulation.Run(model, [0.05, 0.12, 0.3, 0.5, 0.65], 8, 3, 300, 7);
        result.Selected[2].ShouldBeGreaterThan(0.45);
        (result.Selected.Sum() + result.NoneSelected).ShouldBe(1, 1e-12);
        ContinualSimulation.Run(model, [0.8, 0.9, 0.9, 0.9, 0.9], 8, 3, 100, 7).NoneSelected.ShouldBeGreaterThan(0.9);
    }

    // When nobody is ever pending, imputing is waiting; when they are, it is faster and chooses about as well.
    [Fact]
    public void LateToxicity_ImputingIsFaster_AndAgreesWhenArrivalsAreRare()
    {
        var rare = new LateToxicityOptions { Design = new BoinDesign(0.3), Rates = [0.05, 0.12, 0.3, 0.5], Window = 3, AccrualRate = 1e-4, Trials = 300, Seed = 3 };
        LateToxicitySimulation.Run(rare).Doses.Selected.ShouldBe(LateToxicitySimulation.Run(rare, impute: false).Doses.Selected);
        LateToxicityOptions busy = rare with { AccrualRate = 2, Trials = 1500 };
        LateToxicitySimulation quick = LateToxicitySimulation.Run(busy);
        LateToxicitySimulation slow = LateToxicitySimulation.Run(busy, impute: false);
        quick.MeanDuration.ShouldBeLessThan(0.75 * slow.MeanDuration);
        quick.Doses.Selected[2].ShouldBe(slow.Doses.Selected[2], 0.08);
    }
}
