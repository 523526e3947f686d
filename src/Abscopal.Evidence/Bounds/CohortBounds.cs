using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Constraints;
using Abscopal.Evidence.Orders;
using Abscopal.Evidence.Sampling;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Bounds;

/// <summary>What the printed facts of an endpoint prove of figures that were not printed, whatever the prior.</summary>
/// <remarks>
/// Small arms without rows at risk are bounded over every order of events and censorings, found by exhaustive search:
/// sharp bounds. All others by the events so far and the subjects left at each printed time: outer bounds. Each endpoint
/// is bounded by its own facts; what joins endpoints or arms can only narrow the bounds.
/// </remarks>
public static class CohortBounds
{
    /// <summary>Bounds the figures of one endpoint.</summary>
    /// <param name="study">The printed facts.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="options">The conventions and what is assumed of the follow-up.</param>
    /// <param name="bounds">Which figures.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static EndpointBounds Of(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, CohortOptions options, BoundsOptions? bounds = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(options);
        bounds ??= new BoundsOptions();
        return BySearch(study, arm, endpoint, options, bounds, cancellation) ?? ByLattice(study, arm, endpoint, options, bounds, cancellation);
    }

    /// <summary>Whether an endpoint's orders can be searched with all that was printed of it.</summary>
    internal static bool CanSearch(PublishedArm arm, PublishedEndpoint endpoint) =>
        arm.N <= OrderSearch.MostSubjects
        && endpoint is { Events: { } events, AtRisk: null }
        && events <= arm.N
        && endpoint.Landmarks.All(l => l is { Lower: null, Upper: null })
        && endpoint.Quantiles.Select(q => q.Level).Distinct().Count() <= 1;

    private static EndpointBounds? BySearch(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, CohortOptions options, BoundsOptions bounds, CancellationToken cancellation)
    {
        if (!CanSearch(arm, endpoint)) return null;
        EndpointConstraints constraints = new ArmFacts { Study = study, Arm = arm }.Constraints(endpoint, options.FollowUp, options.ScanIntervalDays);
        var search = new OrderSearchOptions { Crossing = options.Crossing, AllowsTies = true, StepBudget = bounds.StepBudget };
        OrderSearchResult found = OrderSearch.Run(constraints, search, cancellation);
        if (!found.IsComplete) return null;
        IReadOnlyList<FigureBound> figures = OrderBounds.Of(found, new OrderConvention(options.IntervalType, options.Plateau), options.Crossing, bounds, cancellation);
        return new EndpointBounds
        {
            Arm = arm.Id,
            Endpoint = endpoint.Id,
            Outcome = figures.Count > 0 ? CohortOutcome.Found : CohortOutcome.Contradiction,
            Figures = [.. figures],
        };
    }

    private static EndpointBounds ByLattice(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, CohortOptions options, BoundsOptions bounds, CancellationToken cancellation)
    {
        var conditions = ArmConditions.Make(study, arm, endpoint, options);
        var conventions = new CohortConventions(options.IntervalType, options.Plateau, options.Crossing);
        LimitTypes.Choose(conditions, conventions, options.Crossing, cancellation);
        IReadOnlyList<FigureBound>? figures = LatticeBounds.Of(conditions, conventions, options.Crossing, bounds, cancellation);
        return new EndpointBounds
        {
            Arm = arm.Id,
            Endpoint = endpoint.Id,
            Outcome = figures is null ? CohortOutcome.Contradiction : figures.Count > 0 ? CohortOutcome.Found : CohortOutcome.Undecided,
            Figures = [.. figures ?? []],
        };
    }
}
