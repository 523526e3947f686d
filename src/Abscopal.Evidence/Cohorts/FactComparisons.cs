using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Cohorts;

/// <summary>Recomputes every printed time-to-event number of an arm from a cohort.</summary>
public static class FactComparisons
{
    /// <summary>Compares each printed number with the cohort's.</summary>
    /// <param name="arm">The printed facts.</param>
    /// <param name="cohort">The cohort.</param>
    /// <param name="options">The conventions that the print is taken to follow.</param>
    /// <param name="timeUnit">The unit of the printed times.</param>
    public static ImmutableArray<FactComparison> Compare(PublishedArm arm, Cohort cohort, CohortOptions options, PrintedUnit timeUnit = PrintedUnit.Months)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(options);
        var comparisons = ImmutableArray.CreateBuilder<FactComparison>();
        foreach (EndpointTimes times in cohort.Endpoints)
        {
            if (arm.Endpoint(times.Endpoint) is { } endpoint) Compare(endpoint, times.In(timeUnit), times, options, options.IntervalType, comparisons);
        }

        return comparisons.ToImmutable();
    }

    /// <summary>Whether one endpoint agrees, with the limits of rates and of quantiles by types of their own.</summary>
    internal static bool AllAgree(PublishedEndpoint endpoint, EndpointTimes times, CohortOptions options, ConfidenceIntervalType rates, ConfidenceIntervalType quantiles, PrintedUnit timeUnit)
    {
        var comparisons = ImmutableArray.CreateBuilder<FactComparison>();
        Compare(endpoint, times.In(timeUnit), times, options with { IntervalType = quantiles }, rates, comparisons);
        return comparisons.All(c => c.Agrees);
    }

    internal static bool AllAgree(PublishedArm arm, Cohort cohort, CohortOptions options, PrintedUnit timeUnit) =>
        Compare(arm, cohort, options, timeUnit).All(c => c.Agrees);

    private static void Compare(PublishedEndpoint endpoint, SurvivalData data, EndpointTimes times, CohortOptions options, ConfidenceIntervalType rates, ImmutableArray<FactComparison>.Builder into)
    {
        var curves = new Dictionary<(bool Reverse, double Level, ConfidenceIntervalType Type), KaplanMeierCurve>();
        KaplanMeierCurve Curve(decimal? level, bool reverse, ConfidenceIntervalType type)
        {
            var key = (reverse, (double)(level ?? 0.95m), type);
            if (curves.TryGetValue(key, out KaplanMeierCurve? curve)) return curve;
            var km = new KaplanMeierOptions { Level = key.Item2, IntervalType = type, Plateau = options.Plateau, Crossing = options.Crossing };
            return curves[key] = reverse ? KaplanMeier.EstimateFollowUp(data, km) : KaplanMeier.Estimate(data, km);
        }

        void Add(FactFigure figure, decimal? time, Printed? published, Estimate recomputed)
        {
            if (published is not null) into.Add(new FactComparison(endpoint.Id, figure, time, published, recomputed, recomputed.IsEstimated && published.Agrees(recomputed.Value)));
        }

        void AddNotReached(FactFigure figure, bool printed, Estimate recomputed)
        {
            if (printed) into.Add(new FactComparison(endpoint.Id, figure, null, null, recomputed, !recomputed.IsEstimated));
        }

        if (endpoint.Events is { } events)
        {
            int recomputed = times.Events.Count(e => e);
            into.Add(new FactComparison(endpoint.Id, FactFigure.Events, null, Printed.Parse(events.ToString(CultureInfo.InvariantCulture)), Estimate.Of(recomputed), recomputed == events));
        }

        foreach (PublishedQuantile q in endpoint.Quantiles)
        {
            SurvivalQuantile quantile = Curve(q.Level, reverse: false, options.IntervalType).Quantile((double)q.Probability);
            Add(FactFigure.Quantile, null, q.Estimate, quantile.Estimate);
            AddNotReached(FactFigure.Quantile, q.EstimateNotReached, quantile.Estimate);
            Add(FactFigure.QuantileLower, null, q.Lower, quantile.Lower);
            Add(FactFigure.QuantileUpper, null, q.Upper, quantile.Upper);
            AddNotReached(FactFigure.QuantileUpper, q.UpperNotReached, quantile.Upper);
        }

        foreach (PublishedLandmark l in endpoint.Landmarks)
        {
            LandmarkRate rate = Curve(l.Level, reverse: false, rates).At((double)l.Time);
            Add(FactFigure.Landmark, l.Time, l.Survival, rate.Survival);
            Add(FactFigure.LandmarkLower, l.Time, l.Lower, rate.Limits.Lower);
            Add(FactFigure.LandmarkUpper, l.Time, l.Upper, rate.Limits.Upper);
        }

        if (endpoint.FollowUp is not { } followUp) return;
        SurvivalQuantile median = Curve(followUp.Level, reverse: true, options.IntervalType).Median;
        Add(FactFigure.FollowUp, null, followUp.Estimate, median.Estimate);
        Add(FactFigure.FollowUpLower, null, followUp.Lower, median.Lower);
        Add(FactFigure.FollowUpUpper, null, followUp.Upper, median.Upper);
    }
}
