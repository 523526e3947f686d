namespace Abscopal.Survival;

/// <summary>What a fitted model says at a time or a probability, with its uncertainty by the delta method.</summary>
/// <param name="At">The time, or the probability of a quantile.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Limits">Its limits.</param>
/// <param name="LimitScale">The scale on which the limits are symmetric: log(-log), log or identity.</param>
/// <param name="Extrapolated">
/// Whether the estimate leans on times past the last observation, where the limits hold only if the family is right.
/// </param>
public sealed record ParametricEstimate(
    double At,
    Estimate Value,
    Estimate StandardError,
    Interval Limits,
    string LimitScale,
    bool Extrapolated);
