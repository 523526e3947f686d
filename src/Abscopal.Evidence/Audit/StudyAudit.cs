using Abscopal.Study.Published;

namespace Abscopal.Evidence.Audit;

/// <summary>Checks whether the printed facts of a study can all be true together, and which conventions can have made them.</summary>
/// <remarks>
/// A contradiction is declared by exact arithmetic on the intervals that printed numbers may have been rounded from, or
/// when a search of every event order ends without one; never because something is unlikely.
/// </remarks>
public static class StudyAudit
{
    /// <summary>Audits a study.</summary>
    /// <param name="study">The printed facts.</param>
    /// <param name="options">How far to go.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static AuditReport Run(PublishedStudy study, AuditOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        options ??= new AuditOptions();
        var findings = new List<AuditFinding>();
        foreach (PublishedArm arm in study.Arms)
        {
            CountChecks.Run(arm, findings);
            foreach (PublishedEndpoint endpoint in arm.Endpoints) EndpointChecks.Run(study, arm, endpoint, findings);
        }

        foreach (PublishedContrast contrast in study.Contrasts) ContrastChecks.Run(study, contrast, findings);
        // Orders are searched only where arithmetic found no fault: its message says more than an empty search.
        bool arithmeticHolds = findings.TrueForAll(f => f.Severity != FindingSeverity.Contradiction);
        var orders = new OrderAudit(study, options, cancellation);
        if (options.SearchesOrders && arithmeticHolds) orders.Run(findings);
        return new AuditReport { Study = study.Id, Findings = [.. findings], Evidence = [.. orders.Evidence], Witnesses = [.. orders.Witnesses], Searches = [.. orders.Searches] };
    }
}
