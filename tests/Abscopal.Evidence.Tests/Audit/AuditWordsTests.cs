using System.Text.RegularExpressions;
using Abscopal.Evidence.Audit;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Tests.Audit;

public sealed partial class AuditWordsTests
{
    private static readonly AuditOptions Arithmetic = new() { SearchesOrders = false };

    [GeneratedRegex(@"\{(?<1>\d+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder { get; }

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number { get; }

    [Fact]
    public void Words_OfBothLanguages_HaveTheSameKeysAndPlaceholders()
    {
        AuditWords.Chinese.Keys.Order(StringComparer.Ordinal).ShouldBe(AuditWords.English.Keys.Order(StringComparer.Ordinal));
        foreach (string key in AuditWords.English.Keys) Placeholders(AuditWords.Chinese[key]).ShouldBe(Placeholders(AuditWords.English[key]), key);
    }

    // Each study breaks one fact; its finding has the same numbers in both languages, and no English is left in the Chinese.
    [Fact]
    public void Finding_InChinese_HasTheNumbersOfTheEnglish()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (PublishedStudy study in Broken())
        {
            AuditReport report = StudyAudit.Run(study, Arithmetic);
            report.Findings.ShouldNotBeEmpty();
            foreach (AuditFinding finding in report.Findings)
            {
                seen.Add(finding.Kind);
                string chinese = finding.Text.In("zh");
                chinese.ShouldNotBe(finding.Message);
                Numbers(chinese).ShouldBe(Numbers(finding.Message));
                chinese.ShouldNotContain(" survival");
                chinese.ShouldContain("：");
                finding.Facts.ShouldNotBeEmpty();
            }
        }

        seen.Order(StringComparer.Ordinal).ShouldBe(["atRisk", "calendar", "deaths", "events", "hazardRatio", "landmarkLimits", "landmarks", "onTreatment", "pValue", "percentage", "progressed", "quantile"]);
    }

    [Fact]
    public void Proof_InChinese_NamesTheSameFacts()
    {
        AuditFinding finding = StudyAudit.Run(Os(e => e with { Landmarks = [e.Landmarks[0] with { Survival = Printed.Parse("98.1%") }, e.Landmarks[1]] })).Findings.Single(f => f.Severity == FindingSeverity.Contradiction);
        finding.Kind.ShouldBe("orders");
        finding.Text.In("zh").ShouldContain("n = 30; S(12) = 98.1%");
        finding.Text.In("zh").ShouldContain("不可能");
    }

    private static IEnumerable<PublishedStudy> Broken()
    {
        yield return LeadStudy.With(a => a with { Counts = [.. a.Counts.Select(c => c.Key == "pci" ? c with { Count = 18 } : c)] });
        yield return LeadStudy.With(a => a with { Counts = [.. a.Counts.Select(c => c.Key == "anaemia" ? c with { Percent = Printed.Parse("84.5%") } : c)] });
        yield return LeadStudy.With(a => a with { Counts = [.. a.Counts.Select(c => c.Key == "progressed" ? c with { Count = 25 } : c)] });
        yield return LeadStudy.With(a => a with { Counts = [.. a.Counts.Select(c => c.Key == "onTreatmentAtCutOff" ? c with { Count = 13, Percent = null } : c)] });
        yield return LeadStudy.With(a => a with { Counts = [.. a.Counts.Select(c => c.Key == "onTreatmentAtCutOff" ? c with { Count = 7, Percent = null } : c)] });
        yield return Os(e => e with { Events = 31, EventsPercent = null });
        yield return Os(e => e with { Events = 26, EventsPercent = null });
        yield return Os(e => e with { Events = 1, EventsPercent = null });
        yield return Os(e => e with { FollowUp = e.FollowUp! with { Upper = Printed.Parse("39.4", PrintedUnit.Months) } });
        yield return Os(e => e with { Landmarks = [e.Landmarks[0], e.Landmarks[1] with { Survival = Printed.Parse("70.0%") }] });
        yield return Os(e => e with { Quantiles = [e.Quantiles[0] with { Estimate = Printed.Parse("11.0", PrintedUnit.Months), Lower = null }] });
        yield return Os(e => e with { Landmarks = [e.Landmarks[0] with { Lower = Printed.Parse("60.0%"), Upper = Printed.Parse("67.0%"), Level = 0.8m }, e.Landmarks[1]] });
        foreach (int[] row in (int[][])[[29, 20, 10], [30, 8, 8], [30, 28, 2]])
            yield return Os(e => e with { AtRisk = new PublishedAtRisk { Times = [0, 12, 42], Counts = [.. row], CumulativeCensored = [0, 0, 0], Source = "poster" } });
        foreach (Func<PublishedContrast, PublishedContrast> change in (Func<PublishedContrast, PublishedContrast>[])
        [
            c => c with { HazardRatio = Printed.Parse("0.2") },
            c => c with { HazardRatio = Printed.Parse("0.95") },
            c => c with { PValue = Printed.Parse("0.33"), PValueIsBound = false },
            c => c with { Lower = Printed.Parse("0.78"), Upper = Printed.Parse("0.82"), PValue = null },
            c => c with { HazardRatio = Printed.Parse("1.25"), Lower = Printed.Parse("1.02"), Upper = Printed.Parse("1.56") },
        ])
        {
            PublishedStudy keynote = PublishedStudyReader.Read(Path.Combine(AppContext.BaseDirectory, "studies", "keynote604", "published.yaml"));
            yield return keynote with { Contrasts = keynote.Contrasts.SetItem(0, change(keynote.Contrasts[0])) };
        }
    }

    private static PublishedStudy Os(Func<PublishedEndpoint, PublishedEndpoint> change) => LeadStudy.With(a => LeadStudy.WithEndpoint(a, "OS", change));

    private static string[] Placeholders(string text) => [.. Placeholder.Matches(text).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string[] Numbers(string text) => [.. Number.Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)];
}
