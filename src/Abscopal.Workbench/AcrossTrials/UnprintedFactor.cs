namespace Abscopal.Workbench.AcrossTrials;

/// <summary>A factor of prognosis that the study did not print.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="RatioIfNone">The standardised ratio were no subject of the study to have it.</param>
/// <param name="RatioIfAll">The standardised ratio were all of them to have it.</param>
public sealed record UnprintedFactor(PrognosticRatio Factor, double RatioIfNone, double RatioIfAll);
