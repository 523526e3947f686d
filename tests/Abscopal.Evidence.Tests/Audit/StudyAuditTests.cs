using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Audit;

public sealed class StudyAuditTests
{
    private static readonly AuditOptions Arithmetic = new() { SearchesOrders = false };

    [Fact]
    public void Run_LeadIsConsistentUnderEveryConventionWithAWitness()
    {
        AuditReport report = StudyAudit.Run(LeadStudy.Published);
        report.IsConsistent.ShouldBeTrue();
        report.Findings.ShouldBeEmpty();
        report.CompatibleIntervalTypes.ShouldBe(Enum.GetValues<ConfidenceIntervalType>());
        report.Witnesses.Length.ShouldBe(20);
        report.Witnesses.ShouldAllBe(w => w.Outcome == CohortOutcome.Found && w.Cohort != null);
    }

    [Theory]
    [InlineData("caspian")]
    [InlineData("impower133")]
    public void Run_ComparatorsAreConsistent(string study)
    {
        PublishedStudy published = PublishedStudyReader.Read(Path.Combine(AppContext.BaseDirectory, "studies", study, "published.yaml"));
        StudyAudit.Run(published).Findings.Where(f => f.Severity == FindingSeverity.Contradiction).ShouldBeEmpty();
    }

    [Fact]
    public void Run_PercentageThatIsNotItsCount() =>
        Contradiction(a => a with { Counts = [.. a.Counts.Select(c => c.Key == "pci" ? c with { Count = 18 } : c)] }, "percentage", "18 of 30 is 60%, printed 56.7%");

    [Fact]
    public void Run_PercentageOfNoCount() =>
        Contradiction(a => a with { Counts = [.. a.Counts.Select(c => c.Key == "anaemia" ? c with { Percent = Printed.Parse("84.5%") } : c)] }, "percentage", "no whole number of 30 subjects is printed 84.5%");

    [Fact]
    public void Run_MoreProgressionsThanEvents() =>
        Contradiction(a => a with { Counts = [.. a.Counts.Select(c => c.Key == "progressed" ? c with { Count = 25 } : c)] }, "progressed", "25 subjects progressed, but progression-free survival has only 24 events");

    [Fact]
    public void Run_TimeBeyondTheCalendar() =>
        Contradiction(a => LeadStudy.WithEndpoint(a, "OS", e => e with { FollowUp = e.FollowUp! with { Upper = Printed.Parse("39.4", PrintedUnit.Months) } }), "calendar", "there are only 38.87");

    [Fact]
    public void Run_RisingSurvival() =>
        Contradiction(a => LeadStudy.WithEndpoint(a, "PFS", e => e with { Landmarks = [e.Landmarks[0], e.Landmarks[1] with { Survival = Printed.Parse("45.0%") }] }), "landmarks", "survival rises from 40.0% at 12 to 45.0% at 24");

    [Fact]
    public void Run_MedianAgainstLandmark() =>
        Contradiction(a => LeadStudy.WithEndpoint(a, "PFS", e => e with { Quantiles = [e.Quantiles[0] with { Estimate = Printed.Parse("12.2", PrintedUnit.Months) }] }), "quantile", "12.2, but survival at 12 is 40.0%");

    [Fact]
    public void Run_NumbersThatNoOrderCanPrint()
    {
        PublishedStudy study = LeadStudy.With(a => LeadStudy.WithEndpoint(a, "OS", e => e with { Landmarks = [e.Landmarks[0] with { Survival = Printed.Parse("98.1%") }, e.Landmarks[1]] }));
        AuditFinding finding = StudyAudit.Run(study).Findings.Single(f => f.Severity == FindingSeverity.Contradiction);
        finding.Kind.ShouldBe("orders");
        finding.Message.ShouldContain("no numbers of events and censorings between the printed times");
        // 98.1% needs 53 subjects or more at risk, whatever else was printed.
        finding.Facts.ShouldBe(["n = 30", "S(12) = 98.1%"]);
    }

    private static void Contradiction(Func<PublishedArm, PublishedArm> change, string kind, string message)
    {
        AuditReport report = StudyAudit.Run(LeadStudy.With(change), Arithmetic);
        report.IsConsistent.ShouldBeFalse();
        AuditFinding finding = report.Findings.Where(f => f.Severity == FindingSeverity.Contradiction).ShouldHaveSingleItem();
        finding.Kind.ShouldBe(kind);
        finding.Message.ShouldContain(message);
        finding.Facts.ShouldNotBeEmpty();
    }
}
