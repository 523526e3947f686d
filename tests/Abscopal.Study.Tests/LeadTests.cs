using Abscopal.Study.Protocol;
using Abscopal.Study.Published;

namespace Abscopal.Study.Tests;

public sealed class LeadTests
{
    private static readonly StudyFolder Lead = StudyFolder.Read(Path.Combine(AppContext.BaseDirectory, "studies", "lead"));

    private static PublishedArm Arm => Lead.Published.Arms.ShouldHaveSingleItem();

    [Fact]
    public void Published_Conduct()
    {
        Lead.Published.Id.ShouldBe("lead");
        Arm.N.ShouldBe(30);
        Lead.Published.TimeUnit.ShouldBe(PrintedUnit.Months);
        Lead.Published.DataCutOff.ShouldBe(new DateOnly(2025, 5, 27));
        Lead.Published.EnrolmentFirst.ShouldBe(new DateOnly(2022, 3, 1));
        Lead.Published.EnrolmentLast.ShouldBe(new DateOnly(2023, 2, 28));
        Lead.Published.ReadFromFigures.ShouldBeFalse();
        Lead.Published.Contrasts.ShouldBeEmpty();
        Arm.Label.In("zh").ShouldBe("低剂量放疗 + 度伐利尤单抗 + EP");
    }

    [Theory]
    [InlineData("PFS", 24, "80%", "8.3 4.8 12.3", "29.5 26.8 34.2", "40.0%", "23.3%")]
    [InlineData("OS", 18, "60%", "23.6 14.1 37.6", "33.7 29.3 37.4", "66.7%", "50.0%")]
    public void Published_Endpoint(string id, int events, string percent, string median, string followUp, string year1, string year2)
    {
        PublishedEndpoint endpoint = Arm.Endpoint(id).ShouldNotBeNull();

        endpoint.Events.ShouldBe(events);
        endpoint.EventsPercent!.ToString().ShouldBe(percent);
        endpoint.EventsImplied.ShouldBeFalse();
        Show(endpoint.Median!).ShouldBe(median);
        Show(endpoint.FollowUp!).ShouldBe(followUp);
        endpoint.Median!.Level.ShouldBe(0.80m);
        endpoint.FollowUp!.Level.ShouldBe(0.80m);
        endpoint.Landmarks.Select(l => l.Time).ShouldBe([12m, 24m]);
        endpoint.Landmarks.Select(l => l.Survival.ToString()).ShouldBe([year1, year2]);
        endpoint.Source.ShouldBe("poster");

        static string Show(PublishedQuantile q) => $"{q.Estimate} {q.Lower} {q.Upper}";
    }

    [Fact]
    public void Published_Counts()
    {
        Arm.Counts.Select(c => $"{c.Group} {c.Key} {(object?)c.Count ?? "-"}/{c.Denominator} {c.Percent?.ToString() ?? "-"}").ShouldBe([
            "baseline men 29/30 -",
            "baseline smokers -/30 93%",
            "baseline brainMetastases 3/30 10%",
            "baseline liverMetastases 6/30 20%",
            "treatment pci 17/30 56.7%",
            "course progressed 22/30 -",
            "course onTreatmentAtCutOff 4/30 13%",
            "course newMetastases 16/22 72.7%",
            "course laterTherapy 18/22 81.8%",
            "course reirradiation 11/22 50%",
            "safety teaeGrade3 24/30 80%",
            "safety whiteBloodCellDecreased -/30 96.7%",
            "safety neutrophilDecreased -/30 90.0%",
            "safety anaemia -/30 83.3%",
            "safety plateletDecreased -/30 76.7%",
            "safety nausea -/30 56.7%",
            "safety pneumonitis 0/30 -",
        ]);
        Arm.Counts.ShouldAllBe(c => c.Label.IsWrittenIn("zh"));
        PublishedMeasure age = Arm.Measures.ShouldHaveSingleItem();
        age.Key.ShouldBe("medianAge");
        age.Value.ShouldBe(Printed.Parse("58", PrintedUnit.Years));
    }

    [Fact]
    public void Protocol_TreatmentAndAnalysis()
    {
        StudyProtocol protocol = Lead.Protocol;
        ProtocolArm arm = protocol.Arms.ShouldHaveSingleItem();
        arm.Drugs.Select(d => $"{d.Id} {d.Dose?.ToString() ?? "-"} {d.FirstCycle}-{d.LastCycle} d{string.Join(',', d.Days)}").ShouldBe([
            "durvalumab 1500 mg 1-4 d1", "etoposide - 1-4 d1,2,3", "platinum - 1-4 d1", "durvalumab-maintenance - 5- d1",
        ]);
        RadiotherapyPrescription primary = arm.Radiotherapy[0];
        primary.Fractionation.ShouldBe(new Fractionation(3m, 5));
        primary.Fractionation!.TotalDose.ShouldBe(15m);
        primary.Cycle.ShouldBe(1);
        arm.Radiotherapy.Select(r => r.Use).ShouldBe([RadiotherapyUse.Planned, RadiotherapyUse.Allowed, RadiotherapyUse.Discretion]);
        protocol.Registry.ShouldBe("NCT05092412");
        protocol.Phase.ShouldBe("II");
        protocol.Sites.ShouldBe(4);
        protocol.Design.Allocation.ShouldBe(Allocation.SingleArm);
        protocol.Endpoints.Where(e => e.Role == EndpointRole.Primary).Select(e => e.Id).ShouldBe(["PFS"]);
        protocol.Eligibility.Length.ShouldBe(8);
        protocol.Estimands.Select(e => e.IntercurrentEvents.Length).ShouldBe([4, 3]);
        protocol.Estimands[0].IntercurrentEvents[3].Strategy.ShouldBe(IntercurrentStrategy.CompositeVariable);
        protocol.Analysis.ConfidenceLevel.ShouldBe(0.80m);
        protocol.Analysis.Interval.ShouldBe(IntervalChoice.LogLog);
        protocol.Analysis.Profile.ShouldBe(ProfileChoice.R);
        protocol.Analysis.Landmarks.ShouldBe([12m, 24m]);
        protocol.Analysis.Reconstruction.ShouldBe(new ReconstructionChoices { Cohorts = 200, Seed = 20250527, ScanIntervalMonths = 3 });
    }

    [Fact]
    public void Comparators_NameArmsOfShippedStudies()
    {
        Lead.Protocol.Comparators.Length.ShouldBe(8);
        Lead.Protocol.Comparators.Select(c => c.Group?.In("zh")).ShouldBe(["全球", "全球", "全球", "全球", "全球", "全球", "中国", "中国"]);
        foreach (Comparator comparator in Lead.Protocol.Comparators)
        {
            PublishedStudyReader.Read(Path.Combine(AppContext.BaseDirectory, "studies", comparator.Study, StudyFolder.PublishedFile))
                .Arms.Count(a => string.Equals(a.Id, comparator.Arm, StringComparison.Ordinal)).ShouldBe(1);
        }
    }
}
