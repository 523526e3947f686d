using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Orders;
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
        var evidence = new List<ConventionEvidence>();
        var witnesses = new List<ConventionWitness>();
        var searches = new List<ArmSearch>();
        // Orders are searched only where arithmetic found no fault: its message says more than an empty search.
        bool arithmeticHolds = findings.TrueForAll(f => f.Severity != FindingSeverity.Contradiction);
        if (options.SearchesOrders && arithmeticHolds)
        {
            foreach (PublishedArm arm in study.Arms)
            {
                foreach (PublishedEndpoint endpoint in arm.Endpoints) Prove(study, arm, endpoint, options, findings, cancellation);
            }

            foreach (PublishedArm arm in study.Arms.Where(CanBeSearched)) Search(study, arm, options, findings, evidence, witnesses, searches, cancellation);
        }

        return new AuditReport { Study = study.Id, Findings = [.. findings], Evidence = [.. evidence], Witnesses = [.. witnesses], Searches = [.. searches] };
    }

    private static bool CanBeSearched(PublishedArm arm) =>
        arm.N <= OrderSearch.MostSubjects && arm.Endpoints.Any(e => e is { Events: not null, Id: "PFS" or "OS" });

    private static void Search(
        PublishedStudy study,
        PublishedArm arm,
        AuditOptions options,
        List<AuditFinding> findings,
        List<ConventionEvidence> evidence,
        List<ConventionWitness> witnesses,
        List<ArmSearch> kept,
        CancellationToken cancellation)
    {
        foreach (FollowUpAssumption assumption in Enum.GetValues<FollowUpAssumption>())
        {
            var draw = new CohortOptions { Count = 1, Seed = options.Seed, FollowUp = assumption, Crossing = options.Crossing, ScanIntervalDays = options.ScanIntervalDays, Threads = options.Threads };
            OrderSearchResult[] searches = CohortSampler.Search(study, arm, draw, cancellation);
            kept.Add(new ArmSearch(arm.Id, assumption, [.. searches]));
            foreach (OrderSearchResult search in searches)
            {
                foreach (OrderConvention convention in OrderConvention.All)
                    evidence.Add(new ConventionEvidence(arm.Id, search.Constraints.Endpoint, assumption, convention, search.CountFor(convention), search.IsComplete));
                AddEmptySearch(arm, search, assumption, options, findings, cancellation);
            }

            foreach (OrderConvention convention in OrderConvention.All.Where(_ => options.DrawsWitnesses))
            {
                CohortSet set = CohortSampler.Draw(study, arm, draw with { IntervalType = convention.IntervalType, Plateau = convention.Plateau }, searches, cancellation: cancellation);
                witnesses.Add(new ConventionWitness(arm.Id, assumption, convention, set.Outcome, set.Cohorts.IsEmpty ? null : set.Cohorts[0]));
            }
        }
    }

    // What no convention can have printed, with follow-up that may end at any time.
    private static void Prove(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, AuditOptions options, List<AuditFinding> findings, CancellationToken cancellation)
    {
        // A number that was not printed is no witness.
        if (endpoint.EventsImplied) endpoint = endpoint with { Events = null };
        var draw = new CohortOptions { Crossing = options.Crossing, ScanIntervalDays = options.ScanIntervalDays };
        if (Contradictions.FindForEveryConvention(study, arm, endpoint, draw, cancellation) is not { } proof) return;
        Words name = AuditWords.Say("endpoint", arm.Label, endpoint.Id);
        Words text = AuditWords.Say(proof.Proof == CertificateProof.Search ? "orders.search" : "orders.lattice", name, string.Join("; ", proof.Facts));
        findings.Add(new AuditFinding("orders", FindingSeverity.Contradiction, text, proof.Facts));
    }

    // Open follow-up allows whatever complete follow-up allows, so that only its empty search is a contradiction.
    private static void AddEmptySearch(PublishedArm arm, OrderSearchResult search, FollowUpAssumption assumption, AuditOptions options, List<AuditFinding> findings, CancellationToken cancellation)
    {
        if (!search.Orders.IsEmpty || assumption == FollowUpAssumption.Open) return;
        // Orders in which subjects share a day were left out so far; the proof has to go through them too.
        search = OrderSearch.Run(search.Constraints, new OrderSearchOptions { Crossing = options.Crossing, AllowsTies = true, StopsAtFirst = true }, cancellation);
        if (!search.Orders.IsEmpty) return;
        Words name = AuditWords.Say("endpoint", arm.Label, search.Constraints.Endpoint);
        string[] facts = [$"n = {arm.N}", $"events = {search.Constraints.Events}", "quantiles, limits, landmarks and follow-up of the endpoint"];
        findings.Add(search.IsComplete
            ? new AuditFinding("followUp", FindingSeverity.Warning, AuditWords.Say("followUp.complete", name, search.Constraints.Events, arm.N - search.Constraints.Events), [.. facts])
            : new AuditFinding("orders", FindingSeverity.Note, AuditWords.Say("orders.undecided", name, search.Steps), [.. facts]));
    }
}
