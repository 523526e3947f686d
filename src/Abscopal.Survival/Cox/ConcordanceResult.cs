namespace Abscopal.Survival;

/// <summary>How often, of two rows whose order of events is known, the one with the greater predicted hazard came first.</summary>
/// <param name="Estimate">(concordant + half the ties of prediction) / all comparable pairs; not estimable without any.</param>
/// <param name="StandardError">Its infinitesimal jackknife standard error.</param>
/// <param name="Concordant">The weight of pairs in which the greater prediction came first.</param>
/// <param name="Discordant">The weight of pairs in which it came second.</param>
/// <param name="TiedPredictions">The weight of comparable pairs with equal predictions.</param>
public sealed record ConcordanceResult(Estimate Estimate, Estimate StandardError, double Concordant, double Discordant, double TiedPredictions);
