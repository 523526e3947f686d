namespace Abscopal.Evidence.Constraints;

/// <summary>A printed quantile as windows of days; a null window means that nothing was printed.</summary>
/// <param name="Probability">The probability of the event by then.</param>
/// <param name="Estimate">Where the estimate can lie, in half days: the middle of two days is a half day.</param>
/// <param name="Lower">Where the lower limit can lie, in days.</param>
/// <param name="Upper">Where the upper limit can lie, in days.</param>
/// <param name="EstimateNotReached">Whether the estimate was printed as not reached.</param>
/// <param name="UpperNotReached">Whether the upper limit was printed as not reached.</param>
/// <param name="Level">The confidence level of the limits.</param>
public sealed record QuantileConstraint(
    double Probability,
    DayWindow? Estimate,
    DayWindow? Lower,
    DayWindow? Upper,
    bool EstimateNotReached,
    bool UpperNotReached,
    double Level);
