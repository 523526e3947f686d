namespace Abscopal.Survival;

/// <summary>A hazard ratio under inverse probability of censoring weights.</summary>
/// <param name="Fit">The weighted regression on the arm, with the robust variance by subject.</param>
/// <param name="Switching">The model of the hazard of switching among controls.</param>
/// <param name="LeastWeight">The least weight of a control's row.</param>
/// <param name="MeanWeight">The mean weight over the controls' rows; far from 1 is a warning.</param>
/// <param name="GreatestWeight">The greatest weight of a control's row.</param>
public sealed record CensoringWeightingResult(CoxFit Fit, CoxFit Switching, double LeastWeight, double MeanWeight, double GreatestWeight);
