using Abscopal.Evidence.Sampling;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bounds;

/// <summary>Reads printed limits by the type that was asked for, or, where it is proved that none can be of it, by another.</summary>
internal static class LimitTypes
{
    /// <summary>Sets the types of an endpoint; what was changed and why, or null.</summary>
    public static string? Choose(ArmConditions conditions, CohortConventions conventions, LimitCrossing crossing, CancellationToken cancellation = default)
    {
        ConfidenceIntervalType asked = conventions.IntervalType;
        bool hasRates = conditions.Conditions.Exists(c => c.Kind == ConditionKind.RateLimit);
        bool hasQuantiles = conditions.Conditions.Exists(c => c.Kind == ConditionKind.QuantileLimit);
        if ((!hasRates && !hasQuantiles) || IsPossible(conditions, conventions, crossing, cancellation)) return null;
        ConfidenceIntervalType[] types = [asked, .. Enum.GetValues<ConfidenceIntervalType>().Where(t => t != asked)];
        // Rates first: they are printed by other programs than medians more often than not.
        foreach (ConfidenceIntervalType quantiles in hasQuantiles ? types : [asked])
        {
            foreach (ConfidenceIntervalType rates in hasRates ? types : [asked])
            {
                conditions.SetTypes(rates, quantiles);
                if ((rates == asked && quantiles == asked) || !IsPossible(conditions, conventions, crossing, cancellation)) continue;
                string which = rates == asked ? $"limits of quantiles are read as {Name(quantiles)}" : quantiles == asked ? $"limits of rates are read as {Name(rates)}" : $"limits of rates are read as {Name(rates)}, those of quantiles as {Name(quantiles)}";
                return $"{conditions.Arm.Id}, {conditions.Endpoint.Id}: {which}; that they are {Name(asked)} is refuted by the other figures";
            }
        }

        conditions.SetTypes(asked, asked);
        return null;
    }

    private static bool IsPossible(ArmConditions conditions, CohortConventions conventions, LimitCrossing crossing, CancellationToken cancellation) =>
        new LeavingLattice(new LatticePlan(conditions, []), conventions, crossing, 0).Solve(cancellation) is not null;

    private static string Name(ConfidenceIntervalType type) => type == ConfidenceIntervalType.LogLog ? "log-log" : type.ToString().ToLowerInvariant();
}
