using Abscopal.Biology.Checks;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;

namespace Abscopal.Biology.Tests.Checks;

public sealed class CheckTests
{
    private static Regimen Read(string name) => RegimenReader.Read(Path.Combine(AppContext.BaseDirectory, "regimens", name));

    [Fact]
    public void SimulatedTrials_PredictionsAreRecovered()
    {
        // 200 trials and more; 90% intervals must hold in 85 to 95 of 100.
        foreach (RecoveredEndpoint endpoint in RecoveryCheck.Run(Ensemble.Shipped, Read("durvalumab-ep.yaml"), Read("lead.yaml"), 400, 1))
        {
            endpoint.Coverage.ShouldBeInRange(0.85, 0.95, endpoint.Endpoint);
        }
    }

    [Fact]
    public void Grid_DoseRaisesKill_AndNoDoseOfNoPartnerIsZero()
    {
        var options = new PredictionOptions { Threads = 2 };
        var grid = RegimenExploration.Grid(Ensemble.Shipped, Read("lead.yaml"), 2, options);
        grid.Length.ShouldBe(160);
        GridCell small = grid.First(c => c is { DoseGy: 1, Fractions: 1, Distant: true, FirstDay: 0, Partner: null });
        GridCell large = grid.First(c => c is { DoseGy: 8, Fractions: 10, Distant: true, FirstDay: 0, Partner: null });
        large.Survival24.ShouldBeGreaterThan(small.Survival24);
        RegimenExploration.Grid(Ensemble.Shipped, Read("lead.yaml"), 2, options with { Threads = 1 }).ShouldBe(grid);
    }

    [Fact]
    public void Grid_FollowsItsAxes_AndGivesAdoptiveCells()
    {
        Regimen varied = Read("lead.yaml") with { Grid = new GridAxes { DosesGy = [2], Fractions = [4], Distant = [true], FirstDays = [14], Partners = ["adoptive-t-cells"] } };
        GridCell cell = RegimenExploration.Grid(Ensemble.Shipped, varied, 1, new PredictionOptions()).ShouldHaveSingleItem();
        Regimen given = cell.Of(varied);
        given.Plan.AdoptiveCells.ShouldBe((0, 5.0));
        given.PlanAt(0.5).AdoptiveCells.ShouldBe((0, 2.5));
        given.Plan.Radiotherapy.Count(c => c is { FirstDay: 14, Fractions: 4, DoseGy: 2 }).ShouldBe(2);
        given.Plan.Radiotherapy.Count(c => c.Lesion == Lesion.Brain).ShouldBe(1);
    }

    [Fact]
    public void SimulatedTrials_WhoseTruthIsNoCandidate_AreRecovered()
    {
        // A small form of the long check: few candidates, so the bounds are wider than 85 to 95.
        foreach (RecoveredEndpoint endpoint in RecoveryCheck.Run(Ensemble.Shipped, Read("durvalumab-ep.yaml"), Read("lead.yaml"), 200, 1, fresh: 120))
        {
            endpoint.Coverage.ShouldBeInRange(0.75, 0.98, endpoint.Endpoint);
        }
    }

    [Fact]
    public void Sensitivity_RanksEveryQuantityOnce()
    {
        var rows = RegimenExploration.Sensitivity(Ensemble.Shipped, Read("lead.yaml"), 2, new PredictionOptions());
        rows.Length.ShouldBe(21);
        rows.Select(r => r.Name).Distinct().Count().ShouldBe(21);
        rows[0].MeanEffect.ShouldBeGreaterThanOrEqualTo(rows[^1].MeanEffect);
        rows.First(r => r.Name is "growth").MeanEffect.ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void Readouts_TellSelectionByAntigenPresentation_AndNeverFromDirectKill()
    {
        var rows = NextMeasurement.Compare(Ensemble.Shipped, Read("lead.yaml"), 6, new PredictionOptions());
        rows.First(r => r.Name.StartsWith("MHC-I", StringComparison.Ordinal) && r.Against == Explanation.DirectKillOnly).Separation.ShouldBe(0);
        rows.First(r => r.Name.StartsWith("MHC-I", StringComparison.Ordinal) && r.Against == Explanation.MoreResponders).Separation.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void CheckedFigure_HoldsWithinItsLimits()
    {
        var inside = new CheckedFigure("arm", "fitted", "OS12", 50, Survival.Estimate.Of(48), Survival.Estimate.Of(45), Survival.Estimate.Of(55));
        inside.Holds.ShouldBeTrue();
        (inside with { Printed = 56 }).Holds.ShouldBeFalse();
        (inside with { Printed = 56, Upper = Survival.Estimate.NotEstimable }).Holds.ShouldBeTrue();
    }
}
