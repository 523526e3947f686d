using System.Collections.Immutable;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Bounds;

public sealed class ContradictionsTests
{
    private static readonly CohortOptions Open = new() { FollowUp = FollowUpAssumption.Open };

    // 9 of 10 at risk at month 6 means that one left: survival there is 90% or 100%, whatever else.
    [Fact]
    public void FindForEveryConvention_NamesOnlyWhatTheProofNeeds()
    {
        PublishedStudy study = OfTen(new PublishedEndpoint
        {
            Id = "OS",
            Source = "s",
            Events = 4,
            Landmarks = [Rate(3, "100%"), Rate(6, "80.0%"), Rate(12, "60.0%")],
            AtRisk = new PublishedAtRisk { Times = [0, 3, 6, 12], Counts = [10, 10, 9, 6], Source = "s" },
        });
        Certificate? proof = Contradictions.FindForEveryConvention(study, study.Arms[0], study.Arms[0].Endpoints[0], Open);
        proof.ShouldNotBeNull();
        proof.Proof.ShouldBe(CertificateProof.Counts);
        proof.Facts.ShouldBe(["n = 10", "at risk(6) = 9", "S(6) = 80.0%"]);
    }

    // What the proof says of an arm without rows must be what the bounds say of it.
    [Fact]
    public void Find_OfASmallArm_AgreesWithItsBounds()
    {
        PublishedStudy study = OfTen(new PublishedEndpoint { Id = "OS", Source = "s", Events = 5, Landmarks = [Rate(12, "37.5%"), Rate(18, "30.0%")] });
        Certificate? proof = Contradictions.Find(study, study.Arms[0], study.Arms[0].Endpoints[0], Open);
        EndpointBounds bounds = CohortBounds.Of(study, study.Arms[0], study.Arms[0].Endpoints[0], Open);
        (proof is null).ShouldBe(bounds.Outcome == CohortOutcome.Found);
    }

    // The limits of IMpower133's rates lie too evenly about them for any scale but the plain one.
    [Fact]
    public void Find_LimitsOfRatesOfAnotherType_AreReadByThatType()
    {
        PublishedStudy study = PublishedStudyReader.Read(Path.Combine(AppContext.BaseDirectory, "studies", "impower133", "published.yaml"));
        PublishedEndpoint printed = study.Arms[0].Endpoint("PFS")!;
        CohortOptions logLog = Open with { IntervalType = ConfidenceIntervalType.LogLog };
        Contradictions.Find(study, study.Arms[0], printed, logLog).ShouldBeNull();
        CohortBounds.Of(study, study.Arms[0], printed, logLog).Outcome.ShouldBe(CohortOutcome.Found);
    }

    [Theory]
    [InlineData("caspian")]
    [InlineData("impower133")]
    [InlineData("lead")]
    public void FindForEveryConvention_ShippedStudies_HaveNone(string id)
    {
        PublishedStudy study = PublishedStudyReader.Read(Path.Combine(AppContext.BaseDirectory, "studies", id, "published.yaml"));
        foreach (PublishedArm arm in study.Arms)
        {
            foreach (PublishedEndpoint endpoint in arm.Endpoints) Contradictions.FindForEveryConvention(study, arm, endpoint, Open).ShouldBeNull();
        }
    }

    [Fact]
    public void FindForEveryConvention_TrueArms_AreNeverRefuted()
    {
        for (int number = 100; number < 160; number++)
        {
            (PublishedStudy study, _, _, CohortOptions options) = SimulatedArm.Draw(number);
            Contradictions.FindForEveryConvention(study, study.Arms[0], study.Arms[0].Endpoints[0], options).ShouldBeNull($"arm {number}");
        }
    }

    private static PublishedLandmark Rate(decimal time, string survival) => new() { Time = time, Survival = Printed.Parse(survival), Source = "s" };

    private static PublishedStudy OfTen(PublishedEndpoint endpoint) => new()
    {
        Id = "ten",
        Title = "Ten",
        Sources = [],
        TimeUnit = PrintedUnit.Months,
        Arms = [new PublishedArm { Id = "a", Label = "A", N = 10, Endpoints = ImmutableArray.Create(endpoint) }],
    };
}
