using System.Collections.Immutable;
using Abscopal.Evidence.Cohorts;
using Abscopal.Numerics.Random;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Sampling;

/// <summary>
/// Draws cohorts of arms of any size, all endpoints and arms of a study together, that reproduce every printed figure to
/// its printed precision: events, quantiles, rates and follow-up with their limits, rows at risk and censored, and the
/// hazard ratios and log-rank tests between arms.
/// </summary>
/// <remarks>
/// The prior is stated, not hidden. Subjects are independent; between the times of the row at risk (of the printed rates
/// and quantiles and half way between them where there is none) the hazards of the event and of censoring are constant, each Gamma distributed with
/// shape one half and a rate of half a subject followed to the last day; days are whole days of 30.4375 to the month.
/// Progression-free survival and survival are drawn so that at no time more are free of progression than alive, and the
/// subjects paired at random among the pairings in which nobody progresses after the last day seen alive. The cohorts
/// come from several Markov chains; the number of chains is fixed, so that the same seed gives the same cohorts on any
/// number of threads.
/// </remarks>
public static class StudySampler
{
    /// <summary>The chains that share the cohorts.</summary>
    public const int Chains = 8;

    private const uint Purpose = 0x45_56_53_31;
    private const int StartRounds = 6;

    /// <summary>Draws cohorts of all arms that have a printed endpoint.</summary>
    /// <param name="study">The printed facts.</param>
    /// <param name="options">How many, from which seed, under which conventions.</param>
    /// <param name="arms">The arms; all when null.</param>
    /// <param name="progress">Told the cohorts done so far.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static StudySample Draw(
        PublishedStudy study,
        CohortOptions options,
        IReadOnlyCollection<string>? arms = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        var problem = StudyProblem.Make(study, options, arms);
        int chains = Math.Min(Chains, options.Count);
        var runs = new ChainRun[chains];
        int done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, chains, parallel, c =>
        {
            int share = (options.Count / chains) + (c < options.Count % chains ? 1 : 0);
            runs[c] = Run(problem, c, share, () => progress?.Report(Interlocked.Increment(ref done)), cancellation);
        });
        bool found = Array.TrueForAll(runs, r => r.IsComplete);
        var sample = new StudySample
        {
            Options = options,
            Outcome = found ? CohortOutcome.Found : CohortOutcome.Undecided,
            Arms = [.. problem.Arms.Select(a => a.Id)],
            NotHeld = [.. problem.NotHeld],
            Missed = [.. runs.SelectMany(r => r.Missed).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Assumptions = [.. problem.Assumptions],
            Chains = chains,
            Steps = runs.Sum(r => r.Steps),
            Acceptance = (double)runs.Sum(r => r.Accepted) / Math.Max(1, runs.Sum(r => r.Steps)),
        };
        return found ? sample with { Cohorts = Order(runs), Diagnostics = Diagnose(problem, runs) } : sample;
    }

    private static ChainRun Run(StudyProblem problem, int c, int share, Action told, CancellationToken cancellation)
    {
        var run = new ChainRun();
        StudyState state = problem.NewState();
        var chain = new CohortChain(state, new RandomStream(problem.Options.Seed, new StreamAddress(Purpose, (uint)c, 0)));
        if (chain.TryStart(StartRounds, cancellation))
        {
            chain.Tune(cancellation);
            run.IsComplete = true;
            for (int k = 0; k < share && run.IsComplete; k++)
            {
                run.IsComplete = TryTake(problem, state, chain, run, (k * Chains) + c, cancellation);
                told();
            }
        }

        if (!run.IsComplete) run.Missed.AddRange(StudyProblem.Missed(state));
        (run.Steps, run.Accepted) = (chain.Steps, chain.Accepted);
        return run;
    }

    private static bool TryTake(StudyProblem problem, StudyState state, CohortChain chain, ChainRun run, int place, CancellationToken cancellation)
    {
        const int tries = 1000;
        // Some tenth of the steps are at cohorts that meet the print; a hundred times as many are a budget, not a wait.
        long steps = Math.Max(1, (long)problem.Options.Sweeps * chain.Subjects / 10);
        for (int t = 0; t < tries; t++)
        {
            if (!chain.TryNext(steps, 1_000_000 + (100 * steps), cancellation)) return false;
            var random = new RandomStream(problem.Options.Seed, new StreamAddress(Purpose, (uint)place, (uint)(1 + t)));
            // What the chain follows at fixed days is held once more against the whole curve, where limits may rise again.
            if (!problem.Agrees(state)) continue;
            run.Cohorts.Add(problem.Cohorts(state, place + 1, ref random));
            return true;
        }

        return false;
    }

    private static ImmutableArray<Cohort> Order(ChainRun[] runs)
    {
        var all = ImmutableArray.CreateBuilder<Cohort>();
        int number = 0;
        for (int k = 0; k < runs[0].Cohorts.Count; k++)
        {
            foreach (ChainRun run in runs.Where(r => k < r.Cohorts.Count))
            {
                number++;
                foreach (Cohort cohort in run.Cohorts[k]) all.Add(cohort with { Number = number });
            }
        }

        return all.ToImmutable();
    }

    private static ImmutableArray<ChainDiagnostic> Diagnose(StudyProblem problem, ChainRun[] runs)
    {
        var diagnostics = ImmutableArray.CreateBuilder<ChainDiagnostic>();
        int shortest = runs.Min(r => r.Cohorts.Count);
        for (int a = 0; a < problem.Arms.Length; a++)
        {
            foreach (ArmConditions conditions in problem.ConditionsOf(a))
            {
                foreach ((string name, Func<EndpointTimes, double> figure) in MixedFigures.Of(conditions))
                {
                    double[][] chains = [.. runs.Select(r => r.Cohorts.Take(shortest).Select(c => figure(c[a].Endpoint(conditions.Endpoint.Id)!)).ToArray())];
                    (double rHat, double size) = ChainMixing.Of(chains);
                    diagnostics.Add(new ChainDiagnostic(problem.Arms[a].Id, conditions.Endpoint.Id, name, rHat, size));
                }
            }
        }

        return diagnostics.ToImmutable();
    }

    private sealed class ChainRun
    {
        public List<Cohort[]> Cohorts { get; } = [];

        public List<string> Missed { get; } = [];

        public bool IsComplete { get; set; }

        public long Steps { get; set; }

        public long Accepted { get; set; }
    }
}
