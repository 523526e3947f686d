using Abscopal.Trials.EarlyPhase;

namespace Abscopal.Trials.Tests.EarlyPhase;

public sealed class DoseFindingTests
{
    // Liu and Yuan 2015, table 1.
    [Theory]
    [InlineData(0.2, 0.157242, 0.238462)]
    [InlineData(0.25, 0.196801, 0.298392)]
    [InlineData(0.3, 0.236491, 0.358519)]
    [InlineData(0.35, 0.276334, 0.418908)]
    public void Boin_Boundaries(double target, double escalate, double deescalate)
    {
        var design = new BoinDesign(target);
        design.EscalateAtMost.ShouldBe(escalate, 5e-7);
        design.DeescalateAtLeast.ShouldBe(deescalate, 5e-7);
    }

    [Theory]
    [InlineData(3, 0, 2, 3)]
    [InlineData(6, 1, 3, 4)]
    [InlineData(9, 2, 4, 5)]
    [InlineData(12, 2, 5, 7)]
    [InlineData(15, 3, 6, 8)]
    public void Boin_TableOfThirtyPercent(int subjects, int escalate, int deescalate, int eliminate)
    {
        var design = new BoinDesign(0.3);
        int[] counts = [.. Enumerable.Range(0, subjects + 1)];
        counts.Last(x => design.Decide(x, subjects) == DoseDecision.Escalate).ShouldBe(escalate);
        counts.First(x => design.Decide(x, subjects) is DoseDecision.Deescalate or DoseDecision.Eliminate).ShouldBe(deescalate);
        design.EliminateFrom(subjects).ShouldBe(eliminate);
    }

    [Fact]
    public void Boin_BelowThreeSubjects_NeverEliminates() => new BoinDesign(0.3).Decide(2, 2).ShouldBe(DoseDecision.Deescalate);

    [Fact]
    public void Boin_Pending_EqualsTheCompleteDecision_WhenAllIsPassed()
    {
        var design = new BoinDesign(0.3);
        design.DecideWithPending(1, 3, [1, 1, 1]).ShouldBe(design.Decide(1, 6));
        design.DecideWithPending(0, 2, [0.5, 0.1, 0.3]).ShouldBeNull();
        // (1 + .15) / 4 = .2875, odds .4035, three pending: 2.21 of 6, above .3585.
        design.DecideWithPending(1, 3, [0, 0, 0]).ShouldBe(DoseDecision.Deescalate);
        // 1.15 / 6.7, odds .2072, 0.3 still to come: 1.06 of 6, below .2365.
        design.DecideWithPending(1, 3, [0.9, 0.9, 0.9]).ShouldBe(DoseDecision.Escalate);
    }

    [Theory]
    [InlineData(3, "ESDX")]
    [InlineData(6, "EESDX")]
    public void Mtpi2_Table(int subjects, string expected) =>
        string.Concat(expected.Select((_, x) => Letter(new Mtpi2Design(0.3).Decide(x, subjects)))).ShouldBe(expected);

    [Theory]
    [InlineData(2, 'E')]
    [InlineData(3, 'S')]
    [InlineData(4, 'D')]
    public void Mtpi2_NineSubjects(int toxicities, char expected) => Letter(new Mtpi2Design(0.3).Decide(toxicities, 9)).ShouldBe(expected);

    // Posterior by quadrature; the plug-in estimate chooses a higher dose.
    [Fact]
    public void Crm_PosteriorMeansAndPlugInDiffer()
    {
        double[] skeleton = [0.05, 0.15, 0.25, 0.4, 0.6];
        int[] doses = [2, 2, 3, 3, 4, 4];
        bool[] toxic = [false, false, false, false, true, true];
        (IReadOnlyList<double> rates, int dose) = new ContinualReassessment(skeleton, 0.25).Estimate(doses, toxic);
        double[] expected = [0.1032, 0.2091, 0.3023, 0.4372, 0.6178];
        for (int d = 0; d < 5; d++) rates[d].ShouldBe(expected[d], 5e-5);
        dose.ShouldBe(2);
        (IReadOnlyList<double> plugged, int higher) = new ContinualReassessment(skeleton, 0.25, PlugIn: true).Estimate(doses, toxic);
        plugged[0].ShouldBe(0.0704, 5e-5);
        plugged[1].ShouldBe(0.1864, 5e-5);
        plugged[2].ShouldBe(0.2930, 5e-5);
        higher.ShouldBe(3);
    }

    [Fact]
    public void Simulation_FindsTheTargetDose_AndIsReproducible()
    {
        var design = new BoinDesign(0.3);
        double[] rates = [0.05, 0.12, 0.3, 0.5, 0.65];
        DoseFindingSimulation first = DoseFindingSimulation.Run(design.Decide, 0.3, rates, 10, 3, 2000, 11);
        DoseFindingSimulation again = DoseFindingSimulation.Run(design.Decide, 0.3, rates, 10, 3, 2000, 11);
        first.Selected.ShouldBe(again.Selected);
        first.Selected[2].ShouldBeGreaterThan(0.5);
        (first.Selected.Sum() + first.NoneSelected).ShouldBe(1, 1e-12);
        DoseFindingSimulation.Run(design.Decide, 0.3, [0.8, 0.9], 10, 3, 500, 11).NoneSelected.ShouldBeGreaterThan(0.98);
    }

    [Fact]
    public void Select_PoolsViolators() => DoseFindingSimulation.Select([1, 0, 4], [6, 6, 6], 0.3).ShouldBe(1);

    // Pneumonitis: uniform prior, limit 0.2, cutoff 0.95; P(rate above .2 after 3 of 5) = 1 - P(Bin(6, .2) >= 4) by the beta-binomial identity.
    [Fact]
    public void Monitoring_StopsByThePosterior()
    {
        var monitoring = new BetaMonitoring(1, 1);
        double binomial = (15 * Math.Pow(0.2, 4) * 0.64) + (6 * Math.Pow(0.2, 5) * 0.8) + Math.Pow(0.2, 6);
        monitoring.PosteriorAbove(3, 5, 0.2).ShouldBe(1 - binomial, 1e-13);
        monitoring.StopFrom(5, 0.2, 0.95).ShouldBe(3);
        monitoring.StopFrom(2, 0.9, 0.95).ShouldBeNull();
        monitoring.PredictiveSuccess(3, 5, 5, 0.2, 0.95).ShouldBe(1, 1e-12);
        monitoring.Characteristics([5], 0.2, 0.95, 0.5)[0].StopProbability.ShouldBe(0.5, 1e-12);
    }

    private static char Letter(DoseDecision decision) => decision switch
    {
        DoseDecision.Escalate => 'E',
        DoseDecision.Stay => 'S',
        DoseDecision.Deescalate => 'D',
        _ => 'X',
    };
}
