using System.Collections.Immutable;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Tests.Comparison;
using Abscopal.Numerics.Random;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Bias;

public sealed class ImmortalTimeTests
{
    private static readonly ImmutableArray<ArmSample> Exponential = [Sample(400)];

    // Seventeen of thirty were irradiated prophylactically, without dates: between months 3 and 8, while free of progression.
    [Fact]
    public void Lead_SurvivorsTreatedWithoutEffect_SeemToBenefit()
    {
        ImmutableArray<Cohort> cohorts = CohortSampler.Draw(LeadStudy.Published, LeadStudy.Arm, new CohortOptions { Count = 20, Seed = 7 }).Cohorts;
        ImmortalTimeResult result = ImmortalTime.Simulate(
            ArmSample.FromCohorts(cohorts, "OS"),
            new ImmortalTimeOptions { Treated = 17, Earliest = 3, Latest = 8, Simulations = 1000 },
            ArmSample.FromCohorts(cohorts, "PFS"));
        result.NaiveRatio.Value.ShouldBeLessThan(0.8);
        result.ShareBelowOne.Value.ShouldBeGreaterThan(0.7);
        result.NaiveLandmarkDifference.Value.ShouldBeGreaterThan(0.1);
        result.ImmortalMonths.Value.ShouldBeInRange(3, 8);
    }

    [Fact]
    public void TreatmentAtTimeZero_ShowsNoBenefit()
    {
        ImmortalTimeResult result = ImmortalTime.Simulate(Exponential, new ImmortalTimeOptions { Treated = 200, Latest = 0, Simulations = 400 });
        result.NaiveRatio.Value.ShouldBe(1, 0.02);
        result.ShareBelowOne.Value.ShouldBe(0.5, 0.08);
        result.ImmortalMonths.Value.ShouldBe(0);
    }

    [Fact]
    public void TreatmentOfSurvivors_IsFairOnlyWhenCountedFromItsDay()
    {
        ImmortalTimeResult result = ImmortalTime.Simulate(Exponential, new ImmortalTimeOptions { Treated = 120, Latest = 12, Simulations = 300 });
        result.NaiveRatio.Value.ShouldBeLessThan(0.75);
        result.TimeDependentRatio.Value.ShouldBe(1, 0.03);
        result.Infeasible.ShouldBe(0);
    }

    [Fact]
    public void SameSeed_GivesTheSameBits()
    {
        var options = new ImmortalTimeOptions { Treated = 5, Latest = 10, Simulations = 50, Seed = 3 };
        ImmortalTime.Simulate([AmlArms.Maintained], options).ShouldBe(ImmortalTime.Simulate([AmlArms.Maintained], options));
        ImmortalTime.Simulate([AmlArms.Maintained], options with { Seed = 4 }).NaiveRatio.ShouldNotBe(ImmortalTime.Simulate([AmlArms.Maintained], options).NaiveRatio);
    }

    [Fact]
    public void MoreTreatedThanSurvivors_IsInfeasible()
    {
        ImmortalTimeResult result = ImmortalTime.Simulate([AmlArms.Maintained], new ImmortalTimeOptions { Treated = 10, Earliest = 100, Latest = 110, Simulations = 20 });
        (result.Infeasible, result.Estimable, result.NaiveRatio.Status).ShouldBe((20, 0, EstimateStatus.NotEstimable));
    }

    [Fact]
    public void LandmarkAnalysis_WithoutDates_IsRefused()
    {
        ImmutableArray<bool> treated = [true, .. new bool[10]];
        LandmarkAnalysis.Compare(AmlArms.Maintained, treated, [.. new double?[11]], 10).Status.ShouldBe(LandmarkAnalysisStatus.DatesMissing);
    }

    [Fact]
    public void LandmarkAnalysis_CountsWhoIsAtRiskAndTreatedByIt()
    {
        ImmutableArray<bool> treated = [true, true, false, true, true, true, false, false, false, false, false];
        ImmutableArray<double?> months = [2, 5, null, 12, 9, 4, null, null, null, null, null];
        LandmarkAnalysisResult result = LandmarkAnalysis.Compare(AmlArms.Maintained, treated, months, 10);
        (result.Status, result.Excluded, result.Treated, result.Untreated).ShouldBe((LandmarkAnalysisStatus.Done, 1, 3, 7));
    }

    [Fact]
    public void TimeZero_NoShift_IsTheComparisonAndLaterStartsFavourTheArm()
    {
        ImmutableArray<TimeZeroShift> shifts = TimeZero.Sensitivity([AmlArms.Maintained], [AmlArms.Other], [-6, 0, 6]);
        shifts[1].Comparison.LogHazardRatio.ShouldBe(ArmComparison.Compare([AmlArms.Maintained], [AmlArms.Other]).LogHazardRatio);
        shifts[0].Comparison.HazardRatio.Value.ShouldBeGreaterThan(shifts[1].Comparison.HazardRatio.Value);
        shifts[0].Excluded.ShouldBe(0);
        TimeZero.Sensitivity([AmlArms.Maintained], [AmlArms.Other], [-10])[0].Excluded.ShouldBe(1);
    }

    private static ArmSample Sample(int n)
    {
        var random = new RandomStream(11, new StreamAddress(1, 2, 3));
        double[] times = new double[n];
        for (int i = 0; i < n; i++) times[i] = 15 * random.NextExponential();
        return new ArmSample([.. times.Select(t => Math.Min(t, 40))], [.. times.Select(t => t < 40)]);
    }
}
