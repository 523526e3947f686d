using System.Collections.Immutable;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Orders;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;
using Abscopal.Workbench.AcrossTrials;
using Abscopal.Workbench.Designs;
using Abscopal.Biology.Prediction;
using Abscopal.Workbench.Explore;
using Abscopal.Workbench.NextTrial;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Computes every number of a report.</summary>
public static class ReportAnalyser
{
    private const int ComparedSets = 20;
    private const int ExplainedTrials = 100;
    private const double ComparedLevel = 0.95;
    private const string SurvivalEndpoint = "OS";
    private static readonly double[] DerivedMonths = [6, 18, 30];
    private static readonly double[] DerivedQuantiles = [0.25, 0.75];

    /// <summary>Reads the study, audits it, draws its cohorts, recomputes its numbers and sets them beside other trials, virtual patients and the next trial.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Told how far the work is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">The study or a comparator cannot be read.</exception>
    public static ReportAnalysis Run(ReportRequest request, IProgress<ReportProgress>? progress = null, CancellationToken cancellation = default)
    {
        StudyFolder study = Read(request, progress);
        PublishedArm arm = study.Published.Arms[0];
        ImmutableArray<ComparatorArm> comparators = ReadComparators(request.Study, study.Protocol);
        // Neither needs the cohorts, and each leaves a thread idle for part of its time.
        Task<NextTrialPlan?> nextTrial = Task.Run(() => PlanNext(request, study, arm, comparators), cancellation);
        Task<ExploreResult?> mechanism = Task.Run(() => Explain(request, study, arm, cancellation), cancellation);
        return Analyse(request, study, arm, comparators, progress, cancellation) with { NextTrial = nextTrial.GetAwaiter().GetResult(), Mechanism = mechanism.GetAwaiter().GetResult() };
    }

    /// <summary>The study's own numbers alone: audit, cohorts, bounds.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Told how far the work is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">The study cannot be read.</exception>
    internal static ReportAnalysis RunOwnNumbers(ReportRequest request, IProgress<ReportProgress>? progress, CancellationToken cancellation)
    {
        StudyFolder study = Read(request, progress);
        return Analyse(request, study, study.Published.Arms[0], [], progress, cancellation);
    }

    private static StudyFolder Read(ReportRequest request, IProgress<ReportProgress>? progress)
    {
        ArgumentNullException.ThrowIfNull(request);
        progress?.Report(new ReportProgress(ReportStage.Reading, 0, 0));
        return StudyFolder.Read(request.Study);
    }

    private static ReportAnalysis Analyse(ReportRequest request, StudyFolder study, PublishedArm arm, ImmutableArray<ComparatorArm> comparators, IProgress<ReportProgress>? progress, CancellationToken cancellation)
    {
        CohortOptions draw = Choices(study.Protocol.Analysis, request);
        progress?.Report(new ReportProgress(ReportStage.Auditing, 0, 0));
        var audit = new AuditOptions { Seed = draw.Seed, Crossing = draw.Crossing, ScanIntervalDays = draw.ScanIntervalDays, Threads = request.Threads };
        var analysis = new ReportAnalysis
        {
            Study = study,
            Arm = arm,
            Audit = StudyAudit.Run(study.Published, audit, cancellation),
            Options = CurveOptions(study.Protocol.Analysis, draw),
            Comparators = comparators,
        };
        bool canReconstruct = arm.N <= OrderSearch.MostSubjects && arm.Endpoints.Any(e => e is { Events: not null, Id: "PFS" or "OS" });
        return analysis.Audit.IsConsistent && canReconstruct ? Reconstruct(analysis, draw, request, progress, cancellation) : analysis;
    }

