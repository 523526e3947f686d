using System.Globalization;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Cohorts;
using Abscopal.Reporting.Words;
using Abscopal.Study.Protocol;
using Abscopal.Survival;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.StudyReport;

/// <summary>An audit in words and as a table, in one language.</summary>
public sealed class AuditText
{
    private readonly AuditReport _audit;
    private readonly Vocabulary _words;

    /// <summary>Words an audit.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="language">The language: en or zh.</param>
    /// <exception cref="Abscopal.Input.InvalidInputException">There are no words in the language.</exception>
    public AuditText(AuditReport audit, string language)
    {
        ArgumentNullException.ThrowIfNull(audit);
        FigureFile.CheckLanguage(language);
        (_audit, _words) = (audit, Vocabulary.For(language));
    }

    /// <summary>Whether the print contradicts itself, then each finding.</summary>
    public IEnumerable<string> Findings =>
    [
        _words.Format(_audit.IsConsistent ? "audit.consistent" : "audit.contradicts", _audit.Study),
        .. _audit.Findings.Select(f => "  " + _words.Format("audit.finding", _words["audit." + f.Severity], f.Text.In(_words.Language))),
    ];

    /// <summary>The headings of the orders that each interval type allows.</summary>
    public IReadOnlyList<string> Headings => [_words["audit.followUpEndpoint"], .. Enum.GetValues<ConfidenceIntervalType>().Select(JsonEstimates.Name)];

    /// <summary>The rows below the headings, one a follow-up and endpoint.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows => _audit.Evidence.GroupBy(e => (e.Arm, e.FollowUp, e.Endpoint)).Select(g => (IReadOnlyList<string>)
    [
        _words.Format("audit.row", _words[g.Key.FollowUp == FollowUpAssumption.Complete ? "audit.complete" : "audit.open"], g.Key.Endpoint),
        .. g.GroupBy(e => e.Convention.IntervalType).OrderBy(t => t.Key).Select(t => string.Join(" / ", t.Select(e => e.Orders.ToString(CultureInfo.InvariantCulture)))),
    ]);

    /// <summary>What the table shows, and how many conventions have a witness.</summary>
    public IEnumerable<string> Notes =>
    [
        _words["audit.ordersNote"],
        _words.Format("audit.witnesses", _audit.Witnesses.Count(w => w.Outcome == CohortOutcome.Found), _audit.Witnesses.Length),
    ];
}
