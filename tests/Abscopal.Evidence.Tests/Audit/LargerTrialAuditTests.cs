using System.Collections.Immutable;
using Abscopal.Evidence.Audit;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Tests.Audit;

public sealed class LargerTrialAuditTests
{
    [Theory]
    [InlineData("caspian")]
    [InlineData("impower133")]
    [InlineData("keynote604")]
    [InlineData("capstone1")]
    public void Trials_AsPrinted_HaveNothingToTell(string id) => StudyAudit.Run(Read(id)).Findings.Where(f => f.Severity != FindingSeverity.Note).ShouldBeEmpty();

    // CASPIAN D+EP: 140 of 268 at risk at 12 months, 2 censored before: survival is near 52.6% there, so no median of 10.9.
    [Fact]
    public void Median_BeforeTheRowAllowsIt() => Finds(
        WithOs(Read("caspian"), 0, e => e with { Quantiles = [e.Quantiles[0] with { Estimate = Printed.Parse("10.9", PrintedUnit.Months), Lower = null, Upper = null }] }),
        "atRisk",
        FindingSeverity.Contradiction,
        "the quantile of 0.5 is 10.9, but with 140 at risk at 12 survival there lies between");

    // 22.4% of 202 with plain limits 16.6% to 28.2%: 5.8 points; 2 points would need more than 202 subjects.
    [Fact]
    public void Limits_NarrowerThanTheSubjectsAllow() => Finds(
        WithRate(Read("impower133"), l => l with { Lower = Printed.Parse("20.4%"), Upper = Printed.Parse("24.4%") }),
        "landmarkLimits",
        FindingSeverity.Contradiction,
        "plain: at least 5.7 points");

    [Fact]
    public void Limits_SymmetricOnNoScale() => Finds(
        WithRate(Read("impower133"), l => l with { Lower = Printed.Parse("9.6%") }),
        "landmarkLimits",
        FindingSeverity.Contradiction,
        "symmetric on no scale");

    [Fact]
    public void Events_MoreThanTheRowLeaves() => Finds(
        WithOs(Read("caspian"), 1, e => e with { Events = 260, EventsImplied = false }),
        "atRisk",
        FindingSeverity.Contradiction,
        "too few for 260 events");

    // Printed one-sided 0.0164 and 0.0017 agree with their ratios; twenty times as much does not.
    [Theory]
    [InlineData("keynote604", "0.33")]
    [InlineData("capstone1", "0.00001")]
    public void PValue_FarFromTheRatio(string id, string p) => Finds(
        WithContrast(Read(id), c => c with { PValue = Printed.Parse(p), PValueIsBound = false }), "pValue", FindingSeverity.Warning, "implies p between");

    [Fact]
    public void Ratio_NarrowerThanTheEventsAllow() => Finds(
        WithContrast(Read("keynote604"), c => c with { Lower = Printed.Parse("0.78"), Upper = Printed.Parse("0.82"), PValue = null }), "hazardRatio", FindingSeverity.Warning, "at most 357 events");

    [Fact]
    public void Ratio_OnTheOtherSideOfEveryRate() => Finds(
        WithContrast(Read("keynote604"), c => c with { HazardRatio = Printed.Parse("1.25"), Lower = Printed.Parse("1.02"), Upper = Printed.Parse("1.56") }), "hazardRatio", FindingSeverity.Warning, "every printed rate and median on the other");

    [Fact]
    public void Percentage_ThatIsNotItsEvents()
    {
        PublishedStudy study = LeadStudy.With(a => LeadStudy.WithEndpoint(a, "OS", e => e with { EventsPercent = Printed.Parse("63%") }));
        Finds(study, "percentage", FindingSeverity.Contradiction, "18 of 30 is 60%, printed 63%");
    }

    private static void Finds(PublishedStudy study, string kind, FindingSeverity severity, string message)
    {
        ImmutableArray<AuditFinding> findings = StudyAudit.Run(study, new AuditOptions { SearchesOrders = false }).Findings;
        findings.Where(f => f.Kind == kind && f.Severity == severity).Select(f => f.Message).ShouldContain(m => m.Contains(message, StringComparison.Ordinal), string.Join('\n', findings.Select(f => f.Message)));
    }

    private static PublishedStudy Read(string id) => PublishedStudyReader.Read(Path.Combine(AppContext.BaseDirectory, "studies", id, "published.yaml"));

    private static PublishedStudy WithOs(PublishedStudy study, int arm, Func<PublishedEndpoint, PublishedEndpoint> change) =>
        study with { Arms = study.Arms.SetItem(arm, LeadStudy.WithEndpoint(study.Arms[arm], "OS", change)) };

    private static PublishedStudy WithRate(PublishedStudy study, Func<PublishedLandmark, PublishedLandmark> change) =>
        study with { Arms = study.Arms.SetItem(1, LeadStudy.WithEndpoint(study.Arms[1], "PFS", e => e with { Landmarks = [change(e.Landmarks[0])] })) };

    private static PublishedStudy WithContrast(PublishedStudy study, Func<PublishedContrast, PublishedContrast> change) =>
        study with { Contrasts = [.. study.Contrasts.Select(c => c.Endpoint == "OS" ? change(c) : c)] };
}
