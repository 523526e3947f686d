using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Bounds;

public sealed class CohortBoundsTests
{
    // Stands for a quantile that is not reached.
    private const double Far = 1e9;

    private static readonly BoundsOptions Asked = new() { Times = [3 / 30.4375, 5 / 30.4375], Quantiles = [0.25, 0.5, 0.75] };

    public static TheoryData<int, int> FactSets => new() { { 5, 0 }, { 5, 1 }, { 6, 2 }, { 6, 3 }, { 7, 4 }, { 8, 5 }, { 8, 6 } };

    // Every cohort on days 0 to 9 that prints the facts, found by trying them all: sharp bounds are its ends, outer
    // bounds hold them.
    [Theory]
    [MemberData(nameof(FactSets))]
    public void Of_SmallArms_AreTheEndsOfAFullEnumeration(int n, int set)
    {
        var options = new CohortOptions { FollowUp = FollowUpAssumption.Open, IntervalType = (ConfidenceIntervalType)(set % 5), Plateau = set == 3 ? PlateauRule.FirstTime : PlateauRule.MidpointToLastObservation };
        PublishedStudy study = SmallTruth.Print(n, set, options);
        PublishedEndpoint endpoint = study.Arms[0].Endpoints[0];
        Dictionary<(BoundedFigure, double), (double Least, double Greatest)> all = SmallTruth.Enumerate(study, options, Asked, out int cohorts);
        cohorts.ShouldBeGreaterThan(0);
        foreach (PublishedEndpoint asked in new[] { endpoint, endpoint with { AtRisk = new PublishedAtRisk { Times = [0], Counts = [n], Source = "s" } } })
        {
            // A row of one column says nothing new, but keeps the search away: outer bounds.
            EndpointBounds bounds = CohortBounds.Of(study, study.Arms[0], asked, options, Asked);
            bounds.Outcome.ShouldBe(CohortOutcome.Found);
            foreach (FigureBound bound in bounds.Figures)
            {
                (double least, double greatest) = all[(bound.Figure, bound.At)];
                string what = $"{bound.Figure} at {bound.At}: {bound.Least} to {bound.Greatest} ({bound.Kind}); enumerated {least} to {greatest} over {cohorts}";
                (bound.Least ?? double.PositiveInfinity).ShouldBeLessThanOrEqualTo(least + 1e-9, what);
                (bound.Greatest ?? double.PositiveInfinity).ShouldBeGreaterThanOrEqualTo(greatest - 1e-9, what);
                bound.Kind.ShouldBe(asked.AtRisk is null ? BoundKind.Sharp : BoundKind.Outer, what);
                if (bound.Kind == BoundKind.Outer) continue;
                Math.Min(bound.Least ?? Far, Far).ShouldBe(Math.Min(least, Far), 1e-9, what);
                Math.Min(bound.Greatest ?? Far, Far).ShouldBe(Math.Min(greatest, Far), 1e-9, what);
            }
        }
    }

    [Fact]
    public void Of_ManySimulatedArms_HoldTheTruth()
    {
        for (int number = 0; number < 60; number++)
        {
            (PublishedStudy study, int[] days, bool[] events, CohortOptions options) = SimulatedArm.Draw(number);
            EndpointBounds bounds = CohortBounds.Of(study, study.Arms[0], study.Arms[0].Endpoints[0], options);
            bounds.Outcome.ShouldNotBe(CohortOutcome.Contradiction, $"arm {number}");
            foreach (FigureBound bound in bounds.Figures)
            {
                double truth = TrueFigures.Of(bound, days, events, options);
                string what = $"arm {number} of {days.Length}, {options.IntervalType}: {bound.Figure} at {bound.At} is {truth}, bounded by {bound.Least} to {bound.Greatest} ({bound.Kind})";
                truth.ShouldBeGreaterThanOrEqualTo((bound.Least ?? double.PositiveInfinity) - 1e-9, what);
                truth.ShouldBeLessThanOrEqualTo((bound.Greatest ?? double.PositiveInfinity) + 1e-9, what);
            }
        }
    }

    // LEAD's progression-free survival: at half a year between 15 and 18 of 30 were free of progression.
    [Fact]
    public void Of_Lead_IsSharp()
    {
        PublishedStudy study = LeadStudy.Published;
        EndpointBounds bounds = CohortBounds.Of(study, study.Arms[0], study.Arms[0].Endpoint("PFS")!, new CohortOptions());
        FigureBound half = bounds.Figures.Single(f => f is { Figure: BoundedFigure.Survival, At: 6 });
        half.Kind.ShouldBe(BoundKind.Sharp);
        half.Least!.Value.ShouldBe(0.5, 1e-12);
        half.Greatest!.Value.ShouldBe(0.6, 1e-12);
    }
}
