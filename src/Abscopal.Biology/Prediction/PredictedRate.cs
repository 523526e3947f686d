using Abscopal.Survival;

namespace Abscopal.Biology.Prediction;

/// <summary>A figure of a trial to come.</summary>
/// <param name="Endpoint">PFS, OS or ORR.</param>
/// <param name="Month">Month of a rate; null for a median and for ORR.</param>
/// <param name="Estimate">Mean over trials of a rate, median over trials of a median.</param>
/// <param name="Lower">Lower limit: parameters, trial and the sample of subjects together.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record PredictedRate(string Endpoint, int? Month, Estimate Estimate, Estimate Lower, Estimate Upper);
