using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Cohorts;

public sealed class LeadCohortTests
{
    private static readonly CohortOptions Options = new() { Count = 200, Seed = 20250527 };

    public static TheoryData<FollowUpAssumption> Assumptions => [.. Enum.GetValues<FollowUpAssumption>()];

    [Theory]
    [MemberData(nameof(Assumptions))]
    public void Draw_EveryCohortReproducesEveryPrintedNumber(FollowUpAssumption assumption)
    {
        CohortSet set = Draw(assumption);
        set.Outcome.ShouldBe(CohortOutcome.Found);
        set.Cohorts.Length.ShouldBe(200);
        foreach (Cohort cohort in set.Cohorts)
        {
            // Recomputed here by the estimators themselves, with the printed numbers typed in again.
            Check(cohort.Endpoint("PFS")!, 24, (8.3, 4.8, 12.3), (40.0, 23.3), (29.5, 26.8, 34.2));
            Check(cohort.Endpoint("OS")!, 18, (23.6, 14.1, 37.6), (66.7, 50.0), (33.7, 29.3, 37.4));
        }
    }

    [Theory]
    [MemberData(nameof(Assumptions))]
    public void Draw_EveryCohortIsJoint(FollowUpAssumption assumption)
    {
        var cutOff = new DateOnly(2025, 5, 27);
        foreach (Cohort cohort in Draw(assumption).Cohorts)
        {
            EndpointTimes pfs = cohort.Endpoint("PFS")!;
            EndpointTimes os = cohort.Endpoint("OS")!;
            int progressed = 0;
            int diedWithout = 0;
            int onTreatment = 0;
            for (int i = 0; i < 30; i++)
            {
                pfs.Days[i].ShouldBeLessThanOrEqualTo(os.Days[i]);
                cohort.Enrolled[i].ShouldBeInRange(new DateOnly(2022, 3, 1), new DateOnly(2023, 2, 28));
                cohort.Enrolled[i].AddDays(os.Days[i]).ShouldBeLessThanOrEqualTo(cutOff);
                if (cohort.Progressed[i]) progressed++;
                if (pfs.Events[i] && !cohort.Progressed[i])
                {
                    diedWithout++;
                    os.Events[i].ShouldBeTrue();
                    os.Days[i].ShouldBe(pfs.Days[i]);
                }

                if (!pfs.Events[i]) os.Events[i].ShouldBeFalse();
                if (assumption == FollowUpAssumption.Complete && !os.Events[i]) cohort.Enrolled[i].AddDays(os.Days[i]).ShouldBe(cutOff);
                if (!cohort.OnTreatmentAtCutOff[i]) continue;
                onTreatment++;
                pfs.Events[i].ShouldBeFalse();
                cohort.Enrolled[i].AddDays(os.Days[i]).ShouldBe(cutOff);
                (os.Days[i] - pfs.Days[i]).ShouldBeLessThanOrEqualTo(91);
            }

            progressed.ShouldBe(22);
            diedWithout.ShouldBe(2);
            os.Events.Count(e => e).ShouldBe(18);
            onTreatment.ShouldBe(4);
        }
    }

    [Fact]
    public void Draw_SameSeedGivesTheSameCohortsOnAnyNumberOfThreads()
    {
        CohortSet one = CohortSampler.Draw(LeadStudy.Published, LeadStudy.Arm, Options with { Count = 20, Threads = 1 });
        CohortSet two = CohortSampler.Draw(LeadStudy.Published, LeadStudy.Arm, Options with { Count = 20, Threads = 2 });
        Text(one).ShouldBe(Text(two));
    }

    [Fact]
    public void Draw_OtherSeedGivesOtherCohorts()
    {
        CohortSet one = CohortSampler.Draw(LeadStudy.Published, LeadStudy.Arm, Options with { Count = 2, Seed = 1 });
        CohortSet two = CohortSampler.Draw(LeadStudy.Published, LeadStudy.Arm, Options with { Count = 2, Seed = 2 });
        Text(one).ShouldNotBe(Text(two));
    }

    [Fact]
    public void Draw_ImpossibleFactsAreAContradiction()
    {
        // 17 of 30 events by the median of 18 cannot leave two thirds alive at a later landmark.
        var study = LeadStudy.With(a => LeadStudy.WithEndpoint(a, "OS", e => e with { Events = 5 }));
        CohortSet set = CohortSampler.Draw(study, study.Arms[0], Options with { Count = 1, FollowUp = FollowUpAssumption.Open });
        set.Outcome.ShouldBe(CohortOutcome.Contradiction);
        set.ContradictoryEndpoint.ShouldBe("OS");
        set.Cohorts.ShouldBeEmpty();
    }

    private static CohortSet Draw(FollowUpAssumption assumption) =>
        CohortSampler.Draw(LeadStudy.Published, LeadStudy.Arm, Options with { FollowUp = assumption });

    private static void Check(
        EndpointTimes times,
        int events,
        (double Median, double Lower, double Upper) median,
        (double At12, double At24) rates,
        (double Median, double Lower, double Upper) followUp)
    {
        SurvivalData data = SurvivalData.FromDays(times.Days.AsSpan(), times.Events.AsSpan()).InUnitsOf(Months.DaysPerMonth, TimeUnit.Months);
        var options = new KaplanMeierOptions { Level = 0.8, IntervalType = ConfidenceIntervalType.LogLog };
        KaplanMeierCurve curve = KaplanMeier.Estimate(data, options);
        curve.Subjects.ShouldBe(30);
        curve.Events.ShouldBe(events);
        Printed(curve.Median, median);
        (100 * curve.At(12).Survival.Value).ShouldBe(rates.At12, 0.05 + 1e-9);
        (100 * curve.At(24).Survival.Value).ShouldBe(rates.At24, 0.05 + 1e-9);
        Printed(KaplanMeier.EstimateFollowUp(data, options).Median, followUp);
    }

    private static void Printed(SurvivalQuantile actual, (double Median, double Lower, double Upper) expected)
    {
        actual.Estimate.Value.ShouldBe(expected.Median, 0.05 + 1e-9);
        actual.Lower.Value.ShouldBe(expected.Lower, 0.05 + 1e-9);
        actual.Upper.Value.ShouldBe(expected.Upper, 0.05 + 1e-9);
    }

    private static string Text(CohortSet set) => string.Join(';', set.Cohorts.SelectMany(c => c.Endpoints).Select(e => string.Join(',', e.Days)));
}
