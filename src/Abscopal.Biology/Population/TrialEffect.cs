namespace Abscopal.Biology.Population;

/// <summary>How a trial's subjects differ from those of the average trial.</summary>
/// <param name="LogHazard">Logarithm of the factor on the hazard of death.</param>
/// <param name="LogGrowth">Logarithm of the factor on growth.</param>
public readonly record struct TrialEffect(double LogHazard, double LogGrowth);
