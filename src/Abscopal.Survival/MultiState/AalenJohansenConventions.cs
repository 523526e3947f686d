namespace Abscopal.Survival;

/// <summary>The conventions that made a result.</summary>
/// <param name="Profile">The name of the profile.</param>
/// <param name="Start">The time at which the process was taken up.</param>
/// <param name="Level">The confidence level.</param>
/// <param name="IntervalType">The scale of the limits.</param>
/// <param name="Variance">The variance behind the limits.</param>
public sealed record AalenJohansenConventions(
    string Profile,
    double Start,
    double Level,
    ConfidenceIntervalType IntervalType,
    OccupancyVariance Variance);
