using Abscopal.Survival;

namespace Abscopal.Workbench.Km;

/// <summary>The analysis of one group.</summary>
/// <param name="Label">The name of the group.</param>
/// <param name="Curve">Its curve.</param>
/// <param name="Median">The median with its limits.</param>
/// <param name="FollowUp">The median follow-up (reverse Kaplan-Meier) with its limits.</param>
/// <param name="At">The rates at the times asked for.</param>
public sealed record KmGroup(string Label, KaplanMeierCurve Curve, SurvivalQuantile Median, SurvivalQuantile FollowUp, IReadOnlyList<LandmarkRate> At)
{
    /// <summary>The band that holds the whole curve; null when none was asked for.</summary>
    public ConfidenceBandResult? Band { get; init; }

    /// <summary>The exact limits; null when none were asked for.</summary>
    public BetaProductLimits? Exact { get; init; }

    /// <summary>The limits that a figure draws at a time of the curve: those of the band, the exact ones, or the curve's own.</summary>
    /// <param name="index">The index of the time.</param>
    public Interval Limits(int index)
    {
        if (Band is null) return Exact is null ? Curve.Limits(index) : new Interval(Estimate.Of(Exact.Lower[index]), Estimate.Of(Exact.Upper[index]));
        int i = Band.Times.BinarySearch(Curve.Times[index]);
        return i < 0
            ? new Interval(Estimate.NotEstimable, Estimate.NotEstimable)
            : new Interval(Edge(Band.Lower[i]), Edge(Band.Upper[i]));
    }

    private static Estimate Edge(double edge) => double.IsNaN(edge) ? Estimate.NotEstimable : Estimate.Of(edge);
}
