using System.Collections.Immutable;
using Abscopal.Evidence.Orders;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Cohorts;

/// <summary>Draws cohorts that reproduce every printed time-to-event figure of an arm to its printed precision.</summary>
/// <remarks>
/// The prior is stated, not hidden: the order of each endpoint uniform among those that can have printed its facts, the
/// days uniform among the whole days that the order and the print allow, the endpoints joined at random among the
/// pairings in which nobody progresses after death or is seen after the data cut-off; a candidate that fails a joint
/// condition is dropped and drawn anew. Cohort k is a function of the seed and k alone.
/// </remarks>
public static class CohortSampler
{
    /// <summary>Searches the orders of the arm's endpoints and draws cohorts from them.</summary>
    /// <param name="study">The study, for its calendar.</param>
    /// <param name="arm">The arm, of at most 64 subjects, with the events of OS, PFS or both printed.</param>
    /// <param name="options">How many, from which seed, under which assumptions.</param>
    /// <param name="progress">Told the cohorts done so far.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CohortSet Draw(
        PublishedStudy study,
        PublishedArm arm,
        CohortOptions options,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        return Draw(study, arm, options, Search(study, arm, options, cancellation), progress, cancellation);
    }

    /// <summary>Draws cohorts from orders that were searched before, under the same assumption on follow-up.</summary>
    /// <param name="study">The study, for its calendar.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="options">How many, from which seed, under which assumptions.</param>
    /// <param name="searches">What <see cref="Search"/> gave.</param>
    /// <param name="progress">Told the cohorts done so far.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CohortSet Draw(
        PublishedStudy study,
        PublishedArm arm,
        CohortOptions options,
        IReadOnlyList<OrderSearchResult> searches,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(searches);
        var convention = new OrderConvention(options.IntervalType, options.Plateau);
        OrderSearchResult? empty = searches.FirstOrDefault(s => s.CountFor(convention) == 0);
        if (empty is not null || searches.Count == 0)
        {
            return new CohortSet
            {
                Options = options,
                Outcome = empty is { IsComplete: true } && IsEmptyWithTies(empty, convention, cancellation) ? CohortOutcome.Contradiction : CohortOutcome.Undecided,
                Searches = [.. searches],
                ContradictoryEndpoint = empty?.Constraints.Endpoint,
            };
        }

        return DrawAll(new ArmFacts { Study = study, Arm = arm }, options, [.. searches], progress, cancellation);
    }

    // Orders in which subjects share a day are left out of the draws; where none other is found they may still have printed it.
    private static bool IsEmptyWithTies(OrderSearchResult empty, OrderConvention convention, CancellationToken cancellation)
    {
        OrderSearchResult tied = OrderSearch.Run(empty.Constraints, empty.Options with { AllowsTies = true }, cancellation);
        return tied.IsComplete && tied.CountFor(convention) == 0;
    }

    /// <summary>Searches the orders of survival and of progression-free survival, where their events are printed.</summary>
    /// <param name="study">The study, for its calendar.</param>
    /// <param name="arm">The arm, of at most 64 subjects.</param>
    /// <param name="options">The assumptions; the interval type and the median rule do not matter here.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static OrderSearchResult[] Search(PublishedStudy study, PublishedArm arm, CohortOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(options);
        var facts = new ArmFacts { Study = study, Arm = arm };
        PublishedEndpoint[] endpoints = Endpoints(facts);
        var searches = new OrderSearchResult[endpoints.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, endpoints.Length, parallel, i => searches[i] = SearchOne(facts, endpoints[i], options, cancellation));
        return searches;
    }

    /// <summary>The endpoints whose orders are searched.</summary>
    internal static PublishedEndpoint[] Endpoints(ArmFacts facts) =>
        [.. new[] { ArmFacts.Survival, ArmFacts.Progression }.Select(facts.Endpoint).OfType<PublishedEndpoint>()];

    /// <summary>Searches the orders of one endpoint.</summary>
    internal static OrderSearchResult SearchOne(ArmFacts facts, PublishedEndpoint endpoint, CohortOptions options, CancellationToken cancellation) =>
        OrderSearch.Run(facts.Constraints(endpoint, options.FollowUp, options.ScanIntervalDays), new OrderSearchOptions { Crossing = options.Crossing }, cancellation);

    private static CohortSet DrawAll(ArmFacts facts, CohortOptions options, OrderSearchResult[] searches, IProgress<int>? progress, CancellationToken cancellation)
    {
        var cohorts = new Cohort?[options.Count];
        var convention = new OrderConvention(options.IntervalType, options.Plateau);
        OrderChains[] chains = Array.ConvertAll(searches, s => new OrderChains(s, convention, options.Crossing));
        long attempts = 0;
        int done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, options.Count, parallel, () => new JointDraw(facts, options, chains), (k, _, draw) =>
        {
            cohorts[k] = draw.Cohort(k, out int tried);
            Interlocked.Add(ref attempts, tried);
            progress?.Report(Interlocked.Increment(ref done));
            return draw;
        }, _ => { });
        bool found = Array.TrueForAll(cohorts, c => c is not null);
        return new CohortSet
        {
            Options = options,
            Outcome = found ? CohortOutcome.Found : CohortOutcome.Undecided,
            Cohorts = found ? [.. cohorts.Select(c => c!)] : ImmutableArray<Cohort>.Empty,
            Searches = [.. searches],
            Attempts = attempts,
        };
    }
}
