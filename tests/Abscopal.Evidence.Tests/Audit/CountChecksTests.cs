using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Orders;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Audit;

// LEAD: 30 subjects, 24 events of PFS, 18 deaths, 22 progressed, 4 on treatment at the cut-off.
public sealed class CountChecksTests
{
    [Theory]
    [InlineData("onTreatmentAtCutOff", 12, null)]
    [InlineData("onTreatmentAtCutOff", 13, "13 subjects were on treatment at the cut-off, but only 30 - 18 = 12 were alive")]
    [InlineData("progressed", 24, null)]
    [InlineData("progressed", 25, "25 subjects progressed, but progression-free survival has only 24 events")]
    [InlineData("progressed", 6, null)]
    [InlineData("progressed", 5, "24 events less 5 progressions leave 19 deaths without progression, but only 18 died")]
    public void Count_IsHeldAgainstEventsAndDeaths(string key, int count, string? contradiction) =>
        Check(Contradictions(a => Count(a, key, c => c with { Count = count, Percent = null })), contradiction);

    // Of 30 only 26 prints as 86.7% and only 24 as 80%.
    [Theory]
    [InlineData("80%", null)]
    [InlineData("86.7%", "26 subjects progressed, but progression-free survival has only 24 events")]
    public void Percentage_WithoutACount_StandsForEveryCountThatPrintsSo(string percent, string? contradiction) =>
        Check(Contradictions(a => Count(a, "progressed", c => c with { Count = null, Percent = Printed.Parse(percent) })), contradiction);

    // Treatment past progression is a choice of protocols: 4 of 30 - 27 = 3 without an event is told, and proves nothing.
    [Fact]
    public void TreatedPastProgression_IsAWarning()
    {
        AuditFinding finding = Findings(a => LeadStudy.WithEndpoint(a, "PFS", e => e with { Events = 27, EventsPercent = null })).ShouldHaveSingleItem();
        finding.Severity.ShouldBe(FindingSeverity.Warning);
        finding.Message.ShouldContain("4 subjects were on treatment at the cut-off, but only 30 - 27 = 3 had no event");
    }

    // It is told where no number of progressions was printed too.
    [Fact]
    public void Treated_IsHeldAgainstTheLiving_WithoutANumberOfProgressions() =>
        Contradictions(a => Count(a with { Counts = [.. a.Counts.Where(c => c.Key != "progressed")] }, "onTreatmentAtCutOff", c => c with { Count = 13, Percent = null }))
            .ShouldHaveSingleItem().ShouldContain("only 30 - 18 = 12 were alive");

    [Fact]
    public void MoreDeathsThanEventsOfPfs_IsAWarningWithTheDeathsNotCounted()
    {
        AuditFinding finding = Findings(a => LeadStudy.WithEndpoint(a, "OS", e => e with { Events = 26, EventsPercent = null })).ShouldHaveSingleItem();
        finding.Severity.ShouldBe(FindingSeverity.Warning);
        finding.Message.ShouldContain("26 died, but progression-free survival has only 24 events: 26 - 24 = 2 deaths or more were not counted in it");
    }

    [Fact]
    public void NumberThatWasOnlyImplied_IsNoEvidence() =>
        Contradictions(a => Count(LeadStudy.WithEndpoint(a, "PFS", e => e with { EventsImplied = true, EventsPercent = null }), "progressed", c => c with { Count = 25 })).ShouldBeEmpty();

    [Fact]
    public void Compatible_OfAContradictoryPrint_IsNothing()
    {
        AuditReport report = StudyAudit.Run(LeadStudy.With(a => Count(a, "progressed", c => c with { Count = 25 })));
        report.CompatibleIntervalTypes.ShouldBeEmpty();
        report.CompatibleMedianRules.ShouldBeEmpty();
    }

    [Fact]
    public void Compatible_NeedsAWitnessInEveryArm()
    {
        AuditReport lead = StudyAudit.Run(LeadStudy.Published, new AuditOptions { DrawsWitnesses = false });
        lead.CompatibleMedianRules.ShouldBe([PlateauRule.MidpointToLastObservation, PlateauRule.FirstTime]);
        AuditReport two = lead with { Witnesses = [.. Witnesses("a", ConfidenceIntervalType.Log), .. Witnesses("b", ConfidenceIntervalType.Plain)] };
        two.CompatibleIntervalTypes.ShouldBe([ConfidenceIntervalType.LogLog, ConfidenceIntervalType.Logit, ConfidenceIntervalType.Arcsine]);
    }

    private static IEnumerable<ConventionWitness> Witnesses(string arm, ConfidenceIntervalType excluded) =>
        OrderConvention.All.Select(c => new ConventionWitness(arm, Abscopal.Study.Protocol.FollowUpAssumption.Open, c, c.IntervalType == excluded ? CohortOutcome.Contradiction : CohortOutcome.Undecided, null));

    private static void Check(string[] found, string? expected)
    {
        if (expected is null) found.ShouldBeEmpty();
        else found.ShouldHaveSingleItem().ShouldContain(expected);
    }

    private static string[] Contradictions(Func<PublishedArm, PublishedArm> change) => [.. Findings(change).Where(f => f.Severity == FindingSeverity.Contradiction).Select(f => f.Message)];

    private static IEnumerable<AuditFinding> Findings(Func<PublishedArm, PublishedArm> change) => StudyAudit.Run(LeadStudy.With(change), new AuditOptions { SearchesOrders = false }).Findings;

    private static PublishedArm Count(PublishedArm arm, string key, Func<PublishedCount, PublishedCount> change)
    {
        arm.Counts.ShouldContain(c => c.Key == key);
        return arm with { Counts = [.. arm.Counts.Select(c => c.Key == key ? change(c) : c)] };
    }
}
