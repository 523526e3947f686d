namespace Abscopal.Evidence.Borrowing;

/// <summary>A prior for a landmark rate of a control arm as a mixture of betas, for use by designs.</summary>
/// <param name="Method">How it was made.</param>
/// <param name="Prior">The mixture.</param>
/// <param name="VagueWeight">The share of the vague component; 0 where there is none.</param>
/// <param name="SampleSize">What the prior is worth, in subjects.</param>
/// <param name="FitDivergence">The Kullback-Leibler divergence of the mixture from the prediction, before a vague component was added.</param>
public sealed record BetaBorrowedPrior(
    BorrowingMethod Method, BetaMixture Prior, double VagueWeight, EffectiveSampleSize SampleSize, double FitDivergence);
