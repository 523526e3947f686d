using System.Collections.Immutable;
using System.Text;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Orders;
using Abscopal.Evidence.Sampling;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Draws the cohorts of all arms of a study together and writes them with a summary.</summary>
public static class SampleJob
{
    private const string NoProtocol = "no study.yaml: limits are read as log-log where they can be, a flat median as its midpoint, and nothing is assumed of how long the living were followed";

    /// <summary>Reads what a folder says was printed; a protocol beside it is checked too, and need not be there.</summary>
    /// <param name="folder">The folder of a study.</param>
    /// <exception cref="InvalidInputException">A file is missing or wrong.</exception>
    public static PublishedStudy ReadFacts(string folder) => HasProtocol(folder)
        ? StudyFolder.Read(folder).Published
        : PublishedStudyReader.Read(Path.Combine(folder, StudyFolder.PublishedFile));

    /// <summary>
    /// Whether a study's cohorts are drawn by a population of walks: several arms, an arm too large for a search of event
    /// orders, a row at risk, no number of events, or no protocol beside the facts.
    /// </summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="study">Its facts.</param>
    public static bool Applies(string folder, PublishedStudy study)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(study);
        return !HasProtocol(folder)
            || study.Arms.Length > 1
            || study.Arms[0].N > OrderSearch.MostSubjects
            || study.Arms[0].Endpoints.Any(e => e.AtRisk is not null)
            || !study.Arms[0].Endpoints.Any(e => e is { Events: not null, Id: "PFS" or "OS" });
    }

    /// <summary>Draws and writes <c>cohorts.csv</c>, <c>summary.json</c> and <c>bounds.csv</c>; nothing where no cohort was found.</summary>
    /// <param name="request">The study, the folder, how many cohorts and from which seed.</param>
    /// <param name="arms">The arms to draw; all when empty.</param>
    /// <param name="progress">Told how far the work is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">The study is wrong, an arm is not in it, or the output folder cannot be written.</exception>
    public static SampleOutcome Run(ReportRequest request, IReadOnlyCollection<string> arms, IProgress<ReportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(arms);
        OutputFile.CheckFolder(request.Output);
        PublishedStudy study = ReadFacts(request.Study);
        CheckArms(study, arms);
        progress?.Report(new ReportProgress(ReportStage.Auditing, 0, 0));
        AuditReport audit = StudyAudit.Run(study, new AuditOptions { SearchesOrders = false }, cancellation);
        if (!audit.IsConsistent) return new SampleOutcome(study, audit, null, []);
        CohortOptions options = HasProtocol(request.Study) ? ReportAnalyser.Choices(StudyFolder.Read(request.Study).Protocol.Analysis, request) : WithoutProtocol(request);
        var told = progress is null ? null : new Told(progress, options.Count);
        StudySample sample = StudySampler.Draw(study, options, arms.Count == 0 ? null : arms, told, cancellation);
        if (!HasProtocol(request.Study)) sample = sample with { Assumptions = [NoProtocol, .. sample.Assumptions] };
        if (sample.Outcome != CohortOutcome.Found) return new SampleOutcome(study, audit, sample, []) { Proofs = Proofs(study, sample.Arms, options, cancellation) };
        EndpointBounds[] bounds = [.. study.Arms.Where(a => sample.Arms.Contains(a.Id, StringComparer.Ordinal)).SelectMany(a => a.Endpoints.Where(e => HasTimes(sample, a, e)).Select(e => CohortBounds.Of(study, a, e, options, cancellation: cancellation)))];
        byte[] csv = Encoding.UTF8.GetBytes(CohortsCsv.Write(sample.Cohorts));
        OutputFile.Write(Path.Combine(request.Output, "cohorts.csv"), stream => stream.Write(csv));
        OutputFile.Write(Path.Combine(request.Output, "summary.json"), stream => SampleJson.Write(study, sample, bounds, stream));
        byte[] rows = Encoding.UTF8.GetBytes(BoundsTable.Csv(bounds));
        OutputFile.Write(Path.Combine(request.Output, BoundsTable.File), stream => stream.Write(rows));
        return new SampleOutcome(study, audit, sample, ["cohorts.csv", "summary.json", BoundsTable.File]) { Bounds = [.. bounds] };
    }

    private static bool HasProtocol(string folder) =>
        File.Exists(Path.Combine(folder, StudyFolder.ProtocolFile)) || !File.Exists(Path.Combine(folder, StudyFolder.PublishedFile));

    // Nothing is assumed of the living, since no protocol says how long they were to be followed.
    private static CohortOptions WithoutProtocol(ReportRequest request)
    {
        var options = new CohortOptions { FollowUp = FollowUpAssumption.Open, Threads = request.Threads };
        return options with { Count = request.Cohorts ?? options.Count, Seed = request.Seed ?? options.Seed };
    }

    /// <summary>Checks that a study has the arms that were chosen.</summary>
    /// <param name="study">The study.</param>
    /// <param name="arms">The keys of arms.</param>
    /// <exception cref="InvalidInputException">An arm is not in it.</exception>
    public static void CheckArms(PublishedStudy study, IEnumerable<string> arms)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(arms);
        if (arms.FirstOrDefault(a => study.Arms.All(s => !string.Equals(s.Id, a, StringComparison.Ordinal))) is { } arm)
            throw new InvalidInputException(new InputProblem($"{study.Id} has no arm '{arm}'", Key: "--arms", Allowed: string.Join(", ", study.Arms.Select(a => a.Id))));
    }

    // A walk that finds nothing proves nothing; the facts of each endpoint are tried for a proof on their own.
    internal static ImmutableArray<Certificate> Proofs(PublishedStudy study, IReadOnlyCollection<string> arms, CohortOptions options, CancellationToken cancellation) =>
    [
        .. study.Arms.Where(a => arms.Contains(a.Id, StringComparer.Ordinal))
            .SelectMany(a => a.Endpoints.Select(e => Contradictions.Find(study, a, e, options, cancellation)))
            .OfType<Certificate>(),
    ];

    private static bool HasTimes(StudySample sample, PublishedArm arm, PublishedEndpoint endpoint) =>
        sample.Cohorts.First(c => string.Equals(c.Arm, arm.Id, StringComparison.Ordinal)).Endpoint(endpoint.Id) is not null;

    private sealed class Told(IProgress<ReportProgress> progress, int total) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new ReportProgress(ReportStage.Reconstructing, value, total));
    }
}
