namespace Abscopal.Trials.Simulation;

/// <summary>A look of the simulated design.</summary>
/// <param name="Trigger">When it is made.</param>
/// <param name="Upper">Efficacy is claimed at this Z or above; null for no claim here.</param>
/// <param name="Lower">The trial stops for futility at this Z or below; null for no stop.</param>
public sealed record SimulatedLook(LookTrigger Trigger, double? Upper, double? Lower = null);
