namespace Abscopal.Survival;

/// <summary>The limits of a confidence interval.</summary>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
public readonly record struct Interval(Estimate Lower, Estimate Upper);