    private static ReportAnalysis Reconstruct(ReportAnalysis analysis, CohortOptions draw, ReportRequest request, IProgress<ReportProgress>? progress, CancellationToken cancellation)
    {
        IReadOnlyList<PrognosticRatio> factors = analysis.Comparators.IsEmpty ? [] : ContrastJob.Factors(file: null, request.Study);
        var done = progress is null ? null : new CohortProgress(progress, 2 * draw.Count);
        CohortSet cohorts = Draw(analysis, draw, done, cancellation);
        FollowUpAssumption other = draw.FollowUp == FollowUpAssumption.Complete ? FollowUpAssumption.Open : FollowUpAssumption.Complete;
        CohortSet opposite = Draw(analysis, draw with { FollowUp = other }, done, cancellation);
        ImmutableArray<Cohort> drawn = cohorts.Cohorts;
        if (drawn.IsEmpty) return analysis with { Cohorts = cohorts, Opposite = opposite, Proofs = SampleJob.Proofs(analysis.Study.Published, [analysis.Arm.Id], draw, cancellation) };
        string[] endpoints = [.. drawn[0].Endpoints.Select(e => e.Endpoint)];
        ImmutableArray<EndpointAnalysis> analysed = [];
        ImmutableArray<EndpointBounds> bounds = [];
        ImmutableArray<FactAgreement> agreements = [];
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = draw.Threads, CancellationToken = cancellation },
            () => bounds = [.. analysis.Arm.Endpoints.Where(e => endpoints.Contains(e.Id, StringComparer.Ordinal)).Select(e => CohortBounds.Of(analysis.Study.Published, analysis.Arm, e, draw, cancellation: cancellation))],
            () => analysed = [.. endpoints.Select(e => Analyse(e, cohorts, opposite, analysis.Options))],
            () => agreements = Agreements(analysis.Arm, analysis.Study.Published.TimeUnit, cohorts));
        return analysis with
        {
            Cohorts = cohorts,
            Opposite = opposite,
            Endpoints = analysed,
            Bounds = bounds,
            Agreements = agreements,
            AcrossTrials = [.. endpoints.Select(e => AcrossTrials(e, analysis, factors, drawn, request, cancellation)).OfType<ContrastResult>()],
        };
    }

    // Twenty data sets: the reconstruction adds a tenth to half of the variance, and more sets would not change its rounding.
    private static ContrastResult? AcrossTrials(string endpoint, ReportAnalysis analysis, IReadOnlyList<PrognosticRatio> factors, ImmutableArray<Cohort> cohorts, ReportRequest request, CancellationToken cancellation)
    {
        if (analysis.Arm.Endpoint(endpoint) is not { } printed || cohorts.Length < 2) return null;
        int sets = Math.Min(ComparedSets, cohorts.Length);
        ulong seed = analysis.Study.Protocol.Analysis.Reconstruction.Seed;
        TrialArm[] others = [.. analysis.Comparators.Select(c => c.Arm.Endpoint(endpoint) is { } e ? ArmDraws.FromRow(c.Study, c.Arm, e, c.Group, sets, seed) : null).OfType<TrialArm>().OrderBy(a => !a.IsControl)];
        if (others.Length == 0) return null;
        string[] left = [.. analysis.Comparators.Where(c => !others.Any(o => o.Arm == c.Arm)).Select(c => $"{c.Study.Title}: {c.Arm.Label}")];
        var asked = new ContrastRequest
        {
            Study = request.Study,
            Trials = [],
            Endpoint = endpoint,
            Level = ComparedLevel,
            Sets = sets,
            Seed = seed,
            Landmarks = [.. analysis.Study.Protocol.Analysis.Landmarks.Select(m => (double)m)],
        };
        return Contrasts.Of(asked, ArmDraws.OfCohorts(analysis.Study.Published, analysis.Arm, printed, [.. cohorts.Take(sets)]), others, left, factors, patients: null, cancellation);
    }

    private static CohortSet Draw(ReportAnalysis analysis, CohortOptions draw, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArmSearch search = analysis.Audit.Searches.First(s => s.FollowUp == draw.FollowUp && string.Equals(s.Arm, analysis.Arm.Id, StringComparison.Ordinal));
        return CohortSampler.Draw(analysis.Study.Published, analysis.Arm, draw, search.Endpoints, progress, cancellation);
    }

    internal static CohortOptions Choices(AnalysisChoices choices, ReportRequest request)
    {
        ReconstructionChoices reconstruction = choices.Reconstruction;
        return new CohortOptions
        {
            Count = request.Cohorts ?? reconstruction.Cohorts,
            Seed = request.Seed ?? reconstruction.Seed,
            FollowUp = reconstruction.FollowUpOfTheLiving,
            IntervalType = choices.Interval switch
            {
                IntervalChoice.Plain => ConfidenceIntervalType.Plain,
                IntervalChoice.Log => ConfidenceIntervalType.Log,
                IntervalChoice.Logit => ConfidenceIntervalType.Logit,
                IntervalChoice.ArcSine => ConfidenceIntervalType.Arcsine,
                _ => ConfidenceIntervalType.LogLog,
            },
            Plateau = reconstruction.MedianRule == MedianRuleChoice.First ? PlateauRule.FirstTime : Profile(choices).Plateau,
            Crossing = Profile(choices).Crossing,
            ScanIntervalDays = (int)Months.ToDays((double)(reconstruction.ScanIntervalMonths ?? 3)),
            Threads = request.Threads,
        };
    }

    private static ConventionProfile Profile(AnalysisChoices choices) => choices.Profile == ProfileChoice.Sas ? ConventionProfile.Sas : ConventionProfile.R;

    internal static KaplanMeierOptions CurveOptions(AnalysisChoices choices) =>
        CurveOptions(choices, Choices(choices, new ReportRequest { Study = "", Output = "" }));

    private static KaplanMeierOptions CurveOptions(AnalysisChoices choices, CohortOptions draw) => new()
    {
        Profile = Profile(choices),
        Level = (double)choices.ConfidenceLevel,
        IntervalType = draw.IntervalType,
        Plateau = draw.Plateau,
    };

    private static ImmutableArray<ComparatorArm> ReadComparators(string folder, StudyProtocol protocol)
    {
        var arms = ImmutableArray.CreateBuilder<ComparatorArm>();
        var read = new Dictionary<string, PublishedStudy>(StringComparer.Ordinal);
        foreach (Comparator comparator in protocol.Comparators)
        {
            if (!read.TryGetValue(comparator.Study, out PublishedStudy? other))
            {
                string path = Path.Combine(folder, "..", comparator.Study, StudyFolder.PublishedFile);
                read[comparator.Study] = other = PublishedStudyReader.Read(path);
            }

            PublishedArm arm = other.Arms.FirstOrDefault(a => string.Equals(a.Id, comparator.Arm, StringComparison.Ordinal))
                ?? throw new InvalidInputException(new InputProblem($"{comparator.Study} has no arm '{comparator.Arm}'", Path.Combine(folder, StudyFolder.ProtocolFile), Key: "comparators", Allowed: string.Join(", ", other.Arms.Select(a => a.Id))));
            arms.Add(new ComparatorArm(other, arm, comparator.Group));
        }

        return arms.ToImmutable();
    }

    // A regimen beside the studies that carries the study's name; a hundred trials of the arm's size.
    private static ExploreResult? Explain(ReportRequest request, StudyFolder study, PublishedArm arm, CancellationToken cancellation)
    {
        string path = Path.Combine(request.Study, "..", "..", "regimens", study.Published.Id.ToLowerInvariant() + ".yaml");
        if (!File.Exists(path)) return null;
        var options = new PredictionOptions { Subjects = arm.N, Replicates = ExplainedTrials, Threads = request.Threads };
        return ExploreJob.Run(new ExploreRequest { Path = path, Options = options }, cancellation: cancellation);
    }

    // A design beside the studies that carries the study's name, and a control that printed the same endpoint.
    private static NextTrialPlan? PlanNext(ReportRequest request, StudyFolder study, PublishedArm arm, ImmutableArray<ComparatorArm> comparators)
    {
        string path = Path.Combine(request.Study, "..", "..", "designs", study.Published.Id.ToLowerInvariant() + "-phase3.yaml");
        if (!File.Exists(path) || comparators.IsEmpty) return null;
        LoadedDesign loaded = DesignFileReader.Read(path);
        if (loaded.Design is not RandomisedFile file) return null;
        ComparatorArm control = comparators[0];
        var signal = Signal.Of(arm, control.Arm, control.Study.Title.English, SurvivalEndpoint);
        return signal is null ? null : loaded.Try(_ => NextTrialPlan.From(file, signal, threads: request.Threads));
    }

    private static EndpointAnalysis Analyse(string endpoint, CohortSet cohorts, CohortSet opposite, KaplanMeierOptions options)
    {
        KaplanMeierCurve[] curves = Curves(endpoint, cohorts, options);
        double[] grid = [.. curves.SelectMany(c => c.Times.ToArray()).Distinct().Order()];
        double[,] heights = Heights(curves, grid);
        int nearest = NearestToMean(heights);
        EndpointTimes times = cohorts.Cohorts[nearest].Endpoint(endpoint)!;
        return new EndpointAnalysis
        {
            Endpoint = endpoint,
            Curve = curves[nearest],
            FollowUp = KaplanMeier.EstimateFollowUp(times.InMonths(), options).Median,
            CohortNumber = cohorts.Cohorts[nearest].Number,
            Range = Range(grid, heights),
            Derived = [.. Derive(endpoint, curves, cohorts.Options.FollowUp), .. Derive(endpoint, Curves(endpoint, opposite, options), opposite.Options.FollowUp)],
        };
    }

    private static KaplanMeierCurve[] Curves(string endpoint, CohortSet cohorts, KaplanMeierOptions options) =>
        [.. cohorts.Cohorts.Select(c => KaplanMeier.Estimate(c.Endpoint(endpoint)!.InMonths(), options))];

    private static double[,] Heights(KaplanMeierCurve[] curves, double[] grid)
    {
        double[,] heights = new double[curves.Length, grid.Length];
        for (int c = 0; c < curves.Length; c++)
        {
            int step = -1;
            for (int g = 0; g < grid.Length; g++)
            {
                while (step + 1 < curves[c].Times.Length && curves[c].Times[step + 1] <= grid[g]) step++;
                heights[c, g] = step < 0 ? 1 : curves[c].Survival[step];
            }
        }

        return heights;
    }

    private static int NearestToMean(double[,] heights)
    {
        (int cohorts, int points) = (heights.GetLength(0), heights.GetLength(1));
        double[] distance = new double[cohorts];
        for (int g = 0; g < points; g++)
        {
            double mean = 0;
            for (int c = 0; c < cohorts; c++) mean += heights[c, g] / cohorts;
            for (int c = 0; c < cohorts; c++) distance[c] += (heights[c, g] - mean) * (heights[c, g] - mean);
        }

        return Array.IndexOf(distance, distance.Min());
    }

    private static ImmutableArray<CurveRange> Range(double[] grid, double[,] heights)
    {
        var range = ImmutableArray.CreateBuilder<CurveRange>(grid.Length);
        for (int g = 0; g < grid.Length; g++)
        {
            double least = 1;
            double greatest = 0;
            for (int c = 0; c < heights.GetLength(0); c++)
            {
                least = Math.Min(least, heights[c, g]);
                greatest = Math.Max(greatest, heights[c, g]);
            }

            range.Add(new CurveRange(grid[g], least, greatest));
        }

        return range.MoveToImmutable();
    }

    private static IEnumerable<DerivedFigure> Derive(string endpoint, KaplanMeierCurve[] curves, FollowUpAssumption assumption)
    {
        if (curves.Length == 0) yield break;
        foreach (double month in DerivedMonths)
            yield return new DerivedFigure(endpoint, DerivedKind.Rate, month, assumption, Spread.Of([.. curves.Select(c => c.At(month).Survival.ValueOrNull)]));
        foreach (double p in DerivedQuantiles)
            yield return new DerivedFigure(endpoint, DerivedKind.Quantile, p, assumption, Spread.Of([.. curves.Select(c => c.Quantile(p).Estimate.ValueOrNull)]));
    }

    private static ImmutableArray<FactAgreement> Agreements(PublishedArm arm, PrintedUnit unit, CohortSet cohorts)
    {
        FactComparison[][] all = [.. cohorts.Cohorts.Select(c => FactComparisons.Compare(arm, c, cohorts.Options, unit).ToArray())];
        var agreements = ImmutableArray.CreateBuilder<FactAgreement>();
        for (int i = 0; i < all[0].Length; i++)
        {
            FactComparison first = all[0][i];
            double[] values = [.. all.Select(c => c[i].Recomputed.ValueOrNull).OfType<double>()];
            agreements.Add(new FactAgreement(
                first.Endpoint,
                first.Figure,
                first.Time,
                first.Published,
                values.Length > 0 ? values.Min() : null,
                values.Length > 0 ? values.Max() : null,
                all.Count(c => c[i].Agrees),
                all.Length));
        }

        return agreements.ToImmutable();
    }

    private sealed class CohortProgress(IProgress<ReportProgress> progress, int total) : IProgress<int>
    {
        private int _done;

        public void Report(int value) =>
            progress.Report(new ReportProgress(ReportStage.Reconstructing, Interlocked.Increment(ref _done), total));
    }
}
