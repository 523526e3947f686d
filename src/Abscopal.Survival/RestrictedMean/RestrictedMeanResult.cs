namespace Abscopal.Survival;

/// <summary>The mean survival time restricted to a horizon.</summary>
/// <param name="Label">The name of the group, or null for the whole sample.</param>
/// <param name="Horizon">The time to which the mean is restricted.</param>
/// <param name="Unit">The unit of the times.</param>
/// <param name="Level">The confidence level.</param>
/// <param name="Mean">The area under the curve up to the horizon; not estimable where the curve ends before it above 0.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Limits">Its limits, on the plain scale, cut to the interval from 0 to the horizon.</param>
/// <param name="TimeLost">The area above the curve: the horizon minus the mean.</param>
public sealed record RestrictedMeanResult(
    string? Label,
    double Horizon,
    TimeUnit Unit,
    double Level,
    Estimate Mean,
    Estimate StandardError,
    Interval Limits,
    Estimate TimeLost);
