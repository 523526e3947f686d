namespace Abscopal.Evidence.Matching;

/// <summary>What a covariate is matched to: the figure that the other trial printed.</summary>
/// <param name="Covariate">Its name.</param>
/// <param name="Mean">The mean, or the proportion of a covariate of 0 and 1.</param>
/// <param name="StandardDeviation">The standard deviation, where it is to be matched too; null to match the mean alone.</param>
public sealed record MatchingTarget(string Covariate, double Mean, double? StandardDeviation = null);
