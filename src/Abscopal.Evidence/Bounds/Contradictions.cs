using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Orders;
using Abscopal.Evidence.Sampling;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bounds;

/// <summary>Proves that no cohort can have printed the facts of an endpoint, and finds facts that suffice for the proof.</summary>
/// <remarks>
/// By a deletion filter (Chinneck and Dravnieks, ORSA J. Comput. 3 (1991) 157-168): one fact after the other is left out,
/// and stays out where the rest is still contradictory; what remains cannot spare any. A set found so is irreducible, though not
/// always the smallest there is.
/// </remarks>
public static class Contradictions
{
    private const long StepBudget = 2_000_000;

    /// <summary>A proof by the conventions and the follow-up of the options; null where none was found, which proves nothing.</summary>
    /// <param name="study">The printed facts.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="options">The conventions and what is assumed of the follow-up.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Certificate? Find(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, CohortOptions options, CancellationToken cancellation = default) =>
        Find(study, arm, endpoint, [options], cancellation);

    /// <summary>A proof by every interval type and median rule, with follow-up that may end at any time.</summary>
    /// <param name="study">The printed facts.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="options">How limits are read, and the interval of scans.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Certificate? FindForEveryConvention(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, CohortOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Find(study, arm, endpoint, Conventions(endpoint, options), cancellation);
    }

    private static CohortOptions[] Conventions(PublishedEndpoint endpoint, CohortOptions options)
    {
        options = options with { FollowUp = FollowUpAssumption.Open };
        bool hasLimits = endpoint.Landmarks.Any(l => l.Lower is not null || l.Upper is not null)
            || endpoint.Quantiles.Append(endpoint.FollowUp).OfType<PublishedQuantile>().Any(q => q.Lower is not null || q.Upper is not null || q.UpperNotReached);
        return
        [
            .. from type in hasLimits ? Enum.GetValues<ConfidenceIntervalType>() : [options.IntervalType]
               from rule in new[] { PlateauRule.MidpointToLastObservation, PlateauRule.FirstTime }
               select options with { IntervalType = type, Plateau = rule },
        ];
    }

    private static Certificate? Find(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, CohortOptions[] conventions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(endpoint);
        (PublishedStudy Study, PublishedEndpoint Endpoint) print = (study, endpoint);
        if (ByCounts(print, arm, conventions, cancellation)) return Filter(print, arm, CertificateProof.Counts, p => ByCounts(p, arm, conventions, cancellation));
        if (BySearch(print, arm, conventions, cancellation)) return Filter(print, arm, CertificateProof.Search, p => BySearch(p, arm, conventions, cancellation));
        return null;
    }

    private static Certificate Filter((PublishedStudy Study, PublishedEndpoint Endpoint) print, PublishedArm arm, CertificateProof proof, Func<(PublishedStudy Study, PublishedEndpoint Endpoint), bool> isContradictory)
    {
        var needed = new List<string>();
        foreach (EndpointFact fact in EndpointFact.Of(print.Study, print.Endpoint).ToArray())
        {
            (PublishedStudy Study, PublishedEndpoint Endpoint) without = fact.Without(print);
            if (isContradictory(without)) print = without;
            else needed.Add(fact.Name);
        }

        needed.Reverse();
        return new Certificate(arm.Id, print.Endpoint.Id, [System.FormattableString.Invariant($"n = {arm.N}"), .. needed], proof);
    }

    private static bool ByCounts((PublishedStudy Study, PublishedEndpoint Endpoint) print, PublishedArm arm, CohortOptions[] conventions, CancellationToken cancellation)
    {
        // The midpoint rule allows all that the first time does, as far as counts can tell.
        bool any = conventions.Length > 1;
        CohortOptions options = conventions[0];
        var conditions = ArmConditions.Make(print.Study, arm, print.Endpoint, options);
        var lattice = new LeavingLattice(new LatticePlan(conditions, []), new CohortConventions(options.IntervalType, options.Plateau, options.Crossing), options.Crossing, 0, any);
        if (lattice.Solve(cancellation) is not null) return false;
        // Limits that cannot be of the type asked for are read by another, as in drawing.
        return any || LimitTypes.Choose(conditions, new CohortConventions(options.IntervalType, options.Plateau, options.Crossing), options.Crossing, cancellation) is null;
    }

    private static bool BySearch((PublishedStudy Study, PublishedEndpoint Endpoint) print, PublishedArm arm, CohortOptions[] conventions, CancellationToken cancellation)
    {
        if (!CohortBounds.CanSearch(arm, print.Endpoint)) return false;
        CohortOptions options = conventions[0];
        Constraints.EndpointConstraints constraints = new ArmFacts { Study = print.Study, Arm = arm }.Constraints(print.Endpoint, options.FollowUp, options.ScanIntervalDays);
        var search = new OrderSearchOptions { Crossing = options.Crossing, AllowsTies = true, StepBudget = StepBudget, StopsAtFirst = conventions.Length > 1 };
        // Nearly every print has an order in which nobody shares a day, which is sooner found.
        OrderSearchResult apart = OrderSearch.Run(constraints, search with { AllowsTies = false }, cancellation);
        if (conventions.Any(c => apart.CountFor(new OrderConvention(c.IntervalType, c.Plateau)) > 0)) return false;
        OrderSearchResult found = OrderSearch.Run(constraints, search, cancellation);
        return found.IsComplete && conventions.All(c => found.CountFor(new OrderConvention(c.IntervalType, c.Plateau)) == 0);
    }
}
