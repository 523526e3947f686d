using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Orders;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Audit;

/// <summary>The part of an audit that looks for orders of events and censorings, and for proofs that there are none.</summary>
/// <remarks>Searches and proofs are done side by side, as there are few and they differ in length; what they say stands in the order of the study.</remarks>
internal sealed class OrderAudit(PublishedStudy study, AuditOptions options, CancellationToken cancellation)
{
    private static readonly FollowUpAssumption[] Assumptions = Enum.GetValues<FollowUpAssumption>();

    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };

    public List<ConventionEvidence> Evidence { get; } = [];

    public List<ConventionWitness> Witnesses { get; } = [];

    public List<ArmSearch> Searches { get; } = [];

    public void Run(List<AuditFinding> findings)
    {
        Part<OrderSearchResult>[] searches =
        [
            .. from arm in study.Arms.Where(CanBeSearched)
               from followUp in Assumptions
               from endpoint in CohortSampler.Endpoints(Facts(arm))
               select new Part<OrderSearchResult>(arm, followUp, () => CohortSampler.SearchOne(Facts(arm), endpoint, Draw(followUp), cancellation)),
        ];
        Part<AuditFinding?>[] proofs =
        [
            .. from arm in study.Arms
               from endpoint in arm.Endpoints
               select new Part<AuditFinding?>(arm, FollowUpAssumption.Open, () => Prove(arm, endpoint)),
        ];
        // The searches under open follow-up take longest, so they begin first.
        Parallel.Invoke(_parallel, [.. searches.OrderByDescending(s => s.FollowUp == FollowUpAssumption.Open).Select(s => (Action)s.Do), .. proofs.Select(p => (Action)p.Do)]);
        findings.AddRange(proofs.Select(p => p.Result).OfType<AuditFinding>());
        foreach (PublishedArm arm in study.Arms.Where(CanBeSearched))
        {
            foreach (FollowUpAssumption followUp in Assumptions) Keep(arm, followUp, [.. searches.Where(s => s.Arm == arm && s.FollowUp == followUp).Select(s => s.Result!)], findings);
        }

        if (options.DrawsWitnesses) DrawWitnesses();
    }

    private static bool CanBeSearched(PublishedArm arm) =>
        arm.N <= OrderSearch.MostSubjects && arm.Endpoints.Any(e => e is { Events: not null, Id: "PFS" or "OS" });

    private ArmFacts Facts(PublishedArm arm) => new() { Study = study, Arm = arm };

    private CohortOptions Draw(FollowUpAssumption followUp) =>
        new() { Count = 1, Seed = options.Seed, FollowUp = followUp, Crossing = options.Crossing, ScanIntervalDays = options.ScanIntervalDays, Threads = options.Threads };

    private void Keep(PublishedArm arm, FollowUpAssumption followUp, OrderSearchResult[] searches, List<AuditFinding> findings)
    {
        Searches.Add(new ArmSearch(arm.Id, followUp, [.. searches]));
        foreach (OrderSearchResult search in searches)
        {
            foreach (OrderConvention convention in OrderConvention.All)
                Evidence.Add(new ConventionEvidence(arm.Id, search.Constraints.Endpoint, followUp, convention, search.CountFor(convention), search.IsComplete));
            AddEmptySearch(arm, search, followUp, findings);
        }
    }

    private void DrawWitnesses()
    {
        (ArmSearch Arm, OrderConvention Convention)[] asked = [.. from arm in Searches from convention in OrderConvention.All select (arm, convention)];
        var drawn = new ConventionWitness[asked.Length];
        Parallel.For(0, asked.Length, _parallel, i =>
        {
            (ArmSearch arm, OrderConvention convention) = asked[i];
            CohortOptions draw = Draw(arm.FollowUp) with { IntervalType = convention.IntervalType, Plateau = convention.Plateau };
            CohortSet set = CohortSampler.Draw(study, study.Arms.First(a => string.Equals(a.Id, arm.Arm, StringComparison.Ordinal)), draw, arm.Endpoints, cancellation: cancellation);
            drawn[i] = new ConventionWitness(arm.Arm, arm.FollowUp, convention, set.Outcome, set.Cohorts.IsEmpty ? null : set.Cohorts[0]);
        });
        Witnesses.AddRange(drawn);
    }

    // What no convention can have printed, with follow-up that may end at any time.
    private AuditFinding? Prove(PublishedArm arm, PublishedEndpoint endpoint)
    {
        // A number that was not printed is no witness.
        if (endpoint.EventsImplied) endpoint = endpoint with { Events = null };
        var draw = new CohortOptions { Crossing = options.Crossing, ScanIntervalDays = options.ScanIntervalDays };
        if (Contradictions.FindForEveryConvention(study, arm, endpoint, draw, cancellation) is not { } proof) return null;
        Words name = AuditWords.Say("endpoint", arm.Label, endpoint.Id);
        Words text = AuditWords.Say(proof.Proof == CertificateProof.Search ? "orders.search" : "orders.lattice", name, string.Join("; ", proof.Facts));
        return new AuditFinding("orders", FindingSeverity.Contradiction, text, proof.Facts);
    }

    // Open follow-up allows whatever complete follow-up allows, so that only its empty search is a contradiction.
    private void AddEmptySearch(PublishedArm arm, OrderSearchResult search, FollowUpAssumption followUp, List<AuditFinding> findings)
    {
        if (!search.Orders.IsEmpty || followUp == FollowUpAssumption.Open) return;
        // Orders in which subjects share a day were left out so far; the proof has to go through them too.
        search = OrderSearch.Run(search.Constraints, new OrderSearchOptions { Crossing = options.Crossing, AllowsTies = true, StopsAtFirst = true }, cancellation);
        if (!search.Orders.IsEmpty) return;
        Words name = AuditWords.Say("endpoint", arm.Label, search.Constraints.Endpoint);
        string[] facts = [$"n = {arm.N}", $"events = {search.Constraints.Events}", "quantiles, limits, landmarks and follow-up of the endpoint"];
        findings.Add(search.IsComplete
            ? new AuditFinding("followUp", FindingSeverity.Warning, AuditWords.Say("followUp.complete", name, search.Constraints.Events, arm.N - search.Constraints.Events), [.. facts])
            : new AuditFinding("orders", FindingSeverity.Note, AuditWords.Say("orders.undecided", name, search.Steps), [.. facts]));
    }

    private sealed class Part<T>(PublishedArm arm, FollowUpAssumption followUp, Func<T> work)
    {
        public PublishedArm Arm => arm;

        public FollowUpAssumption FollowUp => followUp;

        public T? Result { get; private set; }

        public void Do() => Result = work();
    }
}
