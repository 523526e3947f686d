using Abscopal.Survival;

namespace Abscopal.Evidence.Borrowing;

/// <summary>How many units of information a prior is worth.</summary>
/// <param name="LocalInformation">
/// The expected local-information-ratio of Neuenschwander, Weber, Schmidli and O'Hagan, Biometrics 76 (2020) 578-587.
/// </param>
/// <param name="Moment">From the variance of the prior alone.</param>
/// <param name="Unit">What one unit is.</param>
public sealed record EffectiveSampleSize(Estimate LocalInformation, Estimate Moment, InformationUnit Unit);
