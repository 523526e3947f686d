using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Multiplicity;

namespace Abscopal.Trials.Tests.Multiplicity;

public sealed class GraphicalProcedureTests
{
    // Holm's procedure is the graph of equal weights and equal transitions: 3 x .01, max(2 x .02, .03), max(.04, .04).
    [Fact]
    public void Test_HolmGraph_GivesHolm()
    {
        var holm = new GraphicalProcedure(["A", "B", "C"], [1 / 3.0, 1 / 3.0, 1 / 3.0], new[,] { { 0, 0.5, 0.5 }, { 0.5, 0, 0.5 }, { 0.5, 0.5, 0 } }, 0.05);
        GraphicalResult[] result = [.. holm.Test([0.02, 0.01, 0.045])];
        result.Select(r => r.AdjustedPValue!.Value).ShouldBe([0.04, 0.03, 0.045], 1e-12);
        result.ShouldAllBe(r => r.IsRejected);
        result[1].Step.ShouldBe(1);
    }

    // Bretz et al. 2009, two primary and two secondary hypotheses, parallel gatekeeping by hand: A is rejected at alpha / 2,
    // C gets it, is rejected, and hands it to B, which then has all.
    [Fact]
    public void Test_Gatekeeping_ByHand()
    {
        var graph = new GraphicalProcedure(
            ["A", "B", "C", "D"], [0.5, 0.5, 0, 0], new double[,] { { 0, 0, 1, 0 }, { 0, 0, 0, 1 }, { 0, 1, 0, 0 }, { 1, 0, 0, 0 } });
        GraphicalResult[] result = [.. graph.Test([0.01, 0.02, 0.005, 0.04])];
        result.Select(r => r.IsRejected).ShouldBe([true, true, true, false]);
        result[0].Level.ShouldBe(0.0125, 1e-15);
        result[1].Level.ShouldBe(0.025, 1e-15);
        result[3].Level.ShouldBe(0.025, 1e-15);
        result[3].AdjustedPValue!.Value.ShouldBe(0.04, 1e-12);
    }

    // One hypothesis with all the error is the ordinary group-sequential test, bounds 2.43799499 and 1.99993050.
    [Fact]
    public void Test_OneSequentialHypothesis_IsTheOrdinaryBound()
    {
        var graph = new GraphicalProcedure(["OS"], [1], new double[,] { { 0 } });
        SequentialHypothesis At(double p1, double p2) => new([0.7, 1], [p1, p2], SpendingFunction.OBrienFleming);
        graph.Test([At(0.0073, 0.5)])[0].Look.ShouldBe(1);
        graph.Test([At(0.0075, 0.0227)])[0].Look.ShouldBe(2);
        graph.Test([At(0.0075, 0.0229)])[0].IsRejected.ShouldBeFalse();
    }

    // OS alone has .02 and fails at its level; PFS at .005 is rejected and its error lets OS pass.
    [Fact]
    public void Test_HandedOnError_ReopensAnEarlierLook()
    {
        var graph = new GraphicalProcedure(["PFS", "OS"], [0.2, 0.8], new double[,] { { 0, 1 }, { 1, 0 } });
        var survival = new SequentialHypothesis([0.7, 1], [0.2, 0.0225], SpendingFunction.OBrienFleming);
        GraphicalResult[] result = [.. graph.Test([new SequentialHypothesis([1], [0.004], SpendingFunction.OBrienFleming), survival])];
        result[0].Level.ShouldBe(0.005, 1e-15);
        result[1].IsRejected.ShouldBeTrue();
        result[1].Level.ShouldBe(0.025, 1e-15);
        graph.Test([new SequentialHypothesis([1], [0.006], SpendingFunction.OBrienFleming), survival]).ShouldAllBe(r => !r.IsRejected);
    }

    [Fact]
    public void Graph_RowAboveOne_Throws() => Should.Throw<DesignException>(() =>
        new GraphicalProcedure(["A", "B"], [0.5, 0.5], new[,] { { 0, 1.2 }, { 1, 0 } })).Key.ShouldBe("transitions[0]");
}
