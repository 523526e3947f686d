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
/// come from one population that is led from cohorts that nearly meet the print to those that meet it; the same seed
/// gives the same cohorts on any number of threads.
/// </remarks>
public static class StudySampler
{
    private const uint Purpose = 0x45_56_53_31;
    private const int LeastPopulation = 64;
    private const double WayShare = 0.9;
    private const double EnoughFamilies = 5;
    private const int Slowing = 4;
    private const int Slowest = 4;

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
        (CohortPopulation population, bool found) = Reach(problem, progress, cancellation);
        var cohorts = new Cohort[]?[options.Count];
        if (found)
        {
            population.Select(options.Count);
            int done = 0;
            population.Each((walk, particle, i) =>
            {
                walk.Take(particle, population.Temperature, population.Stream(i));
                cohorts[i] = Take(problem, walk, i, population.Proposals, cancellation);
                double share = WayShare + ((1 - WayShare) * Interlocked.Increment(ref done) / options.Count);
                progress?.Report((int)(share * options.Count));
            });
            found = Array.TrueForAll(cohorts, c => c is not null);
        }

        var sample = new StudySample
        {
            Options = options,
            Outcome = found ? CohortOutcome.Found : CohortOutcome.Undecided,
            Arms = [.. problem.Arms.Select(a => a.Id)],
            NotHeld = [.. problem.NotHeld],
            Missed = found ? [] : Missed(problem, population),
            Assumptions = [.. problem.Assumptions],
            Temperatures = population.Levels,
            Families = found ? population.Families : 0,
            Steps = population.Steps,
            Acceptance = (double)population.Accepted / Math.Max(1, population.Steps),
        };
        return found ? sample with { Cohorts = [.. cohorts.SelectMany(c => c!)], Diagnostics = Diagnose(problem, cohorts!, population) } : sample;
    }

    // Where few of the cohorts begun with have come to the print, it was cooled too fast: once more, slower.
    private static (CohortPopulation Population, bool Found) Reach(StudyProblem problem, IProgress<int>? progress, CancellationToken cancellation)
    {
        int size = Math.Max(LeastPopulation, problem.Options.Count);
        double done = 0;
        int slower = 1;
        while (true)
        {
            var population = new CohortPopulation(problem, size, slower, cancellation);
            double from = done;
            bool found = population.TryReach(share => progress?.Report((int)((from + ((WayShare - from) * share)) * problem.Options.Count)));
            if (slower == Slowest || population.MetFamilies >= EnoughFamilies) return (population, found);
            slower *= Slowing;
            // What is to come takes longer than what is done.
            done = from + ((WayShare - from) / Slowing);
        }
    }

    private static ImmutableArray<string> Missed(StudyProblem problem, CohortPopulation population)
    {
        var walk = new CohortWalk(problem.NewState());
        walk.Take(population.Particles.MinBy(p => p.Penalty)!, population.Temperature, population.Stream(0));
        return [.. StudyProblem.Missed(walk.State).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static Cohort[]? Take(StudyProblem problem, CohortWalk walk, int place, long steps, CancellationToken cancellation)
    {
        const int tries = 1000;
        for (int t = 0; t < tries; t++)
        {
            if (!walk.TryNext(steps, 1_000_000 + (100 * steps), cancellation)) return null;
            var random = new RandomStream(problem.Options.Seed, new StreamAddress(Purpose, (uint)place, (uint)(1 + t)));
            // What the walk follows at fixed days is held once more against the whole curve, where limits may rise again.
            if (problem.Agrees(walk.State)) return problem.Cohorts(walk.State, place + 1, ref random);
        }

        return null;
    }

    private static ImmutableArray<DrawDiagnostic> Diagnose(StudyProblem problem, Cohort[][] cohorts, CohortPopulation population)
    {
        int[] families = [.. population.Particles.Select(p => p.Family)];
        var diagnostics = ImmutableArray.CreateBuilder<DrawDiagnostic>();
        for (int a = 0; a < problem.Arms.Length; a++)
        {
            foreach (ArmConditions conditions in problem.ConditionsOf(a))
            {
                foreach ((string name, Func<EndpointTimes, double> figure) in MixedFigures.Of(conditions))
                {
                    double[] values = [.. cohorts.Select(c => figure(c[a].Endpoint(conditions.Endpoint.Id)!))];
                    diagnostics.Add(new DrawDiagnostic(problem.Arms[a].Id, conditions.Endpoint.Id, name, FamilySpread.EffectiveSize(values, families)));
                }
            }
        }

        return diagnostics.ToImmutable();
    }
}
