namespace Abscopal.Survival;

/// <summary>The conventions that made a cumulative hazard.</summary>
/// <param name="Level">The confidence level.</param>
/// <param name="Ties">How events at one time enter.</param>
/// <param name="Scale">The scale of the limits.</param>
/// <param name="Variance">How the variance was estimated.</param>
public sealed record NelsonAalenConventions(double Level, HazardTies Ties, HazardScale Scale, VarianceKind Variance);
